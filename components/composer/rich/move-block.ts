import { Extension, type Editor } from '@tiptap/core'
import { NodeSelection, Selection } from '@tiptap/pm/state'

/** Moves the line, list or file in which the caret is before or behind its neighbour. false: there is none. */
export function moveBlock(editor: Editor, by: -1 | 1): boolean {
  const { state, view } = editor
  const { doc, selection } = state
  const index = selection.$from.index(0)
  const other = index + by
  if (other < 0 || other >= doc.childCount) return false
  const node = doc.child(index)
  let from = 0
  for (let n = 0; n < index; n += 1) from += doc.child(n).nodeSize
  const at = from + by * doc.child(other).nodeSize
  const tr = state.tr.delete(from, from + node.nodeSize).insert(at, node)
  const isFile = selection instanceof NodeSelection && selection.$from.depth === 0
  tr.setSelection(
    isFile
      ? NodeSelection.create(tr.doc, at)
      : Selection.near(tr.doc.resolve(at + selection.from - from)),
  )
  view.dispatch(tr.scrollIntoView())
  return true
}

/** Alt and an arrow do so by keyboard. */
export const blockMoving = Extension.create({
  name: 'blockMoving',
  addKeyboardShortcuts() {
    return {
      'Alt-ArrowUp': () => moveBlock(this.editor, -1),
      'Alt-ArrowDown': () => moveBlock(this.editor, 1),
    }
  },
})

import { Extension, type Editor } from '@tiptap/core'
import { NodeSelection, Selection, type EditorState, type Transaction } from '@tiptap/pm/state'

/**
 * The line, list or file in which the caret is, moved before or behind its neighbour; the caret goes with it.
 * null: there is none.
 */
export function blockMoved(state: EditorState, by: -1 | 1): Transaction | null {
  const { doc, selection } = state
  const index = selection.$from.index(0)
  const other = index + by
  if (other < 0 || other >= doc.childCount) return null
  const node = doc.child(index)
  let from = 0
  for (let n = 0; n < index; n += 1) from += doc.child(n).nodeSize
  const at = from + by * doc.child(other).nodeSize
  const tr = state.tr.delete(from, from + node.nodeSize).insert(at, node)
  const isFile = selection instanceof NodeSelection && selection.$from.depth === 0
  return tr.setSelection(
    isFile
      ? NodeSelection.create(tr.doc, at)
      : Selection.near(tr.doc.resolve(at + selection.from - from)),
  )
}

/** Does so in the editor; false: there is no neighbour. */
export function moveBlock(editor: Editor, by: -1 | 1): boolean {
  const tr = blockMoved(editor.state, by)
  if (tr) editor.view.dispatch(tr.scrollIntoView())
  return tr !== null
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

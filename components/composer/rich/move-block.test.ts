import { Schema } from '@tiptap/pm/model'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { blockMoved } from './move-block.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'text*' },
    file: { group: 'block', atom: true, selectable: true },
    text: {},
  },
})
const line = (text: string) => schema.node('paragraph', null, schema.text(text))
const stateOf = (at: number, isNode = false) => {
  const doc = schema.node('doc', null, [line('раз'), schema.node('file'), line('три')])
  const selection = isNode ? NodeSelection.create(doc, at) : TextSelection.create(doc, at)
  return EditorState.create({ schema, doc, selection })
}
const shape = (state: EditorState) =>
  state.doc.children.map((node) => node.textContent || node.type.name)

test('a line goes before its neighbour, with the caret where it was in it', () => {
  const tr = blockMoved(stateOf(9), -1)
  expect(tr && shape(stateOf(9).apply(tr))).toEqual(['раз', 'три', 'file'])
  expect(tr?.selection.$from.parent.textContent).toBe('три')
  expect(tr?.selection.$from.parentOffset).toBe(stateOf(9).selection.$from.parentOffset)
})

test('a chosen file goes behind its neighbour and stays chosen; the last goes no further', () => {
  const state = stateOf(5, true)
  const tr = blockMoved(state, 1)
  expect(tr && shape(state.apply(tr))).toEqual(['раз', 'три', 'file'])
  expect(tr?.selection).toBeInstanceOf(NodeSelection)
  const last = tr && blockMoved(state.apply(tr), 1)
  expect(last).toBeNull()
  expect(blockMoved(stateOf(1), -1)).toBeNull()
})

import { expect, test } from 'vitest'
import { historyFromJson, isRestorable } from './history.ts'
import { messageFromJson } from './message.ts'

const entry = (revision: number, change: 'edited' | 'deleted' | 'restored', body: string) => ({
  revision,
  change,
  body,
  changed_by: 'anna',
  changed_at: `2026-11-22T09:0${revision}:00Z`,
})
const message = (body: string, deleted: string | null = null) =>
  messageFromJson({
    conversation_id: 'c',
    seq: 1,
    position: 2,
    client_id: 'm-1',
    body,
    sent_at: '2026-11-22T09:00:00Z',
    edited_at: null,
    deleted_at: deleted,
    author: { kind: 'member', id: 'anna' },
    attachments: [],
  })

test('each change leads to what the next one found, the last one to what the message says now', () => {
  const entries = [
    entry(1, 'edited', 'один'),
    entry(2, 'deleted', 'два'),
    entry(3, 'restored', ''),
    entry(4, 'edited', 'два'),
  ]
  const { texts } = historyFromJson({ entries, attachments: [] }, 'три')
  expect(texts.map(({ revision, before, after }) => [revision, before, after])).toEqual([
    [4, 'два', 'три'],
    [3, '', 'два'],
    [2, 'два', ''],
    [1, 'один', 'два'],
  ])
  expect(texts.map((text) => isRestorable(text, message('три')))).toEqual([true, false, true, true])
})

test('what a message says now cannot be brought back; once deleted, it can', () => {
  const { texts } = historyFromJson({ entries: [entry(1, 'deleted', 'да')], attachments: [] }, '')
  expect(isRestorable(texts[0]!, message('да'))).toBe(false)
  expect(isRestorable(texts[0]!, message('', '2026-11-22T09:01:00Z'))).toBe(true)
})

test('after an erasure there are neither texts nor files', () => {
  const erased = { ...entry(2, 'edited', ''), change: 'erased' as const, body: null }
  const entries = [{ ...entry(1, 'edited', ''), body: null }, erased]
  const attachments = [
    { id: 'f', name: 'erased', content_type: 'image/png', bytes: 3, path: 'f/file.png' },
  ]
  const { texts, files } = historyFromJson({ entries, attachments }, '')
  expect(texts.map(({ before, after }) => [before, after])).toEqual([
    [null, null],
    [null, null],
  ])
  expect(files).toEqual([])
  expect(texts.some((text) => isRestorable(text, message('', 'x')))).toBe(false)
})

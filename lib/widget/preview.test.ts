import { expect, test } from 'vitest'
import { previewOf, wordsOf } from './preview.ts'
import { aConversation, aMessage, mine } from './samples.ts'

const anna = { id: 'anna', name: 'Анна', avatarUrl: null }
const waiting = aConversation({
  unread: 1,
  lastSeq: 4,
  lastMessageAt: 1_000,
  preview: 'Готово',
  previewFrom: 'member',
  previewAuthor: anna,
})

test('the newest unread message of the team, with who wrote it', () => {
  const read = aConversation({ id: 'd', lastMessageAt: 2_000, previewFrom: 'member' })
  expect(previewOf([read, waiting], 0)).toEqual({
    conversationId: 'c',
    seq: 4,
    name: 'Анна',
    avatarUrl: null,
    text: 'Готово',
  })
})

test.each([
  ['it is read', { unread: 0 }],
  ['the customer wrote last', { previewFrom: 'contact' as const }],
  ['it was taken back', { isPreviewDeleted: true }],
  ['it was waved away', { lastMessageAt: 500 }],
])('nothing where %s', (_why, change) => {
  expect(previewOf([{ ...waiting, ...change }], 500)).toBeNull()
})

test('who is responsible where the author is not known', () => {
  const boris = { id: 'boris', name: 'Борис', avatarUrl: null }
  const old = { ...waiting, previewAuthor: null, assignee: boris }
  expect(previewOf([old], 0)?.name).toBe('Борис')
})

test('markup of members becomes words, a customer’s stars stay; a file is its name', () => {
  expect(wordsOf(aMessage(1, { body: '**Готово:**\n[ссылка](https://a.test)' }))).toBe(
    'Готово: ссылка',
  )
  expect(wordsOf(aMessage(1, { ...mine, body: '**5 звёзд**' }))).toBe('**5 звёзд**')
  const file = { id: 'f', name: 'билет.pdf', contentType: '', bytes: 1, size: null, path: null }
  expect(wordsOf(aMessage(1, { body: '', attachments: [file] }))).toBe('билет.pdf')
})

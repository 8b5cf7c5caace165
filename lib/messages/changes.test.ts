import { expect, test } from 'vitest'
import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { createMessageChanges, withChange } from './changes.ts'
import type { Message } from './message.ts'

const message: Message = {
  conversationId: 'conversation-1',
  seq: 3,
  position: 5,
  clientId: 'client-3',
  author: { kind: 'member', id: 'anna', name: 'Анна', avatarUrl: null },
  body: 'Ваш рейс в 10:40',
  sentAt: '2026-11-22T09:00:00Z',
  editedAt: null,
  deletedAt: null,
  attachments: [
    {
      id: 'file-1',
      name: 'билет.pdf',
      contentType: 'application/pdf',
      bytes: 9,
      path: 'file-1/file.pdf',
      size: null,
    },
  ],
}

/** The verbs answer when the test says what. */
function changesWith() {
  const asked: string[] = []
  let answer: (result: Result<null>) => void = () => undefined
  let stored = 0
  const ask = (what: string) => {
    asked.push(what)
    return new Promise<Result<null>>((resolve) => (answer = resolve))
  }
  const changes = createMessageChanges(
    {
      edit: (_, body) => ask(`edit ${body}`),
      remove: () => ask('remove'),
      restore: (_, revision) => ask(`restore ${revision}`),
    },
    () => (stored += 1),
  )
  return {
    changes,
    asked,
    stored: () => stored,
    answer: (result: Result<null>) => answer(result),
    seen: () => withChange(message, changes.of(3)),
  }
}

test('an edit shows at once, and the table is asked what became of it', async () => {
  const { changes, asked, answer, stored, seen } = changesWith()
  changes.edit(message, message.body)
  changes.write(3, 'Ваш рейс в 11:40')
  expect(seen()).toBe(message)
  const saved = changes.save(3)
  expect(seen().body).toBe('Ваш рейс в 11:40')
  answer(ok(null))
  expect(await saved).toBe(true)
  expect(asked).toEqual(['edit Ваш рейс в 11:40'])
  expect(seen()).toMatchObject({ body: 'Ваш рейс в 11:40', attachments: message.attachments })
  expect(seen().editedAt).not.toBeNull()
  expect(stored()).toBe(1)
})

test('a refused edit keeps its text in the field, with the reason; the message is as it was', async () => {
  const { changes, answer, seen } = changesWith()
  changes.edit(message, message.body)
  changes.write(3, 'Новое')
  const saved = changes.save(3)
  answer(failed('message_deleted'))
  expect(await saved).toBe(false)
  expect(changes.of(3)).toMatchObject({
    state: 'editing',
    text: 'Новое',
    reason: 'message_deleted',
  })
  expect(seen()).toBe(message)
  changes.write(3, 'Новое!')
  expect(changes.of(3)).toMatchObject({ reason: null })
})

test.each([
  ['  \n', 'message_empty'],
  ['д'.repeat(20_001), 'message_too_long'],
])('a text that no message may have is refused before anybody is asked', async (text, reason) => {
  const { changes, asked } = changesWith()
  changes.edit(message, message.body)
  changes.write(3, text)
  expect(await changes.save(3)).toBe(false)
  expect(changes.of(3)).toMatchObject({ state: 'editing', text, reason })
  expect(asked).toEqual([])
})

test('the same words are no edit; back to the old ones is one, while the new are on their way', async () => {
  const { changes, asked, answer, seen } = changesWith()
  changes.edit(message, message.body)
  expect(await changes.save(3)).toBe(true)
  expect(asked).toEqual([])

  changes.edit(message, message.body)
  changes.write(3, 'Новое')
  const first = changes.save(3)
  answer(ok(null))
  await first
  changes.edit(message, seen().body)
  changes.write(3, message.body)
  const second = changes.save(3)
  answer(ok(null))
  await second
  expect(asked).toEqual(['edit Новое', `edit ${message.body}`])
  expect(seen().body).toBe(message.body)
})

test('a deletion shows at once and is taken back where it is refused', async () => {
  const { changes, answer, stored, seen } = changesWith()
  const removed = changes.remove(message)
  expect(seen()).toMatchObject({ body: '', attachments: [] })
  expect(seen().deletedAt).not.toBeNull()
  answer(failed('not_permitted'))
  expect(await removed).toEqual(failed('not_permitted'))
  expect(seen()).toBe(message)
  expect(stored()).toBe(0)
})

test('an earlier text that is brought back shows at once', async () => {
  const { changes, asked, answer, stored, seen } = changesWith()
  const restored = changes.restore(message, 2, 'Раньше')
  expect(seen()).toMatchObject({ body: 'Раньше', deletedAt: null })
  answer(ok(null))
  expect(await restored).toEqual(ok(null))
  expect(asked).toEqual(['restore 2'])
  expect(stored()).toBe(1)
})

test('what the timeline brings anew is the truth, whatever was meant', async () => {
  const { changes, answer } = changesWith()
  const removed = changes.remove(message)
  answer(ok(null))
  await removed
  const brought = { ...message, body: 'Кто-то вернул' }
  expect(withChange(brought, changes.of(3))).toBe(brought)
})

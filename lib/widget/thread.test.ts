import { expect, test } from 'vitest'
import { aMessage, aPage } from './samples.ts'
import { hasOlder, newestThread, withChanges, withMessage, withOlder } from './thread.ts'

const seqs = (thread: { messages: { seq: number }[] }) => thread.messages.map(({ seq }) => seq)
const page = (from: number, to: number, position = to) =>
  aPage({
    messages: Array.from({ length: to - from + 1 }, (_, at) => aMessage(from + at)),
    position,
  })

test('a newest page joins what is held where they touch', () => {
  const held = newestThread(page(1, 5), undefined)
  expect(seqs(newestThread(page(4, 8), held))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(seqs(newestThread(page(6, 8), held))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a newest page far ahead begins anew: a hole would never be filled', () => {
  const held = newestThread(page(1, 5), undefined)
  const fresh = newestThread(page(7, 9), held)
  expect(seqs(fresh)).toEqual([7, 8, 9])
  expect(fresh.position).toBe(9)
  expect(hasOlder(fresh)).toBe(true)
})

test('a joined page does not move the position: older messages may have been edited meanwhile', () => {
  const held = newestThread(page(1, 5, 5), undefined)
  expect(newestThread(page(4, 8, 20), held).position).toBe(5)
})

test('older pages go above, and one that overlaps adds nothing twice', () => {
  const held = newestThread(page(6, 9), undefined)
  expect(seqs(withOlder(held, page(2, 7)))).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
})

test('of broadcasts the next is taken, one past it is left for the table', () => {
  const held = newestThread(page(1, 3), undefined)
  expect(seqs(withMessage(held, aMessage(4)))).toEqual([1, 2, 3, 4])
  expect(withMessage(held, aMessage(5))).toBe(held)
})

test('an edit that arrives late does not undo a newer one', () => {
  const held = newestThread(page(1, 1), undefined)
  const newer = withMessage(held, aMessage(1, { body: 'second', editedAt: 20, asOf: 3 }))
  const older = withMessage(newer, aMessage(1, { body: 'first', editedAt: 10, asOf: 2 }))
  expect(older.messages[0]?.body).toBe('second')
  const gone = withMessage(older, aMessage(1, { body: '', editedAt: 20, deletedAt: 30, asOf: 4 }))
  const late = withMessage(gone, aMessage(1, { body: 'second', editedAt: 20, asOf: 3 }))
  expect(late.messages[0]?.body).toBe('')
})

test('what was deleted and brought back is there again, though its dates are older', () => {
  const held = newestThread(page(1, 1), undefined)
  const gone = withMessage(held, aMessage(1, { body: '', deletedAt: 30, asOf: 2 }))
  const back = withMessage(gone, aMessage(1, { body: 'text 1', asOf: 3 }))
  expect(back.messages[0]).toMatchObject({ body: 'text 1', deletedAt: null })
  const late = withChanges(
    back,
    aPage({ messages: [aMessage(1, { body: '', deletedAt: 30, asOf: 2 })], position: 2 }),
  )
  expect(late.messages[0]?.deletedAt).toBeNull()
})

test('changes of messages that are not held are left out', () => {
  const held = newestThread(page(5, 6), undefined)
  const changed = withChanges(
    held,
    aPage({ messages: [aMessage(2), aMessage(6), aMessage(7)], position: 9 }),
  )
  expect(seqs(changed)).toEqual([5, 6, 7])
  expect(changed.position).toBe(9)
})

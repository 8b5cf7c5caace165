import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Conversation } from './conversation.ts'
import { heldList } from './held-order.ts'

const rows = (ids: string) => [...ids].map((id) => ({ id }) as Conversation)
const shown = (held: string, now: string) => {
  const { places, waiting } = heldList([...held], rows(now))
  return [places.map(({ id, row }) => (row ? id : '_')).join(''), waiting]
}

test('nothing moves under the pointer: news wait, what went leaves its place empty', () => {
  expect(shown('abcd', 'abcd')).toEqual(['abcd', 0])
  expect(shown('abcd', 'eabcd')).toEqual(['abcd', 1])
  expect(shown('abcd', 'dabc')).toEqual(['abcd', 1])
  expect(shown('abcd', 'acd')).toEqual(['a_cd', 1])
  expect(shown('abcd', 'fdac')).toEqual(['a_cd', 3])
})

test('the next page comes below what is held', () => {
  expect(shown('ab', 'abcd')).toEqual(['abcd', 0])
  expect(shown('ab', 'xbacd')).toEqual(['abcd', 2])
})

test('whatever happens, every held place keeps its index', () => {
  const some = fc.uniqueArray(fc.constantFrom(...'abcdefghij'))
  fc.assert(
    fc.property(some, some, (held, now) => {
      const { places } = heldList(held, rows(now.join('')))
      expect(places.slice(0, held.length).map(({ id }) => id)).toEqual(held)
      const seen = places.filter(({ row }) => row).map(({ id }) => id)
      expect(new Set(seen).size).toBe(seen.length)
    }),
  )
})

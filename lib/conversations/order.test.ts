import { expect, test } from 'vitest'
import { byNewest } from './order.ts'

const sorted = (...rows: [id: string, at: string][]) =>
  rows
    .map(([id, lastMessageAt]) => ({ id, lastMessageAt }))
    .sort(byNewest)
    .map(({ id }) => id)

test('newest first, to the microsecond', () => {
  expect(
    sorted(
      ['a', '2026-11-22T05:00:00.123456+00:00'],
      ['b', '2026-11-22T05:00:00.123457+00:00'],
      ['c', '2026-11-22T05:00:00.1235+00:00'],
      ['d', '2026-11-22T05:00:00+00:00'],
    ),
  ).toEqual(['c', 'b', 'a', 'd'])
})

test('the same instant written differently is the same; then the id decides, downwards', () => {
  expect(
    sorted(
      ['a', '2026-11-22T05:00:00.5+00:00'],
      ['c', '2026-11-22 05:00:00.500000+00'],
      ['b', '2026-11-22T08:00:00.5+03:00'],
    ),
  ).toEqual(['c', 'b', 'a'])
})

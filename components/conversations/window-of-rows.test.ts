import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scrollToShow, windowOfRows } from './window-of-rows.ts'

test('a few rows are all drawn', () => {
  expect(windowOfRows(0, 800, 80, 3)).toEqual({ first: 0, end: 3 })
  expect(windowOfRows(0, 800, 80, 0)).toEqual({ first: 0, end: 0 })
})

test('of many, those that are seen and some around', () => {
  expect(windowOfRows(8_000, 800, 80, 10_000)).toEqual({ first: 94, end: 116 })
})

test('a list that shrank under a scrolled box still draws its end', () => {
  expect(windowOfRows(8_000, 800, 80, 20)).toEqual({ first: 19, end: 20 })
})

test('every seen row is drawn, and never more than a screen and its spare rows', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(3_000), fc.nat(20_000), (top, height, count) => {
      const { first, end } = windowOfRows(top, height, 80, count)
      const seen = Math.min(Math.floor(top / 80), Math.max(count - 1, 0))
      expect(first).toBeLessThanOrEqual(seen)
      if (count > 0) expect(end).toBeGreaterThan(0)
      expect(end - first).toBeLessThanOrEqual(Math.ceil(height / 80) + 14)
    }),
  )
})

test('scrolls no further than a row needs', () => {
  const box = { top: 400, height: 400 }
  expect(scrollToShow(6, 80, box)).toBe(400)
  expect(scrollToShow(2, 80, box)).toBe(160)
  expect(scrollToShow(10, 80, box)).toBe(480)
})

import { expect, test } from 'vitest'
import { fitted } from './logo.ts'

test('a logo fits its box and keeps its shape; a small one is not blown up', () => {
  expect(fitted(3200, 320)).toEqual({ width: 320, height: 32 })
  expect(fitted(1000, 1000)).toEqual({ width: 96, height: 96 })
  expect(fitted(64, 20)).toEqual({ width: 64, height: 20 })
  expect(fitted(100_000, 1)).toEqual({ width: 320, height: 1 })
})

import { expect, test } from 'vitest'
import { boxOf } from './picture-box.ts'

test('a picture is shown whole, no larger than it is, and large enough to press', () => {
  expect(boxOf({ width: 640, height: 480 })).toEqual({ width: 320, height: 240 })
  expect(boxOf({ width: 480, height: 4800 })).toEqual({ width: 44, height: 280 })
  expect(boxOf({ width: 100, height: 60 })).toEqual({ width: 100, height: 60 })
  expect(boxOf({ width: 1, height: 1 })).toEqual({ width: 44, height: 44 })
  expect(boxOf(null)).toEqual({ width: 320, height: 280 })
})

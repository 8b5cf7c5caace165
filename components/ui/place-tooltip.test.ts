import { expect, test } from 'vitest'
import { placeTooltip } from './place-tooltip.ts'

const window = { width: 400, height: 300 }
const bubble = { width: 100, height: 24 }

test('below and centred', () => {
  const element = { left: 150, top: 100, width: 40, height: 20 }
  expect(placeTooltip(element, bubble, window)).toEqual({ left: 120, top: 126 })
})

test('above at the foot of the window', () => {
  const element = { left: 150, top: 270, width: 40, height: 20 }
  expect(placeTooltip(element, bubble, window).top).toBe(240)
})

test('never beyond the sides', () => {
  expect(placeTooltip({ left: 0, top: 0, width: 20, height: 20 }, bubble, window).left).toBe(8)
  expect(placeTooltip({ left: 390, top: 0, width: 10, height: 20 }, bubble, window).left).toBe(292)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, hex, inkOn, readableOn, readColour } from './colours.ts'

const aColour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))

test('a colour is read from three digits or six, and from nothing else', () => {
  expect(readColour('#4257d6')).toEqual([66, 87, 214])
  expect(readColour('#Fa0')).toEqual([255, 170, 0])
  for (const other of ['red', '#12', '#12345', '#1234567', '4257d6', 'rgb(0,0,0)', null, 7])
    expect(readColour(other)).toBeNull()
})

test('what is written on any colour can be read', () => {
  fc.assert(
    fc.property(aColour, (colour) => {
      expect(contrast(colour, readColour(inkOn(colour))!)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('any colour becomes readable on a ground, and stays where it is already', () => {
  fc.assert(
    fc.property(aColour, fc.constantFrom('#fff', '#e9ebf0', '#2e313a', '#17181d'), (colour, of) => {
      const ground = readColour(of)!
      const moved = readableOn(colour, ground)
      expect(contrast(moved, ground)).toBeGreaterThanOrEqual(4.5)
      if (contrast(colour, ground) >= 4.5) expect(hex(moved)).toBe(hex(colour))
    }),
  )
})

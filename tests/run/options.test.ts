import { expect, test } from 'vitest'
import { tiers } from '../support/tiers.ts'
import { readOptions } from './options.ts'

test('without options every tier runs', () => {
  expect(readOptions([]).tiers).toEqual(tiers.map((tier) => tier.name))
})

test('tiers run in their own order', () => {
  expect(readOptions(['--tier', 'flow,rules']).tiers).toEqual(['rules', 'flow'])
  expect(readOptions(['--tier=database']).tiers).toEqual(['database'])
})

test('a name and paths narrow the run', () => {
  const options = readOptions(['-t', 'an agent reads', 'lib/messages'])
  expect(options).toMatchObject({ name: 'an agent reads', paths: ['lib/messages'] })
})

test('what is not understood is refused instead of running nothing', () => {
  expect(() => readOptions(['--tier', 'databse'])).toThrow(/Unknown tier databse/)
  expect(() => readOptions(['--watch'])).toThrow(/Unknown option --watch/)
  expect(() => readOptions(['-t'])).toThrow(/-t needs a value/)
})

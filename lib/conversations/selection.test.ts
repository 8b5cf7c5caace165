import { expect, test } from 'vitest'
import { nothingSelected, toggled } from './selection.ts'

const rows = [...'abcdef']
const press = (presses: [id: string, isRange?: boolean][]) =>
  [
    ...presses.reduce(
      (at, [id, isRange]) => toggled(at, id, rows, isRange ?? false),
      nothingSelected,
    ).ids,
  ]
    .sort()
    .join('')

test('a press marks and unmarks one row', () => {
  expect(press([['a'], ['c']])).toBe('ac')
  expect(press([['a'], ['c'], ['a']])).toBe('c')
})

test('a range goes both ways from the last row touched and never unmarks', () => {
  expect(press([['b'], ['d', true]])).toBe('bcd')
  expect(press([['e'], ['c', true]])).toBe('cde')
  expect(press([['a'], ['c', true], ['b', true]])).toBe('abc')
})

test('a range without a beginning is one row', () => {
  expect(press([['c', true]])).toBe('c')
})

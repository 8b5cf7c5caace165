import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test('commas, quotes and line ends stay inside their cell', () => {
  expect(csvLine(['Анна', 'а, б', 'сказала "да"', 'две\nстроки', null])).toBe(
    'Анна,"а, б","сказала ""да""","две\nстроки",\r\n',
  )
})

test.each(['=1+1', '+7', '-1', '@sum(a1)', '\tx'])(
  'no formula runs in a spreadsheet: %o',
  (cell) => {
    expect(csvLine([cell])).toBe(`'${cell}\r\n`)
  },
)

import { expect, test } from 'vitest'
import { namedIn, partsOf } from './in-text.ts'

const among = [
  { id: 'anna', name: 'Анна Морозова' },
  { id: 'artem', name: 'Артём Лебедев' },
  { id: 'ann', name: 'Анна' },
  { id: 'hotels', name: 'Отели (ночь)' },
]
const named = (text: string) => namedIn(text, among).map(({ id }) => id)

test('only full names after an @ count, the longer of two that begin alike', () => {
  expect(named('@Анна Морозова и @Артём Лебедев, гляньте')).toEqual(['anna', 'artem'])
  expect(named('@Анна, глянь')).toEqual(['ann'])
  expect(named('Анна Морозова, @Артём')).toEqual([])
  expect(named('@Анна Морозоваа')).toEqual(['ann'])
  expect(named('почта@Анна')).toEqual([])
})

test('case and ё do not count, brackets in a name are letters', () => {
  expect(named('(@артем лебедев) @ОТЕЛИ (НОЧЬ)!')).toEqual(['artem', 'hotels'])
})

test('the parts are the text, word for word', () => {
  const text = 'Смотри, @Анна: @Анна, @никто'
  const parts = partsOf(text, among)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.map((part) => part.named?.id ?? null)).toEqual([null, 'ann', null, 'ann', null])
  expect(partsOf('', among)).toEqual([])
  expect(partsOf('@Анна', [])).toEqual([{ text: '@Анна', named: null }])
})

test('of two with one name only the chosen one is meant, and nobody where none was chosen', () => {
  const two = [...among, { id: 'anna2', name: 'Анна Морозова' }]
  const meant = (chosen: string[]) => namedIn('@Анна Морозова', two, chosen).map(({ id }) => id)
  expect(meant(['anna2'])).toEqual(['anna2'])
  expect(meant([])).toEqual([])
})

import { expect, test } from 'vitest'
import { keyFrom, parseAttribute, type AttributeType } from './attribute.ts'

test.each<[AttributeType, string, unknown]>([
  ['text', '  A-17 ', 'A-17'],
  ['text', '   ', null],
  ['text', 'x'.repeat(501), undefined],
  ['number', '1 200,5', 1200.5],
  ['number', '12 шт.', undefined],
  ['date', '2024-02-29', '2024-02-29'],
  ['date', '2023-02-29', undefined],
  ['date', '29.02.2024', undefined],
  ['boolean', 'false', false],
  ['choice', 'Золотая', 'Золотая'],
  ['choice', 'золотая', undefined],
])('%s: «%s» is %j', (type, words, value) => {
  expect(parseAttribute({ type, choices: ['Золотая'] }, words)).toBe(value)
})

test.each([
  ['Номер брони', 'nomer_broni'],
  ['Щётка №2', 'shchetka_no2'],
  ['  2nd name! ', 'nd_name'],
  ['—', ''],
])('the key of %s is %s', (name, key) => {
  expect(keyFrom(name)).toBe(key)
})

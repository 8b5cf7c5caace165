import { expect, test } from 'vitest'
import { initials, tintOf } from './initials.ts'

test('first and last name give two letters, in any script', () => {
  expect(initials('Мария Иванова')).toBe('МИ')
  expect(initials('elena ivanovna petrova')).toBe('EP')
  expect(initials('«Северный ветер»')).toBe('СВ')
})

test('one word gives one letter, none gives nothing', () => {
  expect(initials('Вера')).toBe('В')
  expect(initials('  ')).toBe('')
  expect(initials(null)).toBe('')
})

test('the same person always has the same colour', () => {
  expect(tintOf('a-1')).toEqual(tintOf('a-1'))
  expect(tintOf('a-1')).not.toEqual(tintOf('a-2'))
})

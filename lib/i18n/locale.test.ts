import { expect, test } from 'vitest'
import { knownTimeZone, negotiateLocale } from './locale.ts'

test('the first language of ours that the browser lists wins', () => {
  expect(negotiateLocale('ru-RU,ru;q=0.9,en-US;q=0.8')).toBe('ru')
  expect(negotiateLocale('en-GB,en;q=0.9')).toBe('en')
})

test('weight decides, not place', () => {
  expect(negotiateLocale('de, en;q=0.4, ru;q=0.7')).toBe('ru')
})

test('a language weighted to nothing is refused', () => {
  expect(negotiateLocale('ru;q=0')).toBe('en')
})

test('English where nothing fits or nothing was said', () => {
  expect(negotiateLocale('de,fr;q=0.8')).toBe('en')
  expect(negotiateLocale(null)).toBe('en')
})

test('an unknown time zone becomes UTC', () => {
  expect(knownTimeZone('Europe/Moscow')).toBe('Europe/Moscow')
  expect(knownTimeZone('Mars/Olympus')).toBe('UTC')
  expect(knownTimeZone(undefined)).toBe('UTC')
})

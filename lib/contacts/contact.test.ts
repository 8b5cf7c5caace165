import { expect, test } from 'vitest'
import { isNameTyped } from './contact.ts'

test('a name is typed when its letters are, however they are written', () => {
  expect(isNameTyped('  алёна   смирнова', 'Алена Смирнова')).toBe(true)
  expect(isNameTyped('Алена', 'Алена Смирнова')).toBe(false)
  expect(isNameTyped('', '  ')).toBe(false)
})

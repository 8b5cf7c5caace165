import { expect, test } from 'vitest'
import { isNameTyped, sourceOf, type Contact } from './contact.ts'

test('a name is typed when its letters are, however they are written', () => {
  expect(isNameTyped('  алёна   смирнова', 'Алена Смирнова')).toBe(true)
  expect(isNameTyped('Алена', 'Алена Смирнова')).toBe(false)
  expect(isNameTyped('', '  ')).toBe(false)
})

const contact = {
  name: 'Мария Петрова',
  email: null,
  phone: null,
  company: { id: 'northwind', name: 'Северный ветер', externalId: null, attributes: {} },
  vouched: { name: 'Мария Иванова', email: 'maria@example.com', company_id: 'northwind' },
} as unknown as Contact

test('a field is signed, corrected by a member, or nobody’s word', () => {
  expect(sourceOf(contact, 'company_id')).toEqual({ kind: 'signed' })
  expect(sourceOf(contact, 'name')).toEqual({ kind: 'corrected', said: 'Мария Иванова' })
  expect(sourceOf(contact, 'email')).toEqual({ kind: 'corrected', said: 'maria@example.com' })
  expect(sourceOf(contact, 'phone')).toBeNull()
})

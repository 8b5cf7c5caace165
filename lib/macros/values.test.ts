import { expect, test } from 'vitest'
import { valuesOf } from './values.ts'

test('people, employers and conversations by the names that macros know', () => {
  const values = valuesOf(
    {
      contact: {
        name: 'Мария Иванова',
        email: null,
        phone: null,
        attributes: { plan: 'Про', seats: 7 },
      },
      company: { name: 'Северный ветер', attributes: { vip: true } },
      agent: { name: 'Анна Морозова' },
      conversation: { number: 1042, category: 'Билеты', team: null, attributes: {} },
    },
    ['contact.plan', 'contact.birthday'],
  )
  expect(values).toMatchObject({
    'contact.first_name': 'Мария',
    'contact.email': null,
    'contact.attributes.plan': 'Про',
    'contact.attributes.seats': '7',
    'contact.attributes.birthday': null,
    'company.attributes.vip': 'true',
    'agent.first_name': 'Анна',
    'conversation.number': '1042',
    'conversation.team': null,
  })
  expect('contact.attributes.shoe' in values).toBe(false)
})

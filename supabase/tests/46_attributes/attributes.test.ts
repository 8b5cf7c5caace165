import { expect } from 'vitest'
import { anna, artem, contacts, conversations, darya } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const create = 'create_attribute($1, $2, $3, $4, $5)'
const names = { ru: 'Тариф', en: 'Plan' }

async function define(db: Database, subject: string, key: string, type: string, choices = ['']) {
  return verb<{ id: string }>(db, artem, create, [subject, key, names, type, choices])
}

const setOfMaria = (db: Database, changes: unknown) =>
  verb(db, anna, 'set_contact_attributes($1, $2)', [contacts.maria.id, changes])

test('values are kept by their type, changed and taken away', async ({ db }) => {
  await define(db, 'contact', 'plan', 'choice', ['Базовый', 'Деловой'])
  await define(db, 'contact', 'flights', 'number')
  await define(db, 'contact', 'since', 'date')
  const changes = { plan: 'Деловой', flights: 12, since: '2024-02-29' }
  expect(await setOfMaria(db, changes)).toEqual(changes)
  expect(await setOfMaria(db, { plan: null, flights: 13 })).toEqual({
    flights: 13,
    since: '2024-02-29',
  })
})

test('a value that does not fit is refused and changes nothing', async ({ db }) => {
  await define(db, 'contact', 'plan', 'choice', ['Базовый'])
  await define(db, 'contact', 'flights', 'number')
  await define(db, 'contact', 'since', 'date')
  for (const changes of [{ plan: 'Золотой' }, { flights: '12' }, { since: '2023-02-29' }]) {
    const error = await expectRefused(setOfMaria(db, { flights: 1, ...changes }), 'PT400')
    expect(error.message).toBe('attribute_invalid')
  }
  const error = await expectRefused(setOfMaria(db, { unheard_of: 1 }), 'PT400')
  expect(error.message).toBe('attribute_unknown')
  const kept = 'select attributes from public.contacts where id = $1'
  expect(await db.value(kept, [contacts.maria.id])).toEqual({})
})

test('a conversation keeps its own, and its stream says which keys, never the values', async ({
  db,
}) => {
  await define(db, 'conversation', 'order_number', 'text')
  const id = conversations.mariaTickets
  await verb(db, anna, 'set_conversation_attributes($1, $2)', [id, { order_number: 'A-17' }])
  await verb(db, anna, 'set_conversation_attributes($1, $2)', [id, { order_number: 'A-17' }])
  const events = await db.rows(
    `select payload from public.conversation_events where conversation_id = $1 and type = 'conversation_attributes_set'`,
    [id],
  )
  expect(events).toEqual([{ payload: { keys: ['order_number'] } }])
})

test('of what a page says only what is defined and fits is kept', async ({ db }) => {
  await define(db, 'contact', 'flights', 'number')
  const fitting = `select private.fitting_attributes('contact', $1)`
  expect(await db.value(fitting, [{ flights: 3, is_admin: true }])).toEqual({ flights: 3 })
  expect(await db.value(fitting, [{ flights: 'many' }])).toEqual({})
})

test('an archived one takes nothing more', async ({ db }) => {
  const { id } = await define(db, 'contact', 'flights', 'number')
  await verb(db, artem, 'update_attribute($1, $2, $3, $4)', [id, names, [], true])
  const error = await expectRefused(setOfMaria(db, { flights: 1 }))
  expect(error.message).toBe('attribute_unknown')
})

refusal(
  'attribute_definitions',
  'agents define nothing, customers read nothing',
  async ({ db }) => {
    await expectVerbRefused(db, anna, 'not_permitted', create, ['contact', 'x', names, 'text', []])
    const mia = await maria(db)
    await define(db, 'contact', 'plan', 'text')
    await db.as(mia, () => expectNoRows(db.query('select * from public.attribute_definitions')))
    const direct = `update public.attribute_definitions set archived_at = now()`
    await db.as(artem, () => expectRefused(db.query(direct), '42501'))
    // Darya sees nothing of Maria.
    const blind = verb(db, darya, 'set_contact_attributes($1, $2)', [
      contacts.maria.id,
      { plan: 'x' },
    ])
    expect((await expectRefused(blind, 'PT404')).message).toBe('contact_not_found')
  },
)

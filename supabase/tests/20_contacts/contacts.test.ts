import { expect } from 'vitest'
import { anna, contacts, darya, vera } from '../../../tests/support/cast.ts'
import { customer, maria } from '../support/customer.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const one = 'select id from public.contacts where id = $1'

test('a member reads the contacts whose conversations are open to them', async ({ db }) => {
  await db.as(anna, async () => {
    expect(await db.rows(one, [contacts.maria.id])).toHaveLength(1)
    expect(await db.rows(one, [contacts.elena.id])).toHaveLength(0)
  })
  await db.as(vera, async () => expect(await db.rows(one, [contacts.elena.id])).toHaveLength(1))
})

refusal('contacts', 'an agent of another team does not see the contact', async ({ db }) => {
  await db.as(darya, () => expectNoRows(db.rows(one, [contacts.maria.id])))
})

refusal('contacts', 'a customer reads nobody’s row, the own one neither', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, async () => {
    for (const { id } of [contacts.maria, contacts.pavel]) await expectNoRows(db.rows(one, [id]))
  })
})

refusal(
  'contact_identities',
  'an agent of another team does not see how a contact is known',
  async ({ db }) => {
    const identity = 'select * from public.contact_identities where contact_id = $1'
    await db.as(anna, async () =>
      expect(await db.rows(identity, [contacts.maria.id])).toHaveLength(1),
    )
    await db.as(darya, () => expectNoRows(db.rows(identity, [contacts.maria.id])))
  },
)

refusal('companies', 'a customer does not read the list of clients', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () => expectNoRows(db.rows('select * from public.companies')))
  await db.as(anna, () => expectRefused(db.query('delete from public.companies'), '42501'))
})

test('a blocked customer is refused at the next statement', async ({ db }) => {
  const visitor = await customer(db)
  await db.query('update public.contacts set blocked_at = now() where id = $1', [visitor.id])
  await db.as(visitor, () => expectRefused(db.query('select public.widget_state()'), '42501'))
})

test('a new name of a contact reaches the rows of the list', async ({ db }) => {
  await db.query(`update public.contacts set name = 'Мария Петрова' where id = $1`, [
    contacts.maria.id,
  ])
  const names = await db.rows(
    'select distinct contact_name from public.conversations where contact_id = $1',
    [contacts.maria.id],
  )
  expect(names).toEqual([{ contact_name: 'Мария Петрова' }])
})

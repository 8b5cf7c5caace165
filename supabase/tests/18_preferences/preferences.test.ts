import { expect } from 'vitest'
import { anna, boris, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const change = (db: Database, person: Person, changes: unknown) =>
  verb(db, person, 'change_preferences($1)', [JSON.stringify(changes)])

test('changes are laid over what was chosen before, and null takes a key back', async ({ db }) => {
  await change(db, anna, { enterSends: false, density: 'compact' })
  expect(await change(db, anna, { undoSendSeconds: 0, density: null })).toEqual({
    enterSends: false,
    undoSendSeconds: 0,
  })
})

test('the member’s other tabs hear it', async ({ db }) => {
  await change(db, anna, { enterSends: false })
  expect(
    await db.rows(
      `select payload -> 'preferences' as preferences from realtime.messages
       where topic = 'member:' || $1 and event = 'preferences'`,
      [anna.id],
    ),
  ).toEqual([{ preferences: { enterSends: false, undoSendSeconds: 0 } }])
})

refusal('member_preferences', 'nobody reads another’s, a superadmin neither', async ({ db }) => {
  await change(db, anna, { enterSends: false })
  for (const person of [boris, vera, await maria(db)]) {
    await db.as(person, () =>
      expectNoRows(
        db.query('select * from public.member_preferences where member_id = $1', [anna.id]),
      ),
    )
  }
})

refusal('member_preferences', 'they are changed by the verb alone', async ({ db }) => {
  await change(db, anna, { enterSends: false })
  await db.as(anna, () =>
    expectRefused(db.query(`update public.member_preferences set preferences = '{}'`), '42501'),
  )
})

refusal('member_preferences', 'a customer has none', async ({ db }) => {
  const error = await expectRefused(change(db, await maria(db), { enterSends: false }), '42501')
  expect(error.message).toBe('not_a_member')
})

refusal('member_preferences', 'what is no object, or too long', async ({ db }) => {
  for (const changes of [[], 'loud', { key: 'x'.repeat(5000) }]) {
    const error = await db.as(anna, () =>
      expectRefused(
        db.query('select public.change_preferences($1)', [JSON.stringify(changes)]),
        'PT400',
      ),
    )
    expect(error.message).toBe('preferences_invalid')
  }
})

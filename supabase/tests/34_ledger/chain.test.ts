import { expect } from 'vitest'
import { anna, artem, boris, conversations } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const id = conversations.mariaTickets

const edit = (db: Database, body: string) =>
  db.as(anna, () => db.query('select public.edit_message($1, 2, $2)', [id, body]))
const verified = (db: Database) =>
  verb<{ entries: number; head: string; broken_entry: number | null }>(db, artem, 'verify_ledger()')
/** As somebody who owns the database and tampers with it. */
async function tamper(db: Database, statement: string) {
  await db.query(`select set_config('session_replication_role', 'replica', true)`)
  await db.query(statement)
  await db.query(`select set_config('session_replication_role', 'origin', true)`)
}

const tampering: [string, string, number | null][] = [
  ['nothing', 'select 1', null],
  ['a changed text', `update public.message_revisions set body = 'Не так' where entry = 2`, 2],
  [
    'a changed author',
    `update public.message_revisions set changed_by = '${boris.id}' where entry = 1`,
    1,
  ],
  ['a missing entry', 'delete from public.message_revisions where entry = 2', 3],
]

for (const [what, statement, entry] of tampering) {
  test(`the chain shows ${what}`, async ({ db }) => {
    await edit(db, 'Раз')
    await edit(db, 'Два')
    await edit(db, 'Три')
    await tamper(db, statement)
    expect(await verified(db)).toMatchObject({ entries: 3, broken_entry: entry })
  })
}

test('cut off at its end the chain holds by itself: its head, kept elsewhere, tells', async ({
  db,
}) => {
  await edit(db, 'Раз')
  await edit(db, 'Два')
  const whole = await verified(db)
  await tamper(db, 'delete from public.message_revisions where entry = 2')
  const cut = await verified(db)
  expect(cut.broken_entry).toBeNull()
  expect(cut.head).not.toBe(whole.head)
})

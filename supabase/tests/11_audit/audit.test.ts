import { expect } from 'vitest'
import { anna, artem, boris, teams, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { maria } from '../support/customer.ts'
import { backend } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const entries = 'select * from public.audit_entries'

const last = (db: Database) =>
  db.one(
    'select kind, actor_kind, actor_id, subject_kind, subject_id, details from public.audit_entries order by id desc limit 1',
  )

refusal('audit_entries', 'only read_audit opens the log', async ({ db }) => {
  await verb(db, vera, 'create_team($1)', ['Поезда'])
  await db.as(anna, () => expectNoRows(db.rows(entries)))
  const mia = await maria(db)
  await db.as(mia, () => expectNoRows(db.rows(entries)))
  expect(await db.as(artem, () => db.rows(entries))).not.toEqual([])
})

refusal(
  'audit_entries',
  'nobody writes, changes or empties it, the owner neither',
  async ({ db }) => {
    const forged = `insert into public.audit_entries (kind, actor_kind) values ('exported', 'system')`
    await db.as(vera, () => expectRefused(db.query(forged), '42501'))
    await verb(db, vera, 'create_team($1)', ['Поезда'])
    await expectRefused(db.query(`update public.audit_entries set details = '{}'`), '42501')
    await expectRefused(db.query('delete from public.audit_entries'), '42501')
    await expectRefused(db.query('truncate public.audit_entries'), '42501')
    await db.as(backend, () => expectRefused(db.query('delete from public.audit_entries'), '42501'))
  },
)

test('a change is written with who, on what, and from what to what', async ({ db }) => {
  await verb(db, vera, 'update_team($1, $2)', [teams.hotels, 'Гостиницы'])
  expect(await last(db)).toEqual({
    kind: 'team_changed',
    actor_kind: 'member',
    actor_id: vera.id,
    subject_kind: 'team',
    subject_id: teams.hotels,
    details: { name: { from: 'Отели', to: 'Гостиницы' } },
  })
})

test('what changes a right past the verbs is written, too, and what is no right is not', async ({
  db,
}) => {
  await db.as(backend, () =>
    db.query('delete from public.team_members where member_id = $1', [boris.id]),
  )
  expect(await last(db)).toMatchObject({
    kind: 'team_member_removed',
    actor_kind: 'system',
    subject_id: teams.tickets,
    details: { member_id: boris.id },
  })
  const before = await db.value('select max(id) from public.audit_entries')
  await db.as(anna, () =>
    db.query(`update public.members set locale = 'en' where id = $1`, [anna.id]),
  )
  expect(await db.value('select max(id) from public.audit_entries')).toBe(before)
})

test('a refused attempt at an admin verb stays in the log', async ({ db }) => {
  await expectVerbRefused(db, anna, 'not_permitted', 'create_team($1)', ['Мои'])
  expect(await last(db)).toMatchObject({
    kind: 'verb_refused',
    actor_id: anna.id,
    details: { verb: 'create_team', permission: 'manage_teams' },
  })
  await expectVerbRefused(db, await maria(db), 'not_a_member', 'create_team($1)', ['Мои'])
  expect(await last(db)).toMatchObject({ actor_kind: 'contact' })
})

test('whoever hammers at a door does not fill the log', async ({ db }) => {
  for (let i = 0; i < 70; i++) await verb(db, anna, 'create_team($1)', ['Мои'])
  const noted = `select count(*)::int from public.audit_entries where kind = 'verb_refused'`
  expect(await db.value(noted)).toBe(60)
})

test('sign-ins are written by Auth’s hook, failed ones too', async ({ db }) => {
  const attempt = 'select public.password_verification_attempt($1)'
  const answer = await db.value(attempt, [{ user_id: anna.id, valid: false }])
  expect(answer).toEqual({ decision: 'continue' })
  expect(await last(db)).toMatchObject({ kind: 'sign_in_failed', actor_id: anna.id })
  await db.query(attempt, [{ user_id: anna.id, valid: true }])
  expect(await last(db)).toMatchObject({ kind: 'sign_in_succeeded', actor_kind: 'member' })
  await db.as(anna, () => expectRefused(db.query(attempt, [{}]), '42501'))
})

test('an export is written before its rows are read, and needs its permission', async ({ db }) => {
  await verb(db, artem, 'record_export($1, $2)', ['audit', { kinds: ['exported'] }])
  expect(await last(db)).toMatchObject({ kind: 'exported', details: { what: 'audit' } })
  await expectVerbRefused(db, anna, 'not_permitted', 'record_export($1)', ['audit'])
})

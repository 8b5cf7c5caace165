import { expect } from 'vitest'
import { anna, artem, contacts, teams, vera } from '../../../tests/support/cast.ts'
import { customer, maria } from '../support/customer.ts'
import { backend, stranger } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

for (const table of ['workspace', 'roles', 'members', 'teams', 'team_members']) {
  test(`a member reads ${table}, a customer finds it empty, a stranger is refused`, async ({
    db,
  }) => {
    const everything = `select * from public.${table}`
    expect((await db.as(anna, () => db.rows(everything))).length).toBeGreaterThan(0)
    const mia = await maria(db)
    await db.as(mia, () => expectNoRows(db.rows(everything)))
    await db.as(stranger, () => expectRefused(db.query(everything), '42501'))
  })
}

refusal('members', 'an agent does not rename a colleague', async ({ db }) => {
  await db.as(anna, () =>
    expectNoRows(db.query(`update public.members set name = 'Кто-то' where id = $1`, [vera.id])),
  )
})

refusal('members', 'an agent does not promote herself', async ({ db }) => {
  const promote = `update public.members set role_id = (select id from public.roles where key = 'superadmin') where id = $1`
  await db.as(anna, () => expectRefused(db.query(promote, [anna.id]), '42501'))
})

refusal('roles', 'nobody writes a role past the verbs', async ({ db }) => {
  await db.as(vera, () => expectRefused(db.query(`update public.roles set scope = 'all'`), '42501'))
})

refusal('teams', 'a customer sees no team', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () => expectNoRows(db.rows('select * from public.teams')))
})

refusal('team_members', 'an agent does not join a team alone', async ({ db }) => {
  const join = 'insert into public.team_members (team_id, member_id) values ($1, $2)'
  await db.as(anna, () => expectRefused(db.query(join, [teams.hotels, anna.id]), '42501'))
})

refusal('workspace', 'a member does not change the installation', async ({ db }) => {
  await db.as(vera, () =>
    expectRefused(db.query(`update public.workspace set name = 'X'`), '42501'),
  )
})

test('a member changes the own profile', async ({ db }) => {
  await db.as(anna, () =>
    db.query(`update public.members set locale = 'en' where id = $1`, [anna.id]),
  )
  expect(await db.value('select locale from public.members where id = $1', [anna.id])).toBe('en')
})

test('a deactivated member is nobody at the next statement', async ({ db }) => {
  await db.query('update public.members set deactivated_at = now() where id = $1', [artem.id])
  await db.as(artem, async () => {
    await expectNoRows(db.rows('select * from public.members'))
    await expectNoRows(db.rows('select * from public.conversations'))
    await expectRefused(db.query('select public.view_counts()'), '42501')
  })
})

test('a customer whose id is a member is still no member', async ({ db }) => {
  const mia = await customer(db, contacts.maria)
  await db.as({ ...mia, id: vera.id }, async () => {
    await expectNoRows(db.rows('select * from public.members'))
    await expectNoRows(db.rows('select * from public.conversations'))
  })
})

test('a role holds only words of the catalogue', async ({ db }) => {
  const odd = `insert into public.roles (key, name, scope, permissions) values ('odd', 'Odd', 'all', '{fly}')`
  await db.as(backend, () => expectRefused(db.query(odd), '23514'))
})

test('a token whose session was ended is nobody’s at the next statement', async ({ db }) => {
  const session = await db.value(
    `insert into auth.sessions (id, user_id, created_at, updated_at) values (gen_random_uuid(), $1, now(), now()) returning id`,
    [anna.id],
  )
  const claims = { sub: anna.id, role: 'authenticated', session_id: session }
  const known = async () => {
    await db.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(claims)])
    return db.value('select private.member_id()')
  }
  expect(await known()).toBe(anna.id)
  await db.query('delete from auth.sessions where id = $1', [session])
  expect(await known()).toBeNull()
})

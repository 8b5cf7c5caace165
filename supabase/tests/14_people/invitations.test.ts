import { expect } from 'vitest'
import { anna, artem, teams, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { maria } from '../support/customer.ts'
import { backend } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const invite = 'invite_member($1, $2, $3)'
const roleId = (db: Database, key: string) =>
  db.value<string>('select id from public.roles where key = $1', [key])

async function invited(db: Database, email = 'Igor@Example.com') {
  return verb<{ id: string; email: string }>(db, artem, invite, [
    email,
    await roleId(db, 'agent'),
    [teams.tickets],
  ])
}

const token = (db: Database, id: string) =>
  db.as(backend, () => db.value<string | null>('select public.issue_invitation_token($1)', [id]))

/** An account as Auth keeps it. */
async function account(db: Database, email: string, isConfirmed = true): Promise<string> {
  return db.value<string>(
    `insert into auth.users (id, email, email_confirmed_at, aud, role)
     values (gen_random_uuid(), $1, $2, 'authenticated', 'authenticated') returning id`,
    [email, isConfirmed ? new Date() : null],
  )
}

const accept = (db: Database, word: string | null, id: string) =>
  db.as(backend, () =>
    db.value('select public.accept_invitation($1, $2, $3, $4)', [word, id, 'Игорь', 'en']),
  )

test('an invitation mails itself, and whoever accepts it has its role and teams', async ({
  db,
}) => {
  const invitation = await invited(db)
  expect(invitation.email).toBe('igor@example.com')
  expect(
    await db.rows(`select data from pgboss.job where name = 'members/mail-invitation'`),
  ).toEqual([{ data: { invitation_id: invitation.id } }])
  const word = await token(db, invitation.id)
  const id = await account(db, 'igor@example.com')
  expect(await accept(db, word, id)).toMatchObject({ id, name: 'Игорь', locale: 'en' })
  expect(
    await db.rows('select team_id from public.team_members where member_id = $1', [id]),
  ).toEqual([{ team_id: teams.tickets }])
  // The first desk that opens brings the newcomer to work.
  const igor = { kind: 'member' as const, id, email: 'igor@example.com' }
  expect(await db.as(igor, () => db.value('select public.be_present()'))).toMatchObject({
    availability: 'online',
  })
  const again = accept(db, word, await account(db, 'second@example.com'))
  expect((await expectRefused(again, 'PT409')).message).toBe('invitation_used')
})

test('an address joins only with an account that proved it', async ({ db }) => {
  const word = await token(db, (await invited(db)).id)
  for (const id of [
    await account(db, 'other@example.com'),
    await account(db, 'igor@example.com', false),
  ]) {
    expect((await expectRefused(accept(db, word, id), 'PT409')).message).toBe('account_not_proven')
  }
})

test('a link dies when it is sent again, taken back, or seven days old', async ({ db }) => {
  const { id } = await invited(db)
  const igor = await account(db, 'igor@example.com')
  const reason = async (word: string | null) =>
    (await expectRefused(accept(db, word, igor))).message
  const first = await token(db, id)
  await verb(db, artem, 'resend_invitation($1)', [id])
  expect(await reason(first)).toBe('invitation_not_found')
  const second = await token(db, id)
  await db.query(`update public.invitations set expires_at = now() where id = $1`, [id])
  expect(await reason(second)).toBe('invitation_expired')
  await verb(db, artem, 'resend_invitation($1)', [id])
  const third = await token(db, id)
  await verb(db, artem, 'withdraw_invitation($1)', [id])
  expect(await reason(third)).toBe('invitation_withdrawn')
  expect(await token(db, id)).toBeNull()
})

test('an address is invited once at a time, and no member is', async ({ db }) => {
  await invited(db)
  const refused = async (email: string) =>
    (
      await db.as(artem, async () =>
        expectRefused(
          db.query(`select public.${invite}`, [email, '00000000-0000-4000-8000-00000000a001', []]),
        ),
      )
    ).message
  expect(await refused('igor@example.com')).toBe('invitation_exists')
  expect(await refused('ANNA@demo.otklik.test')).toBe('member_exists')
  expect(await refused('nobody')).toBe('email_invalid')
  // After seven days the address is free again.
  await db.query('update public.invitations set expires_at = now()')
  expect(await invited(db)).toHaveProperty('id')
})

refusal('invitations', 'only manage_members reads and makes them', async ({ db }) => {
  await invited(db)
  const everything = 'select * from public.invitations'
  await db.as(anna, () => expectNoRows(db.rows(everything)))
  await db.as(await maria(db), () => expectNoRows(db.rows(everything)))
  await expectVerbRefused(db, anna, 'not_permitted', invite, [
    'x@example.com',
    await roleId(db, 'agent'),
    [],
  ])
  await db.as(vera, () =>
    expectRefused(db.query(`select public.issue_invitation_token(gen_random_uuid())`), '42501'),
  )
  await db.as(vera, () =>
    expectRefused(db.query(`select public.invitation_by_token('x')`), '42501'),
  )
})

refusal('invitations', 'an admin invites nobody to what is above admins', async ({ db }) => {
  await expectVerbRefused(db, artem, 'grant_exceeds_own', invite, [
    'x@example.com',
    await roleId(db, 'superadmin'),
    [],
  ])
})

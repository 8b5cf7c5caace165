import { expect } from 'vitest'
import {
  anna,
  artem,
  boris,
  conversations,
  darya,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

test('who is deactivated is out at once; the work goes back, what was written stays', async ({
  db,
}) => {
  await db.query(
    'insert into auth.sessions (id, user_id, created_at, updated_at) values (gen_random_uuid(), $1, now(), now())',
    [anna.id],
  )
  // Anna holds one open conversation; a closed one stays hers.
  expect(await verb(db, artem, 'deactivate_member($1)', [anna.id])).toEqual({
    conversations_returned: 1,
  })
  await expectNoRows(db.as(anna, () => db.rows('select * from public.members')))
  await expectNoRows(db.rows('select * from auth.sessions where user_id = $1', [anna.id]))
  expect(
    await db.one('select assignee_id, team_id, status from public.conversations where id = $1', [
      conversations.mariaTickets,
    ]),
  ).toEqual({
    assignee_id: null,
    team_id: teams.tickets,
    status: 'open',
  })
  expect(
    await db.value(
      `select payload from public.conversation_events where conversation_id = $1 order by position desc limit 1`,
      [conversations.mariaTickets],
    ),
  ).toEqual({ from_member_id: anna.id, reason: 'member_deactivated' })
  expect(
    await db.value('select count(*)::int from public.messages where author_id = $1', [anna.id]),
  ).toBeGreaterThan(0)
  await verb(db, artem, 'reactivate_member($1)', [anna.id])
  expect(await db.as(anna, () => db.value('select public.be_present()'))).toMatchObject({
    availability: 'online',
  })
  expect(await db.as(anna, () => db.rows('select id from public.members'))).toHaveLength(5)
})

refusal('members', 'nobody shuts out himself, nor who may more', async ({ db }) => {
  const self = await db.as(artem, () =>
    expectRefused(db.query('select public.deactivate_member($1)', [artem.id]), 'PT409'),
  )
  expect(self.message).toBe('deactivate_self')
  await expectVerbRefused(db, artem, 'grant_exceeds_own', 'deactivate_member($1)', [vera.id])
  await expectVerbRefused(db, anna, 'not_permitted', 'deactivate_member($1)', [boris.id])
})

test('a changed role takes effect at the next statement', async ({ db }) => {
  const admin = await db.value('select id from public.roles where key = $1', ['admin'])
  await verb(db, artem, 'update_member($1, $2, $3, $4)', [darya.id, 'Дарья', admin, 9])
  expect(await db.as(darya, () => db.rows('select id from public.conversations'))).toHaveLength(6)
})

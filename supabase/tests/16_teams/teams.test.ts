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
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

test('who joins a team sees its conversations, who leaves it no longer', async ({ db }) => {
  const sees = (person: typeof anna) =>
    db.as(person, () => db.rows('select id from public.conversations'))
  const before = (await sees(darya)).length
  await verb(db, artem, 'set_team_members($1, $2, $3)', [teams.tickets, [anna.id], [darya.id]])
  expect((await sees(darya)).length).toBeGreaterThan(before)
  // Boris holds one of its conversations and keeps it.
  expect(await sees(boris)).toEqual([{ id: conversations.pavelPapers }])
  expect(
    await db.rows(
      'select member_id, is_primary from public.team_members where team_id = $1 order by 1',
      [teams.tickets],
    ),
  ).toEqual([
    { member_id: anna.id, is_primary: true },
    { member_id: darya.id, is_primary: false },
  ])
})

test('a team that work leads to is archived only with a successor, who gets the work', async ({
  db,
}) => {
  const alone = await db.as(artem, () =>
    expectRefused(db.query('select public.archive_team($1)', [teams.hotels]), 'PT409'),
  )
  expect(alone.message).toBe('team_in_use')
  await verb(db, artem, 'archive_team($1, $2)', [teams.hotels, teams.tickets])
  expect(
    await db.one('select team_id, assignee_id from public.conversations where id = $1', [
      conversations.elenaHotel,
    ]),
  ).toEqual({ team_id: teams.tickets, assignee_id: null })
  expect(
    await db.rows('select 1 from public.team_members where team_id = $1', [teams.hotels]),
  ).toEqual([])
  expect(
    await db.rows('select 1 from public.categories where team_id = $1', [teams.hotels]),
  ).toEqual([])
})

test('a name is given once', async ({ db }) => {
  const taken = await db.as(vera, () =>
    expectRefused(db.query(`select public.create_team('отели ')`), 'PT409'),
  )
  expect(taken.message).toBe('team_name_taken')
})

refusal('team_members', 'nobody opens a team that is closed to himself', async ({ db }) => {
  const role = await verb<{ id: string }>(db, vera, 'create_role($1, $2, $3)', [
    'Старший',
    'teams',
    ['manage_teams'],
  ])
  await verb(db, vera, 'update_member($1, $2, $3, 5)', [boris.id, 'Борис', role.id])
  await expectVerbRefused(db, boris, 'grant_exceeds_own', 'set_team_members($1, $2)', [
    teams.hotels,
    [boris.id],
  ])
  // Nor by taking over what it has.
  await expectVerbRefused(db, boris, 'grant_exceeds_own', 'archive_team($1, $2)', [
    teams.hotels,
    teams.tickets,
  ])
  expect(await verb(db, boris, 'set_team_members($1, $2)', [teams.tickets, [boris.id]])).toEqual({})
})

import { expect } from 'vitest'
import { anna, artem, boris, darya, teams, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const everybody = [vera, artem, anna, boris, darya].map(({ id }) => `member:${id}`).sort()

/** Topics that were told to ask for the directory again since this was last asked. */
async function told(db: Database): Promise<string[]> {
  const rows = await db.rows<{ topic: string }>(
    `update realtime.messages set event = 'heard' where event = 'directory_changed' returning topic`,
  )
  return rows.map(({ topic }) => topic).sort()
}

test('a new role, another name and a removal are told to every member', async ({ db }) => {
  const made = await verb<{ id: string }>(db, vera, 'create_role($1, $2, $3, $4)', [
    'Стажёр',
    'teams',
    ['note'],
    false,
  ])
  expect(await told(db)).toEqual(everybody)
  await verb(db, vera, 'update_role($1, $2, $3, $4, $5)', [
    made.id,
    'Ученик',
    'teams',
    ['note'],
    false,
  ])
  expect(await told(db)).toEqual(everybody)
  await verb(db, vera, 'remove_role($1)', [made.id])
  expect(await told(db)).toEqual(everybody)
})

test('so are the names of teams and members, and whether a member comes first in a team', async ({
  db,
}) => {
  await verb(db, vera, 'update_team($1, $2)', [teams.hotels, 'Гостиницы'])
  expect(await told(db)).toEqual(everybody)
  await db.as(anna, () =>
    db.query(`update public.members set name = 'Анна М.' where id = $1`, [anna.id]),
  )
  expect(await told(db)).toEqual(everybody)
  await db.query('update public.team_members set is_primary = false where member_id = $1', [
    boris.id,
  ])
  expect(await told(db)).toEqual(everybody)
})

test('a preview of a role, somebody who comes online and a raised epoch are told to nobody', async ({
  db,
}) => {
  await verb(db, vera, `preview_role('all', false, $1)`, [anna.id])
  await db.as(anna, () =>
    db.query(`update public.members set availability = 'away' where id = $1`, [anna.id]),
  )
  await db.query('update public.teams set access_epoch = access_epoch + 1')
  expect(await told(db)).toEqual([])
})

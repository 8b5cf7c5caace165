import { expect } from 'vitest'
import { anna, artem, boris, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { backend } from '../support/person.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const create = 'create_role($1, $2, $3, $4)'
const update = 'update_role($1, $2, $3, $4, $5)'

/** A role whose members make roles without being superadmins. */
async function clerk(db: Database, permissions = ['reply', 'manage_roles', 'manage_members']) {
  const role = await verb<{ id: string }>(db, vera, create, ['Кадры', 'teams', permissions, false])
  await verb(db, vera, 'update_member($1, $2, $3, 5)', [boris.id, 'Борис', role.id])
  return role.id
}

test('a superadmin makes, changes and removes a role', async ({ db }) => {
  const made = await verb<{ id: string }>(db, vera, create, ['Стажёр', 'assigned', ['note'], true])
  expect(made).toMatchObject({ scope: 'assigned', sees_unassigned: true, is_built_in: false })
  const changed = await verb(db, vera, update, [made.id, ' Стажёр 2 ', 'teams', ['reply'], true])
  // What means nothing with another scope is not kept.
  expect(changed).toMatchObject({
    name: 'Стажёр 2',
    permissions: ['reply'],
    sees_unassigned: false,
  })
  expect(await verb(db, vera, 'remove_role($1)', [made.id])).toEqual({})
})

test('what a role may not be is said by name', async ({ db }) => {
  const reason = async (values: unknown[]) =>
    (await db.as(vera, () => expectRefused(db.query(`select public.${create}`, values)))).message
  expect(await reason([' ', 'all', [], false])).toBe('role_name_empty')
  expect(await reason(['agent', 'all', [], false])).toBe('role_name_taken')
  expect(await reason(['Пилот', 'all', ['fly'], false])).toBe('permission_unknown')
})

refusal('roles', 'only manage_roles makes them', async ({ db }) => {
  for (const person of [anna, artem]) {
    await expectVerbRefused(db, person, 'not_permitted', create, ['Я', 'all', [], false])
  }
})

refusal('roles', 'nobody grants what he does not have', async ({ db }) => {
  const own = await clerk(db)
  const exceeding = [
    ['Больше', 'teams', ['close'], false],
    ['Шире', 'all', ['reply'], false],
  ]
  for (const role of exceeding)
    await expectVerbRefused(db, boris, 'grant_exceeds_own', create, role)
  await expectVerbRefused(db, boris, 'grant_exceeds_own', update, [
    own,
    'К',
    'teams',
    ['export'],
    false,
  ])
  // Neither by hanging a mightier role on somebody, nor by taking one away.
  const superadmin = await db.value(`select id from public.roles where key = 'superadmin'`)
  const give = 'update_member($1, $2, $3, 5)'
  await expectVerbRefused(db, boris, 'grant_exceeds_own', give, [boris.id, 'Б', superadmin])
  await expectVerbRefused(db, boris, 'grant_exceeds_own', give, [vera.id, 'В', own])
  expect(await verb(db, boris, create, ['Меньше', 'assigned', ['reply'], false])).toHaveProperty(
    'id',
  )
})

refusal('roles', 'built-in roles stay whole, for the secret key, too', async ({ db }) => {
  const agent = await db.value(`select id from public.roles where key = 'agent'`)
  const change = db.as(vera, () =>
    expectRefused(db.query(`select public.${update}`, [agent, 'A', 'all', [], false]), 'PT409'),
  )
  expect((await change).message).toBe('role_built_in')
  await db.as(backend, async () => {
    await expectRefused(
      db.query(`update public.roles set permissions = '{}' where key = 'superadmin'`),
      'PT409',
    )
    await expectRefused(db.query(`delete from public.roles where key = 'superadmin'`), 'PT409')
  })
})

test('the last superadmin is neither demoted nor deactivated', async ({ db }) => {
  const agent = await db.value(`select id from public.roles where key = 'agent'`)
  const demote = () =>
    db.as(vera, () => db.query('select public.update_member($1, $2, $3, 5)', [vera.id, 'В', agent]))
  expect((await expectRefused(demote(), 'PT409')).message).toBe('last_superadmin')
  await db.query(
    `update public.members set role_id = (select id from public.roles where key = 'superadmin') where id = $1`,
    [artem.id],
  )
  await demote()
  const shut = db.query('update public.members set deactivated_at = now() where id = $1', [
    artem.id,
  ])
  expect((await expectRefused(shut, 'PT409')).message).toBe('last_superadmin')
})

test('a role that somebody holds goes only with a replacement', async ({ db }) => {
  const role = await clerk(db)
  const agent = await db.value(`select id from public.roles where key = 'agent'`)
  const refused = await db.as(vera, () =>
    expectRefused(db.query('select public.remove_role($1)', [role]), 'PT409'),
  )
  expect(refused.message).toBe('role_in_use')
  await verb(db, vera, 'remove_role($1, $2)', [role, agent])
  expect(await db.value('select role_id from public.members where id = $1', [boris.id])).toBe(agent)
})

test('a preview counts through the policies and leaves nothing behind', async ({ db }) => {
  const call = 'preview_role($1, $2, $3)'
  const preview = (scope: string, unassigned: boolean) =>
    verb(db, vera, call, [scope, unassigned, anna.id])
  const everything = () =>
    db.rows(
      'select m.*, r.key from public.members m join public.roles r on r.id = m.role_id order by m.id',
    )
  const before = await everything()
  // Anna sees the five of «Билеты»; two of them are hers, two unassigned; the sixth is Darya's.
  expect(await preview('all', false)).toMatchObject({ today: 5, then: 6, gained: 1, lost: 0 })
  expect(await preview('assigned', false)).toMatchObject({ today: 5, then: 2, gained: 0, lost: 3 })
  expect(await preview('assigned', true)).toMatchObject({ today: 5, then: 4, gained: 0, lost: 1 })
  expect(await everything()).toEqual(before)
  expect(await db.rows(`select 1 from public.roles where key = 'pretended'`)).toEqual([])
  await expectVerbRefused(db, artem, 'not_permitted', call, ['all', false, anna.id])
})

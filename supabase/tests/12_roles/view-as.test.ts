import { expect } from 'vitest'
import { anna, artem, boris, conversations, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

async function viewing(db: Database, member: { id: string }): Promise<Person & { kind: 'viewer' }> {
  const begun = await verb<{ view_as_session_id: string }>(db, vera, 'start_view_as($1)', [
    member.id,
  ])
  return { kind: 'viewer', as: member.id, viewAsSessionId: begun.view_as_session_id }
}

const seen = (db: Database, person: Person) =>
  db.as(person, () => db.rows('select id from public.conversations order by id'))

test('who views as a member sees what the member sees', async ({ db }) => {
  const viewer = await viewing(db, anna)
  expect(await seen(db, viewer)).toEqual(await seen(db, anna))
  expect(await db.as(viewer, () => db.value('select public.view_counts()'))).toEqual(
    await db.as(anna, () => db.value('select public.view_counts()')),
  )
})

refusal('view_as_sessions', 'nothing is written through somebody else’s eyes', async ({ db }) => {
  const viewer = await viewing(db, anna)
  const id = conversations.mariaTickets
  const writes = [
    `select public.send_message('${id}', gen_random_uuid(), 'x')`,
    `select public.write_note('${id}', gen_random_uuid(), 'x')`,
    `select public.mark_read('${id}', 1)`,
    `select public.close_conversation('${id}')`,
    `select public.withdraw_mention('${id}', '${anna.id}')`,
    `select public.register_attachment('${id}', 'x', 'a/b', 1)`,
    `select public.message_history('${id}', 2)`,
  ]
  await db.as(viewer, async () => {
    for (const write of writes) {
      expect((await expectRefused(db.query(write), '42501')).message).toBe('view_as_is_read_only')
    }
    await expectNoRows(db.query(`update public.members set name = 'x' where id = $1`, [anna.id]))
  })
  await expectVerbRefused(db, viewer, 'view_as_is_read_only', 'create_team($1)', ['x'])
})

test('viewing ends when it is ended, when its hour is over, and when the viewer may no longer', async ({
  db,
}) => {
  const ended = await viewing(db, anna)
  await verb(db, vera, 'end_view_as($1)', [ended.viewAsSessionId])
  await expectNoRows(seen(db, ended))
  const late = await viewing(db, anna)
  await db.query(`update public.view_as_sessions set expires_at = now() where id = $1`, [
    late.viewAsSessionId,
  ])
  await expectNoRows(seen(db, late))
  const demoted = await viewing(db, anna)
  await db.query(
    `update public.members set role_id = (select id from public.roles where key = 'superadmin') where id = $1`,
    [artem.id],
  )
  await db.query(
    `update public.members set role_id = (select id from public.roles where key = 'admin') where id = $1`,
    [vera.id],
  )
  await expectNoRows(seen(db, demoted))
})

refusal(
  'view_as_sessions',
  'a session is good for its member only, and others do not see it',
  async ({ db }) => {
    const viewer = await viewing(db, anna)
    await expectNoRows(seen(db, { ...viewer, as: boris.id }))
    await db.as(anna, () => expectNoRows(db.rows('select * from public.view_as_sessions')))
  },
)

test('nobody looks through the eyes of who may more', async ({ db }) => {
  await expectVerbRefused(db, artem, 'not_permitted', 'start_view_as($1)', [anna.id])
  const role = await verb<{ id: string }>(db, vera, 'create_role($1, $2, $3)', [
    'Глаза',
    'teams',
    ['view_as'],
  ])
  await verb(db, vera, 'update_member($1, $2, $3, 5)', [boris.id, 'Борис', role.id])
  await expectVerbRefused(db, boris, 'view_as_exceeds_own', 'start_view_as($1)', [vera.id])
})

test('a viewer joins the member’s lists, not the personal topic', async ({ db }) => {
  const viewer = await viewing(db, anna)
  const topics = await db.as(viewer, () =>
    db.value<{ member: string; lists: string[] }>('select public.my_topics()'),
  )
  expect(topics.member).toBe(`viewing:${viewer.viewAsSessionId}`)
  const receives = (topic: string) =>
    db.as(viewer, () => db.value('select private.may_receive($1)', [topic]))
  for (const topic of [topics.member, ...topics.lists]) expect(await receives(topic)).toBe(true)
  expect(await receives(`member:${anna.id}`)).toBe(false)
  await verb(db, vera, 'end_view_as($1)', [viewer.viewAsSessionId])
  for (const topic of [topics.member, ...topics.lists]) expect(await receives(topic)).toBe(false)
})

import { expect } from 'vitest'
import { anna, artem, darya, teams, vera, widgetInbox } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

refusal('inboxes', 'a customer does not read inboxes', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () => expectNoRows(db.rows('select * from public.inboxes')))
  await db.as(anna, async () =>
    expect(await db.rows('select * from public.inboxes')).toHaveLength(1),
  )
})

refusal('inboxes', 'the identity secret is out of every person’s reach', async ({ db }) => {
  await db.as(vera, async () => {
    await expectRefused(db.query('select * from private.inbox_secrets'), '42501')
    await expectRefused(db.query('select public.widget_inbox($1)', [widgetInbox.key]), '42501')
  })
})

refusal('categories', 'a member does not rename a category past the verbs', async ({ db }) => {
  await db.as(vera, () =>
    expectRefused(db.query(`update public.categories set priority = 1`), '42501'),
  )
})

test('a customer reads the categories to choose from', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, async () =>
    expect(await db.rows('select * from public.categories')).toHaveLength(4),
  )
})

refusal('visitor_sessions', 'nobody reads browsers’ sessions', async ({ db }) => {
  const mia = await maria(db)
  const read = () => expectRefused(db.query('select * from public.visitor_sessions'), '42501')
  await db.as(mia, read)
  await db.as(vera, read)
})

test('a widget inbox is born with an identity secret', async ({ db }) => {
  const { id, team_id } = await db.one<{ id: string; team_id: string }>(
    `insert into public.inboxes (name, channel, team_id) select 'B', 'widget', team_id from public.inboxes limit 1 returning id, team_id`,
  )
  expect(team_id).toBeTruthy()
  expect(
    await db.value(
      'select length(identity_secret) from private.inbox_secrets where inbox_id = $1',
      [id],
    ),
  ).toBe(64)
})

test('an inbox is changed by whoever may, and its refusals are named', async ({ db }) => {
  const change = 'update_inbox($1, $2, $3, $4, $5)'
  const values = [widgetInbox.id, ' Чат ', teams.hotels, { ru: 'Здравствуйте' }, 'hidden']
  expect(await verb(db, artem, change, values)).toMatchObject({
    name: 'Чат',
    team_id: teams.hotels,
  })
  await expectVerbRefused(db, anna, 'not_permitted', change, values)
  const reason = async (at: number, value: unknown) => {
    const wrong = values.map((given, i) => (i === at ? value : given))
    const call = db.as(artem, () => expectRefused(db.query(`select public.${change}`, wrong)))
    return (await call).message
  }
  expect(await reason(1, ' ')).toBe('inbox_name_empty')
  expect(await reason(3, { de: 'Hallo' })).toBe('greeting_invalid')
  expect(await reason(4, 'gone')).toBe('deleted_messages_unknown')
})

refusal(
  'inboxes',
  'nobody leads an inbox to himself from a team that is closed to him',
  async ({ db }) => {
    const role = await verb<{ id: string }>(db, vera, 'create_role($1, $2, $3)', [
      'Витрина',
      'teams',
      ['manage_inboxes'],
    ])
    await verb(db, vera, 'update_member($1, $2, $3, 5)', [darya.id, 'Дарья', role.id])
    const take = [widgetInbox.id, 'Чат', teams.hotels, {}, 'hidden']
    await expectVerbRefused(
      db,
      darya,
      'grant_exceeds_own',
      'update_inbox($1, $2, $3, $4, $5)',
      take,
    )
  },
)

import { expect } from 'vitest'
import {
  anna,
  artem,
  boris,
  contacts,
  conversations,
  darya,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const all = Object.values(conversations)

const seen = (db: Database, person: Person) =>
  db.as(person, async () =>
    (await db.rows<{ id: string }>('select id from public.conversations order by id')).map(
      (row) => row.id,
    ),
  )

test('an agent sees the conversations of the own teams', async ({ db }) => {
  const { mariaTickets, pavelRefund, visitorCat, pavelPapers, mariaLuggage, elenaHotel } =
    conversations
  expect(await seen(db, anna)).toEqual([
    mariaTickets,
    pavelRefund,
    visitorCat,
    pavelPapers,
    mariaLuggage,
  ])
  expect(await seen(db, darya)).toEqual([elenaHotel])
})

test('admins see everything', async ({ db }) => {
  expect(await seen(db, artem)).toEqual(all)
  expect(await seen(db, vera)).toEqual(all)
})

refusal('conversations', 'customers read no rows of the team’s tables', async ({ db }) => {
  const tables = ['conversations', 'conversation_events', 'notes', 'mentions', 'contacts']
  await db.as(await maria(db), async () => {
    for (const table of tables) await expectNoRows(db.rows(`select * from public.${table}`))
    // Their own messages they do: a file of one is fetched past the widget's functions.
    const messages = 'select distinct conversation_id from public.messages order by 1'
    expect((await db.rows(messages)).map((row) => row['conversation_id'])).toEqual([
      conversations.mariaTickets,
      conversations.mariaLuggage,
    ])
  })
})

test('an assignment opens one conversation of another team', async ({ db }) => {
  await db.as(vera, () =>
    db.query('select public.assign_conversation($1, $2)', [conversations.elenaHotel, boris.id]),
  )
  expect(await seen(db, boris)).toContain(conversations.elenaHotel)
})

test('scope "assigned" sees only what it holds', async ({ db }) => {
  await db.query(`update public.roles set scope = 'assigned' where key = 'agent'`)
  expect(await seen(db, anna)).toEqual([conversations.mariaTickets, conversations.mariaLuggage])
})

test('where the role says so, scope "assigned" sees its teams’ unassigned ones until somebody takes them', async ({
  db,
}) => {
  await db.query(
    `update public.roles set scope = 'assigned', sees_unassigned = true where key = 'agent'`,
  )
  const own = [conversations.mariaTickets, conversations.mariaLuggage]
  const unassigned = [conversations.pavelRefund, conversations.visitorCat]
  expect(await seen(db, anna)).toEqual([...own, ...unassigned].sort())
  const topic = `select private.conversation_topic('conversation', $1)`
  const old = await db.value(topic, [conversations.pavelRefund])
  await db.as(vera, () =>
    db.query('select public.assign_conversation($1, $2)', [conversations.pavelRefund, boris.id]),
  )
  expect(await seen(db, anna)).toEqual([...own, conversations.visitorCat].sort())
  expect(await db.value(topic, [conversations.pavelRefund])).not.toBe(old)
})

test('leaving a team closes its conversations at the next statement', async ({ db }) => {
  await db.query('delete from public.team_members where member_id = $1', [boris.id])
  expect(await seen(db, boris)).toEqual([conversations.pavelPapers])
})

test('the function for verbs and the policy for tables are one predicate', async ({ db }) => {
  await db.as(vera, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [
      conversations.elenaHotel,
      '@Анна',
      [anna.id],
    ]),
  )
  await db.query(
    `insert into public.roles (key, name, scope, sees_unassigned) values ('helper', 'Helper', 'assigned', true)`,
  )
  await db.query(
    `update public.members set role_id = (select id from public.roles where key = 'helper') where id = $1`,
    [boris.id],
  )
  for (const person of [vera, artem, anna, boris, darya]) {
    const byPolicy = await seen(db, person)
    const byFunction = await db.as(person, async () => {
      const answers = await db.rows<{ id: string; sees: boolean }>(
        'select id, private.can_see_conversation(id) as sees from unnest($1::uuid[]) id order by id',
        [all],
      )
      return answers.filter((answer) => answer.sees).map((answer) => answer.id)
    })
    expect(byFunction).toEqual(byPolicy)
  }
})

refusal('conversations', 'nobody writes a row past the verbs', async ({ db }) => {
  await db.as(vera, async () => {
    await expectRefused(db.query(`update public.conversations set status = 'closed'`), '42501')
    await expectRefused(db.query('delete from public.conversations'), '42501')
  })
})

refusal(
  'conversations',
  'verbs answer 404 about a conversation one may not see',
  async ({ db }) => {
    const verbs = [
      ['select public.close_conversation($1)'],
      ['select public.reopen_conversation($1)'],
      ['select public.assign_conversation($1, $2)', darya.id],
      ['select public.unassign_conversation($1)'],
      ['select public.move_conversation($1, $2)', teams.hotels],
      ['select public.mark_read($1, 1)'],
      ['select public.send_message($1, gen_random_uuid(), $2)', 'x'],
      ['select public.write_note($1, gen_random_uuid(), $2)', 'x'],
      ['select public.timeline_page($1)'],
      ['select public.edit_message($1, 1, $2)', 'x'],
      ['select public.delete_message($1, 1)'],
      ['select public.withdraw_mention($1, $2)', anna.id],
      ['select public.register_attachment($1, $2, $2, 1)', 'x'],
    ]
    for (const [verb, ...values] of verbs) {
      const error = await db.as(darya, () =>
        expectRefused(db.query(verb!, [conversations.mariaTickets, ...values]), 'PT404'),
      )
      expect(error.message).toBe('conversation_not_found')
    }
  },
)

refusal(
  'conversations',
  'a customer may not do a member’s work on the own conversation',
  async ({ db }) => {
    const mia = await maria(db)
    await db.as(mia, async () => {
      const about = [conversations.mariaTickets]
      await expectRefused(db.query('select public.close_conversation($1)', about), '42501')
      await expectRefused(db.query('select public.timeline_page($1)', about), '42501')
      await expectRefused(
        db.query('select public.write_note($1, gen_random_uuid(), $2)', [...about, 'x']),
        '42501',
      )
      await expectRefused(
        db.query('select public.assign_conversation($1, $2)', [...about, anna.id]),
        '42501',
      )
    })
  },
)

refusal('conversation_events', 'a customer never reads the members’ stream', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () => expectNoRows(db.rows('select * from public.conversation_events')))
})

refusal(
  'conversation_events',
  'events are never changed, not even by the owner',
  async ({ db }) => {
    await expectRefused(
      db.query(`update public.conversation_events set type = 'message_sent'`),
      '42501',
    )
    await expectRefused(db.query('delete from public.conversation_events'), '42501')
  },
)

refusal('read_marks', 'a customer sees no read marks of others’ conversations', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () =>
    expectNoRows(
      db.rows('select * from public.read_marks where conversation_id = $1', [
        conversations.elenaHotel,
      ]),
    ),
  )
  await db.as(mia, () =>
    expectRefused(db.query('update public.read_marks set last_read_seq = 0'), '42501'),
  )
})

test('a revoked session sees nothing at the next statement', async ({ db }) => {
  const mia = await maria(db)
  await db.query('select public.end_visitor_session($1)', [mia.sessionId])
  expect(await seen(db, mia)).toEqual([])
  expect(await seen(db, { ...mia, id: contacts.pavel.id })).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { apply, catchUp, timelineFrom } from '#lib/conversations/events.ts'
import { pageFromJson, type Timeline, type TimelinePageJson } from '#lib/conversations/timeline.ts'
import { anna, categories, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const page = async (db: Database, id: string, since: number | null = null) =>
  pageFromJson(await verb<TimelinePageJson>(db, anna, 'timeline_page($1, null, $2)', [id, since]))

/** The header of the screen, without what no event tells of. */
const header = ({ conversation: { lastMessageAt: _at, ...rest }, events }: Timeline) => ({
  ...rest,
  events: events.length,
})

/** A snapshot plus the events after it equals a fresh snapshot. */
async function expectToFollow(db: Database, id: string, act: () => Promise<unknown>) {
  const before = timelineFrom(await page(db, id), anna.id)
  await act()
  const news = await page(db, id, before.conversation.position)
  const followed = news.arrivals.reduce(apply, before)
  const fresh = timelineFrom(await page(db, id), anna.id)
  expect(header(followed)).toEqual(header(fresh))
  expect(header(catchUp(before, news))).toEqual(header(fresh))
}

test('both screens follow a merge and a split', async ({ db }) => {
  const mia = await maria(db)
  const begun = await verb<{ conversation: { id: string } }>(
    db,
    mia,
    'start_conversation($1, $2, $3)',
    [randomUUID(), randomUUID(), 'И ещё вопрос'],
  )
  const { id } = begun.conversation
  const into = conversations.mariaLuggage
  const merge = () => verb(db, anna, 'merge_conversations($1, $2)', [id, into])
  const split = () => verb(db, anna, 'split_conversation($1)', [id])
  await expectToFollow(db, id, merge)
  await expectToFollow(db, id, split)
  await expectToFollow(db, into, merge)
  await expectToFollow(db, into, split)
})

test('the screen follows a category with its priority, and a customer who reopens', async ({
  db,
}) => {
  const id = conversations.mariaTickets
  const mia = await maria(db)
  for (const category of [categories.hotels, null])
    await expectToFollow(db, id, () => verb(db, anna, 'set_category($1, $2)', [id, category]))
  await expectToFollow(db, id, () => verb(db, mia, 'close_my_conversation($1)', [id]))
  await expectToFollow(db, id, () => verb(db, mia, 'reopen_my_conversation($1)', [id]))
})

test('the screen follows attributes that were set', async ({ db }) => {
  const id = conversations.mariaTickets
  await expectToFollow(db, id, () =>
    verb(db, anna, 'set_conversation_attributes($1, $2)', [id, { booking: 'SU-1' }]),
  )
})

test('an archived team or a colleague who left does not come back with a split', async ({ db }) => {
  const id = conversations.mariaLuggage
  await db.query('update public.conversations set assignee_id = $2 where id = $1', [id, darya.id])
  await verb(db, anna, 'merge_conversations($1, $2)', [id, conversations.mariaTickets])
  await verb(db, vera, 'deactivate_member($1)', [darya.id])
  await verb(db, anna, 'split_conversation($1)', [id])
  const { assignee_id, team_id } = await db.one<Record<string, string | null>>(
    'select assignee_id, team_id from public.conversations where id = $1',
    [id],
  )
  expect(assignee_id).toBeNull()
  expect(team_id).not.toBeNull()
})

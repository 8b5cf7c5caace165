import { expect } from 'vitest'
import {
  anna,
  artem,
  conversations,
  darya,
  vera,
  widgetInbox,
} from '../../../tests/support/cast.ts'
import { maria, pavel } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { lastEvent } from '../support/queue.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const id = conversations.mariaTickets

type Rating = { score: number; comment: string; may_change: boolean }
const rate = 'select public.rate_conversation($1, $2, $3)'
const close = (db: Database) =>
  db.as(anna, () => db.query('select public.close_conversation($1)', [id]))

type Choices = { may_rate: boolean; may_reopen: boolean; may_close: boolean; rating: Rating | null }
async function choices(db: Database): Promise<Choices> {
  return db.value<Choices>('select private.contact_conversation($1)', [id])
}

refusal(
  'ratings',
  'who does not see the conversation does not see what was said of it',
  async ({ db }) => {
    await close(db)
    const mia = await maria(db)
    await db.as(mia, () => db.query(rate, [id, 2, 'долго']))
    const read = () => db.rows('select score, comment from public.ratings')
    await db.as(darya, () => expectNoRows(read()))
    await db.as(mia, () => expectNoRows(read()))
    await db.as(anna, async () => {
      expect(await read()).toEqual([{ score: 2, comment: 'долго' }])
      await expectRefused(db.query('update public.ratings set score = 5'), '42501')
    })
  },
)

test('a closed conversation is rated once, and the rating changed for a day', async ({ db }) => {
  const mia = await maria(db)
  await close(db)
  expect(await choices(db)).toMatchObject({ may_rate: true, may_reopen: true, rating: null })
  const give = (score: number, comment: string | null = null) =>
    db.as(mia, () => db.value<Rating>(rate, [id, score, comment]))
  expect(await give(3)).toMatchObject({ score: 3, comment: '', may_change: true })
  expect(await give(5, ' спасибо ')).toMatchObject({ score: 5, comment: 'спасибо' })
  expect(await lastEvent(db, id)).toMatchObject({
    type: 'conversation_rated',
    actor_kind: 'contact',
    payload: { score: 5, from_score: 3, has_comment: true },
  })
  // The words are nowhere but in the rating: an event is for ever.
  const [events] = await db.rows<{ all: string }>(
    `select string_agg(payload::text, '') as all from public.conversation_events where conversation_id = $1`,
    [id],
  )
  expect(events?.all).not.toContain('спасибо')
  const position = () => db.value('select position from public.conversations where id = $1', [id])
  const before = await position()
  await give(5, 'спасибо')
  expect(await position()).toBe(before)
  await db.query(`update public.ratings set rated_at = now() - interval '25 hours'`)
  const error = await expectRefused(give(1), 'PT409')
  expect(error.message).toBe('rating_over')
  expect(await choices(db)).toMatchObject({
    may_rate: false,
    rating: { score: 5, may_change: false },
  })
})

test('after the next close there is another rating', async ({ db }) => {
  const mia = await maria(db)
  await close(db)
  await db.as(mia, () => db.query(rate, [id, 1, '']))
  await db.as(anna, () => db.query('select public.reopen_conversation($1)', [id]))
  const open = await db.as(mia, () => expectRefused(db.query(rate, [id, 2, '']), 'PT409'))
  expect(open.message).toBe('rating_not_open')
  await close(db)
  await db.as(mia, () => db.query(rate, [id, 4, '']))
  expect(await db.rows('select score from public.ratings order by closing')).toEqual([
    { score: 1 },
    { score: 4 },
  ])
})

test('what is too late, not asked for, not answered or nonsense is refused', async ({ db }) => {
  const [mia, paul] = [await maria(db), await pavel(db)]
  const why = (person: typeof mia, values: unknown[], state: string) =>
    db.as(person, async () => (await expectRefused(db.query(rate, values), state)).message)
  await close(db)
  for (const score of [0, 6, null])
    expect(await why(mia, [id, score, ''], 'PT400')).toBe('score_invalid')
  expect(await why(mia, [id, 5, 'x'.repeat(2001)], 'PT400')).toBe('comment_too_long')
  expect(await why(paul, [id, 5, ''], 'PT404')).toBe('conversation_not_found')
  await db.as(anna, () => expectRefused(db.query(rate, [id, 5, '']), '42501'))
  await db.query('update public.widget_settings set asks_rating = false')
  expect(await why(mia, [id, 5, ''], 'PT409')).toBe('rating_not_open')
  await db.query('update public.widget_settings set asks_rating = true')
  await db.query('update public.conversations set last_member_seq = 0 where id = $1', [id])
  expect(await why(mia, [id, 5, ''], 'PT409')).toBe('rating_not_open')
  // An old closing: its event is of long ago.
  await db.query('update public.conversations set last_member_seq = 3 where id = $1', [id])
  await db.query(
    'alter table public.conversation_events disable trigger conversation_events_append_only',
  )
  await db.query(
    `update public.conversation_events set occurred_at = now() - interval '15 days' where conversation_id = $1 and type = 'conversation_closed'`,
    [id],
  )
  expect(await why(mia, [id, 5, ''], 'PT409')).toBe('rating_over')
})

test('an erasure takes the words of a rating', async ({ db }) => {
  const mia = await maria(db)
  await close(db)
  await db.as(mia, () => db.query(rate, [id, 2, 'мой телефон 123']))
  await verb(db, vera, 'erase_contact($1, $2)', [mia.id, 'по просьбе'])
  expect(await db.rows('select score, comment from public.ratings')).toEqual([
    { score: 2, comment: '' },
  ])
})

test('the figures of an inbox are its own', async ({ db }) => {
  const mia = await maria(db)
  await close(db)
  await db.as(mia, () => db.query(rate, [id, 4, '']))
  const figures = await verb<{ conversations: number; ratings: number; average: number }>(
    db,
    artem,
    'inbox_figures($1)',
    [widgetInbox.id],
  )
  expect(figures).toMatchObject({ conversations: 6, ratings: 1, average: 4 })
  const other = await db.value(
    `insert into public.inboxes (name, channel, team_id) select 'B', 'widget', team_id from public.inboxes limit 1 returning id`,
  )
  expect(await verb(db, artem, 'inbox_figures($1)', [other])).toMatchObject({
    conversations: 0,
    ratings: 0,
    average: null,
  })
  await db.as(anna, () =>
    expectRefused(db.query('select public.inbox_figures($1)', [widgetInbox.id]), '42501'),
  )
})

test('a conversation that was merged into another is neither rated nor reopened', async ({
  db,
}) => {
  const mia = await maria(db)
  await close(db)
  expect(await choices(db)).toMatchObject({ may_rate: true, may_reopen: true })
  const other = conversations.mariaLuggage
  await db.as(anna, () => db.query('select public.reopen_conversation($1)', [other]))
  await verb(db, anna, 'merge_conversations($1, $2)', [id, other])
  expect(await choices(db)).toMatchObject({ may_rate: false, may_reopen: false, rating: null })
  await db.as(mia, async () => {
    const late = await expectRefused(db.query(rate, [id, 1, null]), 'PT409')
    expect(late.message).toBe('rating_not_open')
    const again = db.query('select public.reopen_my_conversation($1)', [id])
    expect((await expectRefused(again, 'PT409')).message).toBe('conversation_merged')
  })
  // Taken out again it is what it was: closed, and not rated yet.
  await verb(db, anna, 'split_conversation($1)', [id])
  expect(await choices(db)).toMatchObject({ may_rate: true, may_reopen: true })
})

import { expect } from 'vitest'
import { anna, artem, conversations, darya, tags, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { lastEvent } from '../support/queue.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const { visitorCat, elenaHotel, mariaLuggage } = conversations

const merge = (db: Database, who: Person = artem, from = tags.complaint, into = tags.vip) =>
  verb<{ moved: number; is_done: boolean }>(db, who, 'merge_tags($1, $2)', [from, into])
const put = (db: Database, conversation: string, ...ids: string[]) =>
  db.query('update public.conversations set tag_ids = $2 where id = $1', [conversation, ids])
const tagsOf = (db: Database, conversation: string) =>
  db.value<string[]>('select tag_ids from public.conversations where id = $1', [conversation])
const carriers = (db: Database, tag: string) =>
  db.value<number>('select count(*)::int from private.conversation_tags where tag_id = $1', [tag])

test('conversations, views and macros name the other tag, each once', async ({ db }) => {
  await put(db, visitorCat, tags.complaint)
  await put(db, elenaHotel, tags.complaint, tags.vip)
  const view = await verb<{ id: string }>(db, anna, 'save_view($1, $2, $3, $4, $5, $6)', [
    null,
    'Жалобы',
    'private',
    null,
    { view: 'all', tags: [tags.vip, tags.complaint] },
    'newest',
  ])
  const macro = await verb<{ id: string }>(db, artem, 'save_macro($1, $2, $3, $4, $5, $6)', [
    null,
    'Жалоба',
    'everyone',
    null,
    'Здравствуйте',
    JSON.stringify([
      { type: 'tag', tag_id: tags.complaint },
      { type: 'untag', tag_id: tags.complaint },
      { type: 'close' },
    ]),
  ])
  expect(await merge(db)).toMatchObject({ is_done: true })
  expect(await tagsOf(db, visitorCat)).toEqual([tags.vip])
  expect(await tagsOf(db, elenaHotel)).toEqual([tags.vip])
  expect(await carriers(db, tags.complaint)).toBe(0)
  expect(await lastEvent(db, visitorCat)).toMatchObject({
    type: 'conversation_tagged',
    payload: { tag_id: tags.vip, from_tag_id: tags.complaint },
  })
  expect(
    await db.value(`select filters -> 'tags' from public.saved_views where id = $1`, [view.id]),
  ).toEqual([tags.vip])
  expect(await db.value('select actions from public.macros where id = $1', [macro.id])).toEqual([
    { type: 'tag', tag_id: tags.vip },
    { type: 'untag', tag_id: tags.vip },
    { type: 'close' },
  ])
})

test('the merged tag is put on nothing any more, and both are in the audit log', async ({ db }) => {
  await merge(db)
  await expectRefused(
    verb(db, anna, 'tag_conversation($1, $2)', [visitorCat, tags.complaint]),
    'PT404',
  )
  expect(
    await db.one(
      `select kind, actor_id, subject_id, details from public.audit_entries where kind like 'tag_merged'`,
    ),
  ).toEqual({
    kind: 'tag_merged',
    actor_id: artem.id,
    subject_id: tags.complaint,
    details: { into_tag_id: tags.vip },
  })
  await merge(db)
  const told = `select count(*)::int from public.audit_entries where kind = 'tag_merged'`
  expect(await db.value(told)).toBe(1)
})

test('many conversations go in pieces; whoever comes later may finish', async ({ db }) => {
  await db.query(
    `insert into public.conversations (inbox_id, contact_id, team_id, status, tag_ids)
     select inbox_id, contact_id, team_id, 'closed', array[$2::uuid] from public.conversations, generate_series(1, 400)
     where id = $1`,
    [mariaLuggage, tags.complaint],
  )
  const all = await carriers(db, tags.complaint)
  expect(await merge(db)).toEqual({ moved: 300, is_done: false })
  expect(await verb(db, vera, 'tag_usage()')).toMatchObject({ [tags.complaint]: all - 300 })
  expect(await merge(db, vera)).toEqual({ moved: all - 300, is_done: true })
  expect(await carriers(db, tags.complaint)).toBe(0)
  // What is closed changes without a word to everybody; the events are there all the same.
  const events = `select count(*)::int from public.conversation_events where payload ->> 'from_tag_id' = $1`
  expect(await db.value(events, [tags.complaint])).toBe(all)
})

test('a name that was merged away may be made anew, and stands for itself', async ({ db }) => {
  await merge(db)
  const { name } = await db.one('select name from public.tags where id = $1', [tags.complaint])
  const made = await verb(db, artem, 'create_tag($1)', [name])
  expect(made).toMatchObject({ id: tags.complaint, merged_into_id: null, archived_at: null })
})

refusal('tags', 'only whoever manages tags merges them, and only two of them', async ({ db }) => {
  await expectVerbRefused(db, darya, 'not_permitted', 'merge_tags($1, $2)', [
    tags.complaint,
    tags.vip,
  ])
  await expectVerbRefused(db, await maria(db), 'not_a_member', 'merge_tags($1, $2)', [
    tags.complaint,
    tags.vip,
  ])
  expect((await expectRefused(merge(db, artem, tags.vip, tags.vip))).message).toBe('tags_same')
  await expectRefused(merge(db, artem, tags.vip, conversations.elenaHotel), 'PT404')
})

import { expect } from 'vitest'
import { anna, artem, boris, conversations, darya, tags } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const { mariaTickets, elenaHotel, visitorCat } = conversations

const say = (db: Database, person: Person, call: string, values: unknown[]) =>
  db.as(person, () => db.query(`select public.${call}`, values))

const tagsOf = (db: Database, conversation: string) =>
  db.value<string[]>('select tag_ids from public.conversations where id = $1', [conversation])

test('a tag goes on and comes off once each, and leaves one event each', async ({ db }) => {
  for (const call of ['tag_conversation($1, $2)', 'untag_conversation($1, $2)']) {
    await say(db, anna, call, [visitorCat, tags.vip])
    await say(db, anna, call, [visitorCat, tags.vip])
    expect(await tagsOf(db, visitorCat)).toEqual(call.startsWith('tag') ? [tags.vip] : [])
  }
  expect(
    await db.rows(
      `select type, actor_id, payload from public.conversation_events
       where conversation_id = $1 and type like '%tagged' order by position`,
      [visitorCat],
    ),
  ).toEqual(
    ['conversation_tagged', 'conversation_untagged'].map((type) => ({
      type,
      actor_id: anna.id,
      payload: { tag_id: tags.vip },
    })),
  )
})

test('the row and its broadcast carry the tags, the company and the channel', async ({ db }) => {
  await say(db, anna, 'tag_conversation($1, $2)', [mariaTickets, tags.vip])
  const heard = await db.rows<{ row: Record<string, unknown> }>(
    `select payload -> 'row' as row from realtime.messages
     where event = 'conversation' and payload #>> '{row,id}' = $1 order by inserted_at desc limit 1`,
    [mariaTickets],
  )
  const carried = await tagsOf(db, mariaTickets)
  expect(carried).toContain(tags.vip)
  expect(heard[0]?.row).toMatchObject({
    tag_ids: carried,
    channel: 'widget',
    is_erased: false,
    company_id: expect.any(String),
  })
})

test('the table beside the array follows it, whoever writes it', async ({ db }) => {
  const beside = () =>
    db.rows('select tag_id from private.conversation_tags where conversation_id = $1 order by 1', [
      visitorCat,
    ])
  await db.query('update public.conversations set tag_ids = $2 where id = $1', [
    visitorCat,
    [tags.complaint, tags.vip],
  ])
  expect(await beside()).toEqual([{ tag_id: tags.vip }, { tag_id: tags.complaint }])
  await db.query(`update public.conversations set tag_ids = '{}' where id = $1`, [visitorCat])
  expect(await beside()).toEqual([])
})

test('a removed tag stays where it is, goes on no other, and comes back by its name', async ({
  db,
}) => {
  await say(db, anna, 'tag_conversation($1, $2)', [visitorCat, tags.vip])
  await verb(db, artem, 'remove_tag($1)', [tags.vip])
  expect(await tagsOf(db, visitorCat)).toEqual([tags.vip])
  const gone = await db.as(darya, () =>
    expectRefused(db.query('select public.tag_conversation($1, $2)', [elenaHotel, tags.vip])),
  )
  expect(gone.message).toBe('tag_not_found')
  const back = await verb(db, artem, 'create_tag($1, $2)', [' vip ', 'red'])
  expect(back).toMatchObject({ id: tags.vip, name: 'vip', colour: 'red', archived_at: null })
})

test('names are unique whatever their case, colours are of the palette', async ({ db }) => {
  const reason = (call: string, values: unknown[]) =>
    db.as(
      artem,
      async () => (await expectRefused(db.query(`select public.${call}`, values))).message,
    )
  expect(await reason('create_tag($1)', ['vip'])).toBe('tag_name_taken')
  expect(await reason('create_tag($1)', ['  '])).toBe('tag_name_empty')
  expect(await reason('create_tag($1, $2)', ['Новая', 'mauve'])).toBe('colour_unknown')
  expect(await reason('update_tag($1, $2, $3)', [tags.complaint, 'VIP', 'red'])).toBe(
    'tag_name_taken',
  )
  const nowhere = '00000000-0000-4000-8000-000000000000'
  expect(await reason('update_tag($1, $2, $3)', [nowhere, 'Новая', 'red'])).toBe('tag_not_found')
  expect(await reason('remove_tag($1)', [nowhere])).toBe('tag_not_found')
})

test('twenty tags are enough for one conversation', async ({ db }) => {
  const made: string[] = []
  for (let n = 0; n < 21; n += 1) {
    const { id } = await verb<{ id: string }>(db, artem, 'create_tag($1)', [`Метка ${n}`])
    made.push(id)
  }
  await db.query('update public.conversations set tag_ids = $2 where id = $1', [
    visitorCat,
    made.slice(0, 20),
  ])
  const full = await db.as(anna, () =>
    expectRefused(db.query('select public.tag_conversation($1, $2)', [visitorCat, made[20]])),
  )
  expect(full.message).toBe('too_many_tags')
})

test('how often a tag is used is for those who manage tags', async ({ db }) => {
  await say(db, anna, 'tag_conversation($1, $2)', [visitorCat, tags.complaint])
  expect(await verb(db, artem, 'tag_usage()')).toMatchObject({ [tags.complaint]: 1 })
  await db.as(anna, () => expectRefused(db.query('select public.tag_usage()'), '42501'))
})

test('a conversation out of sight is not tagged, nor is any by a customer', async ({ db }) => {
  const mia = await maria(db)
  for (const call of ['tag_conversation', 'untag_conversation']) {
    const hidden = await db.as(darya, () =>
      expectRefused(db.query(`select public.${call}($1, $2)`, [mariaTickets, tags.vip]), 'PT404'),
    )
    expect(hidden.message).toBe('conversation_not_found')
    await db.as(mia, () =>
      expectRefused(db.query(`select public.${call}($1, $2)`, [mariaTickets, tags.vip]), '42501'),
    )
  }
})

refusal('tags', 'agents make no words of their own, customers read none', async ({ db }) => {
  await expectVerbRefused(db, anna, 'not_permitted', 'create_tag($1)', ['Моя'])
  await expectVerbRefused(db, boris, 'not_permitted', 'update_tag($1, $2, $3)', [
    tags.vip,
    'Моя',
    'red',
  ])
  await expectVerbRefused(db, anna, 'not_permitted', 'remove_tag($1)', [tags.vip])
  await db.as(anna, () => expectRefused(db.query(`insert into public.tags (name) values ('Моя')`)))
  await db.as(await maria(db), () => expectNoRows(db.query('select * from public.tags')))
})

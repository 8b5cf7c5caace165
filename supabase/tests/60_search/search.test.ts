import { expect } from 'vitest'
import {
  anna,
  artem,
  boris,
  contacts,
  conversations,
  darya,
  tags,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { stranger, type Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

type Hit = {
  kind: 'message' | 'note'
  at: string
  position: number
  snippet: string[]
  conversation: { id: string; number: number }
}
type Page = {
  hits: Hit[]
  next: object | null
  reached: string | null
  conversation: { number: number } | null
  asks_nothing: boolean
}
type Wish = { filters?: object; after?: object | null; sort?: string; size?: number }

const search = (db: Database, person: Person, query: string, wish: Wish = {}) =>
  db.as(person, () =>
    db.value<Page>('select public.search_messages($1, $2, $3, $4, $5)', [
      query,
      wish.filters ?? {},
      wish.after ?? null,
      wish.sort ?? 'newest',
      wish.size ?? 50,
    ]),
  )
const places = ({ hits }: Page) => hits.map((hit) => `${hit.conversation.id} ${hit.position}`)

/** Says something of the own in a conversation, as a member. */
const say = (db: Database, person: Person, conversation: string, body: string) =>
  db.as(person, () =>
    db.value<{ seq: number }>('select public.send_message($1, gen_random_uuid(), $2)', [
      conversation,
      body,
    ]),
  )
const note = (db: Database, conversation: string, body: string, mentioned: string[] = []) =>
  db.as(anna, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [
      conversation,
      body,
      mentioned,
    ]),
  )

test('everybody finds exactly what they could read', async ({ db }) => {
  await note(db, conversations.mariaTickets, 'Дарья, взгляни на билет', [darya.id])
  for (const person of [vera, artem, anna, boris, darya]) {
    for (const query of ['билет', 'здравствуйте', 'заказ', 'отель room', 'вернуть', 'паспорт']) {
      const words = await db.value<string>('select private.wanted_words($1)::text', [query])
      const readable = await db.as(person, () =>
        db.rows<{ place: string }>(
          `select place from (
             select m.conversation_id || ' ' || m.position as place, m.sent_at as at from public.messages m
             where m.search_words @@ $1::tsquery
             union all
             select n.conversation_id || ' ' || n.position, n.written_at from public.notes n
             where n.search_words @@ $1::tsquery) said order by at desc`,
          [words],
        ),
      )
      const found = places(await search(db, person, query))
      expect([...found].sort()).toEqual(readable.map(({ place }) => place).sort())
    }
  }
})
refusal('messages', 'a search finds nothing of another team', async ({ db }) => {
  await say(db, anna, conversations.mariaTickets, 'Перламутровые пуговицы')
  await db.as(darya, async () => {
    const page = await db.value<Page>(`select public.search_messages('пуговицы')`)
    await expectNoRows(page.hits)
  })
  expect((await search(db, anna, 'пуговица')).hits).toHaveLength(1)
})

refusal('notes', 'only members search', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () =>
    expectRefused(db.query(`select public.search_messages('авиакомпания')`), '42501'),
  )
  await db.as(stranger, () => expectRefused(db.query(`select public.search_messages('билет')`)))
  await db.query('update public.members set deactivated_at = now() where id = $1', [boris.id])
  await db.as(boris, () =>
    expectRefused(db.query(`select public.search_messages('билет')`), '42501'),
  )
})

test('a mention opens one conversation to the search, and its withdrawal closes it', async ({
  db,
}) => {
  await say(db, anna, conversations.mariaTickets, 'Перламутровые пуговицы')
  await note(db, conversations.mariaTickets, 'Дарья, что скажешь?', [darya.id])
  expect((await search(db, darya, 'пуговицы')).hits).toHaveLength(1)
  await db.as(anna, () =>
    db.query('select public.withdraw_mention($1, $2)', [conversations.mariaTickets, darya.id]),
  )
  expect((await search(db, darya, 'пуговицы')).hits).toEqual([])
})

test('an edit changes what is found; a deleted and an erased text is found by nobody', async ({
  db,
}) => {
  const id = conversations.mariaTickets
  const { seq } = await say(db, anna, id, 'Перламутровые пуговицы')
  await db.as(anna, () => db.query('select public.edit_message($1, $2, $3)', [id, seq, 'Костяные']))
  expect((await search(db, anna, 'пуговицы')).hits).toEqual([])
  expect((await search(db, anna, 'костяной')).hits).toHaveLength(1)
  await db.as(anna, () => db.query('select public.delete_message($1, $2)', [id, seq]))
  for (const person of [anna, vera]) expect((await search(db, person, 'костяные')).hits).toEqual([])
  const before = (await search(db, vera, 'билет', { filters: { contact: contacts.maria.id } })).hits
  expect(before.length).toBeGreaterThan(0)
  await db.as(vera, () =>
    db.query('select public.erase_contact($1, $2)', [contacts.maria.id, 'по просьбе']),
  )
  for (const query of ['билет', 'авиакомпания']) {
    const { hits } = await search(db, vera, query, { filters: { contact: contacts.maria.id } })
    expect(hits).toEqual([])
  }
})

test('a number finds its conversation, for whom it is visible', async ({ db }) => {
  const number = await db.value<string>('select number from public.conversations where id = $1', [
    conversations.mariaTickets,
  ])
  for (const query of [`#${number}`, ` №${number} `, `${number}`]) {
    expect((await search(db, anna, query)).conversation).toMatchObject({ number: Number(number) })
    expect((await search(db, darya, query)).conversation).toBeNull()
  }
})

test('filters leave what they say', async ({ db }) => {
  const id = conversations.mariaTickets
  await say(db, anna, id, 'Перламутровые пуговицы')
  await say(db, anna, conversations.pavelRefund, 'Пуговицы другие')
  await note(db, id, 'Пуговицы записаны')
  await db.as(anna, () => db.query('select public.tag_conversation($1, $2)', [id, tags.vip]))
  const count = async (filters: object) =>
    (await search(db, anna, 'пуговицы', { filters })).hits.length
  expect(await count({})).toBe(3)
  expect(await count({ kind: 'note' })).toBe(1)
  expect(await count({ author: 'contact' })).toBe(0)
  expect(await count({ author: ['member'] })).toBe(3)
  expect(await count({ author: anna.id })).toBe(3)
  expect(await count({ author: boris.id })).toBe(0)
  expect(await count({ tag: tags.vip })).toBe(2)
  expect(await count({ team: teams.hotels })).toBe(0)
  expect(await count({ assignee: anna.id, status: ['open'] })).toBe(3)
  expect(await count({ assignee: 'none' })).toBe(0)
  expect(await count({ channel: 'widget' })).toBe(3)
  expect(await count({ channel: 'email' })).toBe(0)
  expect(await count({ contact: contacts.maria.id })).toBe(2)
  expect(await count({ since: '2100-01-01T00:00:00Z' })).toBe(0)
  expect(await count({ until: '2000-01-01T00:00:00Z' })).toBe(0)
  expect(await count({ since: '2000-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' })).toBe(3)
  expect(await count({ since: '1d' })).toBe(3)
  expect(await count({ until: '1h' })).toBe(0)
  expect(await count({ since: 'today', zone: 'Europe/Moscow' })).toBe(3)
  expect(await count({ team: `x') or true --` })).toBe(0)
  expect(await count({ file: 'any' })).toBe(0)
  await db.query(
    `insert into public.attachments (conversation_id, message_seq, uploader_kind, uploader_id, name, content_type, bytes, checked_at)
     select m.conversation_id, m.seq, 'member', $1, 'чек.pdf', 'application/pdf', 1, now() from public.messages m where m.body = 'Пуговицы другие'`,
    [anna.id],
  )
  expect(await count({ file: 'any' })).toBe(1)
  expect(await count({ file: 'any', kind: 'note' })).toBe(0)
})

test('pages follow each other without gap or repetition, newest and best first', async ({ db }) => {
  for (let i = 0; i < 7; i++)
    await say(
      db,
      anna,
      conversations.mariaTickets,
      `Пуговица ${'пуговица '.repeat(i % 3)}номер ${i}`,
    )
  // Two hits at the very same instant are told apart by their place.
  await db.query(
    `update public.messages set sent_at = '2026-01-01' where conversation_id = $1 and body like 'Пуговица%'`,
    [conversations.mariaTickets],
  )
  for (const sort of ['newest', 'best']) {
    const whole = places(await search(db, anna, 'пуговица', { sort }))
    expect(whole).toHaveLength(7)
    const walked: string[] = []
    for (let after: object | null = null; ;) {
      const page: Page = await search(db, anna, 'пуговица', { sort, size: 3, after })
      walked.push(...places(page))
      if (!page.next) break
      after = page.next
    }
    expect(walked).toEqual(whole)
  }
})

test('the three ways of searching find the same', async ({ db }) => {
  // Two years of lines; what is looked for was said in the oldest quarter of them.
  await db.query(
    `insert into public.messages (conversation_id, seq, position, client_id, author_kind, body, sent_at)
     select $1, 1000 + i, 1000 + i, gen_random_uuid(), 'contact', case when i < 21000 then 'Другое дело'
       when i % 5 = 0 then 'Пуговица перламутровая' else 'Пуговица костяная' end, now() - i / 4 * interval '3 hours'
     from generate_series(1, 24000) i`,
    [conversations.mariaTickets],
  )
  await db.query('analyze public.messages')
  const stretch = (query: string, few: string[] | null, share: number, after: object | null) =>
    db.one<{ places: string[]; reached: Date | null; last: object }>(
      `select reached, array(select h.conversation_id || ' ' || h.position from unnest(hits) h) as places,
         to_jsonb(hits[cardinality(hits)]) as last
       from private.search_stretch('message', private.wanted_words($1), $2, 'true', $3, '', null,
         coalesce(($4::jsonb ->> 'at')::timestamptz, 'infinity'), ($4::jsonb ->> 'conversation_id')::uuid, ($4::jsonb ->> 'position')::bigint,
         5, now() + interval '1 minute')`,
      [query, few, share, after],
    )
  for (const query of ['пуговица', 'перламутровая', 'костяная пуговица']) {
    let after: object | null = null
    for (let page = 0; page < 3; page += 1) {
      const few = await stretch(query, Object.values(conversations), 1, after)
      expect(few.places).toHaveLength(5)
      for (const share of [1, 0.02, 0.001]) {
        const wide = await stretch(query, null, share, after)
        expect(wide.places).toEqual(few.places)
        expect(wide.reached).toBeNull()
      }
      after = few.last
    }
  }
})

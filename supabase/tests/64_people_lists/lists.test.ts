import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, artem, contacts, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

type Row = {
  id: string
  name: string | null
  open: number
  last: { number: number; at: string } | null
}
type Page = { contacts: Row[]; is_similar: boolean; next: object | null }
type Wish = {
  query?: string
  filters?: object
  sort?: string
  after?: object | null
  size?: number
}

const page = (db: Database, who: Person, wish: Wish = {}) =>
  verb<Page>(db, who, 'contacts_page($1, $2, $3, $4, $5)', [
    wish.query ?? '',
    wish.filters ?? {},
    wish.sort ?? 'last',
    wish.after ?? null,
    wish.size ?? 50,
  ])
const idsOf = async (found: Promise<Page>) => (await found).contacts.map(({ id }) => id)
const readable = (db: Database, who: Person) =>
  db.as(who, async () => {
    const rows = await db.rows<{ id: string }>(
      `select k.id from public.contacts k where k.merged_into_id is null and k.erased_at is null
         and (k.search_words <> ' ' or exists (select from public.conversations c where c.contact_id = k.id)) order by k.id`,
    )
    return rows.map(({ id }) => id)
  })
const create = (db: Database, who: Person, fields: object, id: string = randomUUID()) =>
  verb<{ id: string }>(db, who, 'create_contact($1, $2)', [id, fields])
const manyPeople = (db: Database) =>
  db.query(`
    insert into public.contacts (name, email, created_at)
    select case when g % 3 > 0 then 'Человек ' || g end, case when g % 2 = 0 then 'n' || g || '@x.test' end, now() - g * interval '1 hour'
    from generate_series(1, 120) g`)

test.for(['', '0'])(
  'the list is who the policy shows, for everybody and in every order (%o)',
  async (few, { db }) => {
    // Few are sorted, many are read in order: both ways have to say the same.
    await db.query(`select set_config('otklik.few', $1, true)`, [few])
    await manyPeople(db)
    await create(db, darya, { name: 'Записанный Дарьей' })
    for (const who of [vera, artem, anna, darya])
      for (const sort of ['last', 'name', 'newest']) {
        const found: string[] = []
        let after: object | null = null
        do {
          const { contacts: rows, next }: Page = await page(db, who, { sort, after, size: 7 })
          found.push(...rows.map(({ id }) => id))
          after = next
        } while (after)
        expect([who.email, sort, found.length]).toEqual([who.email, sort, new Set(found).size])
        expect([who.email, sort, found.sort()]).toEqual([who.email, sort, await readable(db, who)])
      }
  },
)

test.for(['', '0'])(
  'who spoke last stands first, then those who never wrote; only what one sees counts (%o)',
  async (few, { db }) => {
    await db.query(`select set_config('otklik.few', $1, true)`, [few])
    await create(db, vera, { name: 'Ещё не писал' })
    const { contacts: rows } = await page(db, vera)
    const at = rows.map(({ last }) => last?.at ?? '')
    expect(at).toEqual([...at].sort().reverse())
    expect(rows.at(-1)).toMatchObject({ name: 'Ещё не писал', last: null, open: 0 })
    expect(rows.find(({ id }) => id === contacts.maria.id)).toMatchObject({ open: 1 })
    // Of a conversation in another team neither its being open nor its time is told.
    const seen = () => page(db, anna, { query: contacts.maria.name })
    const before = (await seen()).contacts[0]!
    await db.query(
      `insert into public.conversations (inbox_id, contact_id, team_id, last_message_at)
     select inbox_id, contact_id, (select id from public.teams where name = 'Отели'), now() + interval '1 hour'
     from public.conversations where id = $1`,
      [conversations.mariaTickets],
    )
    expect((await seen()).contacts[0]).toEqual(before)
  },
)

test('nobody writes in a person under the id of a member', async ({ db }) => {
  await expectRefused(create(db, vera, { name: 'Анна' }, anna.id), 'PT409')
})

test('merged contacts are one row, with the conversations of both', async ({ db }) => {
  await verb(db, vera, 'merge_contacts($1, $2)', [contacts.visitor.id, contacts.maria.id])
  const { contacts: rows } = await page(db, vera, { query: contacts.maria.name })
  expect(rows).toMatchObject([{ id: contacts.maria.id, open: 2 }])
  expect(await idsOf(page(db, vera))).not.toContain(contacts.visitor.id)
})

test.for(['', '0'])(
  'filters leave what they say, together with each other and the words (%o)',
  async (few, { db }) => {
    await db.query(`select set_config('otklik.few', $1, true)`, [few])
    const { company_id: company } = await db.one(
      'select company_id from public.contacts where id = $1',
      [contacts.maria.id],
    )
    await db.query('update public.contacts set blocked_at = now() where id = $1', [
      contacts.elena.id,
    ])
    const ids = (filters: object, query = '') => idsOf(page(db, vera, { filters, query }))
    expect(await ids({ company })).toEqual([contacts.maria.id])
    expect(await ids({ blocked: true })).toEqual([contacts.elena.id])
    expect(await ids({ blocked: true, company })).toEqual([])
    expect(await ids({ verified: false })).toEqual([contacts.visitor.id])
    expect((await ids({ verified: true, channel: 'widget' })).sort()).toEqual(
      [contacts.maria.id, contacts.pavel.id, contacts.elena.id].sort(),
    )
    expect(await ids({ channel: 'telegram' })).toEqual([])
    expect(await ids({ company }, 'Орлов')).toEqual([])
    await expectRefused(ids({ colour: 'red' }), 'PT400')
    await expectRefused(idsOf(page(db, vera, { sort: 'up' })), 'PT400')
  },
)

test.for(['', '0'])(
  'words find as the search finds, and names nearly so when there are none (%o)',
  async (few, { db }) => {
    await db.query(`select set_config('otklik.few', $1, true)`, [few])
    expect(await idsOf(page(db, anna, { query: 'pavel' }))).toContain(contacts.pavel.id)
    const { contacts: rows, is_similar } = await page(db, anna, { query: 'Ивонова' })
    expect([rows[0]?.id, is_similar]).toEqual([contacts.maria.id, true])
    for (const query of ['%', `' or true --`, '\\'])
      expect([query, await idsOf(page(db, anna, { query }))]).toEqual([
        query,
        query.trim().length < 2 ? await idsOf(page(db, anna)) : [],
      ])
  },
)

test('whoever writes somebody in sees them, others by the rule; twice is once', async ({ db }) => {
  const id = randomUUID()
  const fields = { name: ' Новый  Человек ', phone: '8 912 000-11-22' }
  const card = await create(db, darya, fields, id)
  expect(card).toMatchObject({ id, name: 'Новый Человек', phone: '+79120001122' })
  expect(await create(db, darya, { name: 'Другое' }, id)).toMatchObject({ name: 'Новый Человек' })
  expect(await idsOf(page(db, darya))).toContain(id)
  expect(await idsOf(page(db, vera))).toContain(id)
  for (const [wrong, reason] of [
    [{}, 'contact_empty'],
    [{ email: 'нет' }, 'email_invalid'],
  ] as const)
    expect((await expectRefused(create(db, darya, wrong))).message).toBe(reason)
  await expectRefused(create(db, anna, { name: 'Чужой' }, id), 'PT409')
})

refusal(
  'contacts',
  'nobody is listed, found or counted whom one does not see; no customer lists anybody',
  async ({ db }) => {
    const { id } = await create(db, anna, { name: 'Только Анне' })
    const others = await page(db, darya, { query: 'Только Анне' })
    await expectNoRows(others.contacts)
    expect(await verb(db, darya, 'contact_card($1)', [id])).toBeNull()
    await expectNoRows((await page(db, darya, { query: 'Иванова' })).contacts)
    const mia = await maria(db)
    for (const call of ['contacts_page()', 'companies_page()', `search_contact_notes('окно')`])
      await expectRefused(verb(db, mia, call), '42501')
    await expectRefused(create(db, mia, { name: 'Я' }), '42501')
  },
)

test('companies: people and conversations beside them are those one sees', async ({ db }) => {
  type Companies = {
    companies: { name: string; people: number; open: number }[]
    next: object | null
  }
  const list = (who: Person, wish: unknown[] = ['', 'name', null, 50]) =>
    verb<Companies>(db, who, 'companies_page($1, $2, $3, $4)', wish)
  const wind = { name: 'Северный ветер' }
  expect((await list(vera)).companies).toContainEqual(
    expect.objectContaining({ ...wind, people: 1, open: 1 }),
  )
  expect((await list(darya)).companies).toContainEqual(
    expect.objectContaining({ ...wind, people: 0, open: 0, last: null }),
  )
  for (const sort of ['name', 'last', 'newest']) {
    const all = (await list(vera, ['', sort, null, 50])).companies
    const first = await list(vera, ['', sort, null, 1])
    const second = await list(vera, ['', sort, first.next, 1])
    expect([first.companies[0], second.companies[0]]).toEqual(all.slice(0, 2))
  }
  expect((await list(vera, ['северный', 'name', null, 50])).companies).toMatchObject([wind])
})

test('a note on a contact is found by whoever sees the contact', async ({ db }) => {
  const note = (who: Person, body: string) =>
    verb<{ id: string }>(db, who, 'write_contact_note($1, $2, $3)', [
      contacts.maria.id,
      randomUUID(),
      body,
    ])
  type Found = { notes: { id: string; snippet: string[]; contact: object }[]; next: object | null }
  const find = (who: Person, after: object | null = null, size = 10) =>
    verb<Found>(db, who, 'search_contact_notes($1, $2, $3)', ['окна', after, size])
  const { id: first } = await note(anna, 'Любит место у окна')
  const { id: second } = await note(anna, 'Окно, и только окно')
  const found = await find(anna, null, 1)
  expect(found.notes).toMatchObject([
    { id: second, contact: { id: contacts.maria.id, name: contacts.maria.name } },
  ])
  expect((await find(anna, found.next, 1)).notes).toMatchObject([
    { id: first, snippet: ['Любит место у ', 'окна', ''] },
  ])
  await expectNoRows((await find(darya)).notes)
})

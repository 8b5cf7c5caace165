import { expect } from 'vitest'
import { anna, contacts, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

type Found = { id: string; name: string; is_similar: boolean }
type People = { contacts: Found[]; next: object | null }

const people = (
  db: Database,
  person: Person,
  query: string,
  after: object | null = null,
  size = 10,
) =>
  db.as(person, () =>
    db.value<People>('select public.search_contacts($1, $2, $3)', [query, after, size]),
  )
const ids = async (found: Promise<People>) => (await found).contacts.map(({ id }) => id)

async function known(db: Database): Promise<void> {
  await db.query(
    `update public.contacts set name = 'Семён Соколов', email = 'semyon_s@corp.test', phone = '+7 (912) 345-67-89' where id = $1`,
    [contacts.pavel.id],
  )
}

test('a person is found by name, address, number and outside id, however they are written', async ({
  db,
}) => {
  await known(db)
  const queries = [
    'Семён Соколов',
    'соколов семен',
    'соко',
    'се',
    'semyon_s@corp.test',
    'SEMYON_S',
    'corp.test',
    '+7 912 345-67-89',
    '8(912)3456789',
    '3456789',
    '67-89',
    'pavel',
  ]
  for (const query of queries) {
    expect([query, await ids(people(db, anna, query))]).toEqual([query, [contacts.pavel.id]])
  }
  for (const query of ['%', '_', '\\', `' or true --`, 'с', '12', ''])
    expect([query, await ids(people(db, anna, query))]).toEqual([query, []])
})

test('a name with a mistake finds names like it', async ({ db }) => {
  await known(db)
  for (const query of ['Сакалов', 'Соклов', 'Соколлов', 'Симён Сокалов', 'Sokolov Соколав'].slice(
    0,
    4,
  )) {
    const { contacts: found } = await people(db, anna, query)
    expect([query, found[0]]).toMatchObject([query, { id: contacts.pavel.id, is_similar: true }])
  }
  expect(await ids(people(db, anna, 'Петрв'))).not.toContain(contacts.elena.id)
})

refusal('contacts', 'nobody is found whose conversations one does not see', async ({ db }) => {
  expect(await ids(people(db, anna, 'Иванова'))).toEqual([contacts.maria.id])
  for (const query of ['Иванова', 'Ивонова', 'maria'])
    await expectNoRows((await people(db, darya, query)).contacts)
  const mia = await maria(db)
  await db.as(mia, () =>
    expectRefused(db.query(`select public.search_contacts('Иванова')`), '42501'),
  )
  await db.as(mia, () =>
    expectRefused(db.query(`select public.search_companies('ветер')`), '42501'),
  )
})

test('a mention shows its person, too; the same as the policy on contacts', async ({ db }) => {
  await db.as(anna, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [
      conversations.mariaTickets,
      '@Дарья',
      [darya.id],
    ]),
  )
  for (const person of [vera, anna, darya]) {
    const readable = await db.as(person, () =>
      db.rows<{ id: string }>(
        `select id from public.contacts where name is not null order by name, id`,
      ),
    )
    const found: string[] = []
    for (const query of ['Мария', 'Павел', 'Elena'])
      found.push(...(await ids(people(db, person, query))))
    expect(found.sort()).toEqual(readable.map(({ id }) => id).sort())
  }
})

test('whoever was merged is found as whom they were merged into', async ({ db }) => {
  await db.as(vera, () =>
    db.query('select public.merge_contacts($1, $2)', [contacts.maria.id, contacts.pavel.id]),
  )
  expect(await ids(people(db, anna, 'Мария Иванова'))).toEqual([contacts.pavel.id])
})

test('an erased person is found by nothing, and leaves no name behind', async ({ db }) => {
  expect(await db.value(`select count(*)::int from private.names where word = 'иванова'`)).toBe(1)
  await db.as(vera, () =>
    db.query('select public.erase_contact($1, $2)', [contacts.maria.id, 'по просьбе']),
  )
  for (const query of ['Иванова', 'Ивонова', 'maria'])
    expect([query, await ids(people(db, vera, query))]).toEqual([query, []])
  expect(await db.value(`select count(*)::int from private.names where word = 'иванова'`)).toBe(0)
})

test('pages of people and of companies follow each other without gap or repetition', async ({
  db,
}) => {
  await db.query(
    `insert into public.contacts (name) select 'Анфиса ' || chr(1072 + i % 3) from generate_series(1, 7) i`,
  )
  await db.query(
    `insert into public.companies (name) select 'Анфиса и Ко' from generate_series(1, 7)`,
  )
  const all = await ids(people(db, vera, 'анфиса'))
  expect(all).toHaveLength(7)
  const walked: string[] = []
  const firms: string[] = []
  for (let after: object | null = null; ;) {
    const page: People = await people(db, vera, 'анфиса', after, 2)
    walked.push(...page.contacts.map(({ id }) => id))
    if (!(after = page.next)) break
  }
  expect(walked).toEqual(all)
  for (let after: object | null = null; ;) {
    const page = await db.as(anna, () =>
      db.value<{ companies: Found[]; next: object | null }>(
        `select public.search_companies('анфиса', $1, 3)`,
        [after],
      ),
    )
    firms.push(...page.companies.map(({ id }) => id))
    if (!(after = page.next)) break
  }
  expect(new Set(firms).size).toBe(7)
  expect(firms).toHaveLength(7)
})

test('a company is found by a name like its own', async ({ db }) => {
  const { companies } = await db.as(anna, () =>
    db.value<{ companies: Found[] }>(`select public.search_companies('Сиверный')`),
  )
  expect(companies[0]).toMatchObject({ name: 'Северный ветер', is_similar: true })
})

import { expect } from 'vitest'
import * as cast from '../../../tests/support/cast.ts'
import { test } from './test.ts'

test('every member of the cast is seeded and counts as a member', async ({ db }) => {
  for (const person of Object.values(cast.members)) {
    const row = await db.one('select name, email from public.members where id = $1', [person.id])
    expect(row).toEqual({ name: person.name, email: person.email })
    expect(await db.as(person, () => db.value('select private.member_id()'))).toBe(person.id)
  }
  expect(await db.value('select count(*)::int from public.members')).toBe(5)
})

test('every contact of the cast is seeded and has an open session', async ({ db }) => {
  for (const person of Object.values(cast.contacts)) {
    const { name } = await db.one('select name from public.contacts where id = $1', [person.id])
    expect(name).toBe(person.name)
    expect(await db.as(person, () => db.value('select private.contact_id()'))).toBe(person.id)
    expect(await db.as(person, () => db.value('select private.member_id()'))).toBeNull()
  }
})

test('teams, categories, the inbox and the conversations have the ids the tests use', async ({
  db,
}) => {
  const count = (table: string, ids: string[]) =>
    db.value(`select count(*)::int from public.${table} where id = any ($1)`, [ids])
  expect(await count('teams', Object.values(cast.teams))).toBe(2)
  expect(await count('companies', Object.values(cast.companies))).toBe(2)
  expect(await count('categories', Object.values(cast.categories))).toBe(4)
  expect(await count('conversations', Object.values(cast.conversations))).toBe(6)
  const inbox = await db.one('select id from public.inboxes where key = $1', [cast.inbox.key])
  expect(inbox.id).toBe(cast.inbox.site)
})

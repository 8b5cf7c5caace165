import { expect } from 'vitest'
import * as cast from '../../../tests/support/cast.ts'
import { maria } from './customer.ts'
import { test } from './test.ts'

const team = [cast.vera, cast.artem, cast.anna, cast.boris, cast.darya]

test('every member of the cast is seeded and counts as a member', async ({ db }) => {
  for (const person of team) {
    const row = await db.one('select email from public.members where id = $1', [person.id])
    expect(row.email).toBe(person.email)
    expect(await db.as(person, () => db.value('select private.member_id()'))).toBe(person.id)
  }
  expect(await db.value('select count(*)::int from public.members')).toBe(team.length)
})

test('a customer who opened a session counts as that contact, and as no member', async ({ db }) => {
  const person = await maria(db)
  expect(person.id).toBe(cast.contacts.maria.id)
  expect(await db.as(person, () => db.value('select private.contact_id()'))).toBe(person.id)
  expect(await db.as(person, () => db.value('select private.member_id()'))).toBeNull()
})

test('everything the tests know by its id is in the seed', async ({ db }) => {
  const present = (table: string, ids: string[]) =>
    db.value(`select count(*)::int from public.${table} where id = any ($1)`, [ids])
  const people = Object.values(cast.contacts).map((contact) => contact.id)
  expect(await present('contacts', people)).toBe(people.length)
  expect(await present('teams', Object.values(cast.teams))).toBe(2)
  expect(await present('categories', Object.values(cast.categories))).toBe(2)
  expect(await present('conversations', Object.values(cast.conversations))).toBe(6)
  expect(await present('inboxes', [cast.widgetInbox.id])).toBe(1)
})

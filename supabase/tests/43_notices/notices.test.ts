import { expect } from 'vitest'
import { anna, artem, boris, conversations, teams } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { route, waiting } from '../support/queue.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const unread = (db: Database, person: Person) =>
  db.as(person, () => db.value<number>('select public.my_unread()'))
const told = (db: Database, conversation: string) =>
  db.rows(
    `select topic, payload ->> 'by' as by from realtime.messages
     where event = 'assigned' and payload ->> 'conversation_id' = $1`,
    [conversation],
  )
const give = (db: Database, by: Person, conversation: string, to: { id: string }) =>
  db.as(by, () => db.query('select public.assign_conversation($1, $2)', [conversation, to.id]))

test('own conversations count while the customer wrote what was not read', async ({ db }) => {
  await db.query('update public.conversations set assignee_id = null where assignee_id = $1', [
    anna.id,
  ])
  await db.query('update public.conversations set assignee_id = $1 where id = $2', [
    anna.id,
    conversations.mariaTickets,
  ])
  await db.query('delete from public.read_marks where reader_id = $1', [anna.id])
  expect(await unread(db, anna)).toBe(1)
  await db.as(anna, () =>
    db.query('select public.mark_read($1, 1000)', [conversations.mariaTickets]),
  )
  expect(await unread(db, anna)).toBe(0)
})

test('it counts nothing for customers', async ({ db }) => {
  const mia = await maria(db)
  const error = await expectRefused(unread(db, mia), '42501')
  expect(error.message).toBe('not_a_member')
})

test('whoever is given a conversation hears of it, whoever takes one does not', async ({ db }) => {
  const id = conversations.mariaTickets
  await db.query('update public.conversations set assignee_id = null where id = $1', [id])
  await db.as(anna, () => db.query('select public.claim_conversation($1)', [id]))
  expect(await told(db, id)).toEqual([])
  await give(db, artem, id, boris)
  expect(await told(db, id)).toEqual([{ topic: `member:${boris.id}`, by: artem.id }])
})

test('what the balancer gives is told, too', async ({ db }) => {
  await db.query('update public.conversations set team_id = null, assignee_id = null')
  const id = await waiting(db, { team: teams.tickets })
  await db.query(`update public.teams set routing = 'balanced' where id = $1`, [teams.tickets])
  await db.query(`update public.members set availability = 'online' where id = $1`, [anna.id])
  await route(db)
  const given = await db.value<string>(
    'select assignee_id from public.conversations where id = $1',
    [id],
  )
  expect(await told(db, id)).toEqual([{ topic: `member:${given}`, by: null }])
})

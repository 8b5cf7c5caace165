import { expect } from 'vitest'
import {
  anna,
  artem,
  boris,
  conversations,
  darya,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import { maria, pavel } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets

const topic = (db: Database, prefix: string) =>
  db.value<string>('select private.conversation_topic($1, $2)', [prefix, id])

const receives = (db: Database, person: Person, name: string) =>
  db.as(person, () => db.value<boolean>('select private.may_receive($1)', [name]))

const sends = (db: Database, person: Person, name: string, extension: string) =>
  db.as(person, () => db.value<boolean>('select private.may_send($1, $2)', [name, extension]))

/** Topics and events broadcast since the test began. */
const broadcasts = (db: Database) =>
  db.rows<{ topic: string; event: string; payload: Record<string, unknown> }>(
    'select topic, event, payload from realtime.messages where inserted_at >= now() order by inserted_at',
  )

test('who may see the conversation may join it; nobody else', async ({ db }) => {
  const name = await topic(db, 'conversation')
  const mia = await maria(db)
  expect(await receives(db, anna, name)).toBe(true)
  expect(await receives(db, vera, name)).toBe(true)
  expect(await receives(db, darya, name)).toBe(false)
  // Notes travel here: not even the conversation's own customer may listen.
  expect(await receives(db, mia, name)).toBe(false)
  expect(await receives(db, mia, await topic(db, 'viewers'))).toBe(false)
  expect(await receives(db, mia, await topic(db, 'typing'))).toBe(true)
  expect(await receives(db, await pavel(db), await topic(db, 'typing'))).toBe(false)
})

test('personal, team, contact and inbox topics are their owners’', async ({ db }) => {
  const mia = await maria(db)
  const team = await db.value<string>('select private.team_topic($1)', [teams.tickets])
  const inbox = await db.value<string>('select private.inbox_topic()')
  const own = await db.value<string>('select private.contact_topic($1)', [mia.id])
  const cells: [Person, string, boolean][] = [
    [anna, `member:${anna.id}`, true],
    [anna, `member:${boris.id}`, false],
    [mia, `member:${anna.id}`, false],
    [anna, team, true],
    [darya, team, false],
    [vera, team, false],
    [mia, team, false],
    [vera, inbox, true],
    [anna, inbox, false],
    [mia, inbox, false],
    [mia, own, true],
    [await pavel(db), own, false],
    [vera, own, false],
    [vera, 'inbox:all', false],
    [vera, 'anything', false],
    [vera, 'conversation:x:1.1.1', false],
    [vera, `${team} `, false],
  ]
  for (const [person, name, expected] of cells)
    expect([name, await receives(db, person, name)]).toEqual([name, expected])
})

test('clients send typing and presence, never where the database speaks', async ({ db }) => {
  const mia = await maria(db)
  expect(await sends(db, anna, await topic(db, 'typing'), 'broadcast')).toBe(true)
  expect(await sends(db, mia, await topic(db, 'typing'), 'broadcast')).toBe(true)
  expect(await sends(db, mia, await topic(db, 'typing'), 'presence')).toBe(false)
  expect(await sends(db, anna, await topic(db, 'viewers'), 'presence')).toBe(true)
  expect(await sends(db, mia, await topic(db, 'viewers'), 'presence')).toBe(false)
  for (const person of [vera, mia]) {
    expect(await sends(db, person, await topic(db, 'conversation'), 'broadcast')).toBe(false)
    expect(await sends(db, person, `contact:${mia.id}:1`, 'broadcast')).toBe(false)
    expect(await sends(db, person, `member:${vera.id}`, 'broadcast')).toBe(false)
  }
  await db.as(mia, () =>
    expectRefused(
      db.query(
        `insert into realtime.messages (topic, extension, payload, event, private) values ('contact:x', 'broadcast', '{}', 'message', true)`,
      ),
      '42501',
    ),
  )
})

test('the desk hears who has it and who has read it when; the customer only that somebody has', async ({
  db,
}) => {
  const mia = await maria(db)
  const seq = await db.as(anna, () =>
    db.value<number>(
      `select (public.send_message($1, gen_random_uuid(), 'Готово') ->> 'seq')::int`,
      [id],
    ),
  )
  const said = async (person: Person, call: string) => {
    await db.query('delete from realtime.messages')
    await db.as(person, () => db.query(`select public.${call}`, [id, seq]))
    return (await broadcasts(db)).toSorted((one, other) => (one.topic < other.topic ? 1 : -1))
  }
  const desk = await topic(db, 'conversation')
  const own = await db.value<string>('select private.contact_topic($1)', [mia.id])
  const mark = { conversation_id: id, reader_id: mia.id, reader_kind: 'contact' }

  const [came, ...more] = await said(mia, 'mark_delivered($1, $2)')
  expect(came).toMatchObject({
    topic: desk,
    payload: { ...mark, last_delivered_seq: seq, delivered_at: expect.any(String) },
  })
  expect(came!.payload.last_read_seq).toBeLessThan(seq)
  expect(more).toEqual([])
  expect(await said(mia, 'mark_delivered($1, $2)')).toEqual([])

  expect(await said(mia, 'mark_read($1, $2)')).toMatchObject([
    {
      topic: desk,
      payload: { ...mark, last_read_seq: seq, read_at: expect.any(String), delivered_at: null },
    },
  ])
  const seen = await said(boris, 'mark_read($1, $2)')
  expect(seen).toMatchObject([{ topic: desk, payload: { reader_id: boris.id } }, { topic: own }])
  expect(seen[1]!.payload).toEqual({
    id: expect.any(String),
    conversation_id: id,
    reader_kind: 'member',
    last_read_seq: seq,
  })
})

test('the policies on realtime.messages say the same as the predicates', async ({ db }) => {
  const name = await topic(db, 'typing')
  await db.query(
    `insert into realtime.messages (topic, extension, payload, event, private) values ($1, 'broadcast', '{}', 'typing', true)`,
    [name],
  )
  const reads = (person: Person) =>
    db.as(person, async () => {
      await db.query(`select set_config('realtime.topic', $1, true)`, [name])
      return (await db.rows('select from realtime.messages where topic = $1', [name])).length
    })
  expect(await reads(anna)).toBe(1)
  expect(await reads(darya)).toBe(0)
})

test('a name from before an access change opens nothing', async ({ db }) => {
  const [conversation, team, inbox] = [
    await topic(db, 'conversation'),
    await db.value<string>('select private.team_topic($1)', [teams.tickets]),
    await db.value<string>('select private.inbox_topic()'),
  ]
  await db.query('delete from public.team_members where member_id = $1', [boris.id])
  for (const name of [conversation, team]) {
    expect(await receives(db, boris, name)).toBe(false)
    expect(await receives(db, anna, name)).toBe(false)
  }
  expect(await receives(db, anna, await topic(db, 'conversation'))).toBe(true)
  await db.query(`update public.members set deactivated_at = now() where id = $1`, [artem.id])
  expect(await db.value('select private.inbox_topic()')).not.toBe(inbox)
})

test('after a move nothing is said under the old name but that it moved', async ({ db }) => {
  const old = await topic(db, 'conversation')
  await db.as(anna, () => db.query('select public.move_conversation($1, $2)', [id, teams.hotels]))
  await db.as(vera, () =>
    db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'после']),
  )
  const heard = (await broadcasts(db)).filter((said) => said.topic === old)
  expect(heard.map((said) => said.event)).toEqual(['topic_moved'])
})

test('a message is told to its members, its lists and its customer, a note never to the customer', async ({
  db,
}) => {
  const mia = await maria(db)
  const own = await db.value<string>('select private.contact_topic($1)', [mia.id])
  await db.as(anna, async () => {
    await db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'видно'])
    await db.query('select public.write_note($1, gen_random_uuid(), $2)', [id, 'тайна'])
  })
  const said = await broadcasts(db)
  expect(said.filter((b) => b.topic === own).map((b) => b.event)).toEqual(['message'])
  expect(
    said.filter((b) => b.topic.startsWith('conversation:')).map((b) => b.payload['type']),
  ).toEqual(['message_sent', 'note_written'])
  const secret = said.filter((b) => JSON.stringify(b.payload).includes('тайна'))
  expect(secret.map((b) => b.topic.split(':')[0])).toEqual(['conversation'])
})

test('a quiet transaction broadcasts nothing', async ({ db }) => {
  await db.query(`select set_config('otklik.quiet', 'on', true)`)
  await db.as(anna, () =>
    db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'тихо']),
  )
  expect(await broadcasts(db)).toEqual([])
})

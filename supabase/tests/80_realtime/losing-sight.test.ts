import { expect } from 'vitest'
import {
  anna,
  boris,
  contacts,
  conversations,
  darya,
  vera,
  teams,
} from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets

const broadcasts = (db: Database) =>
  db.rows<{ topic: string; event: string }>(
    'select topic, event from realtime.messages where inserted_at >= now() order by inserted_at',
  )

const contactTopic = (db: Database) =>
  db.value<string>('select private.contact_topic($1)', [contacts.maria.id])

test('a blocked customer hears nothing more, under no name', async ({ db }) => {
  const mia = await maria(db)
  const old = await contactTopic(db)
  await db.query('update public.contacts set blocked_at = now() where id = $1', [mia.id])
  const renewed = await contactTopic(db)
  expect(renewed).not.toBe(old)
  await db.as(anna, () =>
    db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'после']),
  )
  const heard = (await broadcasts(db)).filter((said) => said.topic === old)
  expect(heard.map((said) => said.event)).toEqual(['topic_moved'])
  for (const name of [old, renewed])
    expect(await db.as(mia, () => db.value('select private.may_receive($1)', [name]))).toBe(false)
})

test('where one browser signs out, the customer’s others are told that the topic moved', async ({
  db,
}) => {
  const [here, there] = [await maria(db), await maria(db)]
  const old = await contactTopic(db)
  await db.query('select public.end_visitor_session($1)', [here.sessionId])
  expect(await broadcasts(db)).toContainEqual({ topic: old, event: 'topic_moved' })
  const renewed = await contactTopic(db)
  expect(await db.as(there, () => db.value('select private.may_receive($1)', [renewed]))).toBe(true)
})

test('a deactivated member is told to leave and hears nothing of the conversations left on the desk', async ({
  db,
}) => {
  await db.as(vera, () => db.query('select public.assign_conversation($1, $2)', [id, darya.id]))
  const mia = await maria(db)
  const send = () =>
    db.as(mia, () => db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'x']))
  const heard = async () =>
    (await broadcasts(db))
      .filter((said) => said.topic === `member:${darya.id}`)
      .map((said) => said.event)
      .sort()
  const before = await heard()
  await send()
  expect(await heard()).toEqual([...before, 'conversation'].sort())
  await db.query('update public.members set deactivated_at = now() where id = $1', [darya.id])
  await send()
  expect(await heard()).toEqual([...before, 'conversation', 'access_changed'].sort())
})

test('when somebody leaves a team, everybody whose topics are renamed is told', async ({ db }) => {
  await db.as(vera, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [id, '@Дарья', [darya.id]]),
  )
  await db.query('delete from public.team_members where member_id = $1', [boris.id])
  const told = (await broadcasts(db))
    .filter((said) => said.event === 'access_changed')
    .map((said) => said.topic)
  // Darya reads one conversation of the team because of a mention.
  for (const person of [anna, boris, vera, darya]) expect(told).toContain(`member:${person.id}`)
})

test('who arrives in a team finds nothing to replay from before, and a team put together at once is announced once', async ({
  db,
}) => {
  const name = () => db.value<string>('select private.team_topic($1)', [teams.tickets])
  const old = await name()
  await db.query(
    'insert into public.team_members (team_id, member_id) select $1, id from public.members where id = any ($2)',
    [teams.tickets, [vera.id, darya.id]],
  )
  expect(await name()).not.toBe(old)
  const told = (await broadcasts(db)).filter((said) => said.topic === `member:${anna.id}`)
  expect(told.map((said) => said.event)).toEqual(['access_changed'])
})

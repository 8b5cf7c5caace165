import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { expect } from 'vitest'
import {
  anna,
  artem,
  boris,
  contacts,
  conversations,
  vera,
  widgetInbox,
} from '../../../tests/support/cast.ts'
import { backend, type Person } from '../support/person.ts'
import { copyRace } from '../support/race.ts'
import { test } from '../support/test.ts'
import { tokenOf, visitorSecret, type Opened } from '../support/widget.ts'

/*
 * Two verbs at once that need the same rows. Each test holds one row until both verbs wait: taken in two
 * orders, the rows would then be waited for in a circle, and Postgres would undo one of the two.
 */

const { mariaTickets, visitorCat } = conversations
const open = 'open_visitor_session($1, $2, $3, $4, $5)'

const call = async <Answer>(client: pg.Client, verb: string, values: unknown[]) =>
  (await client.query<{ answer: Answer }>(`select public.${verb} as answer`, values)).rows[0]!
    .answer

type World = {
  as: (person: Person) => Promise<pg.Client>
  /** Holds a row, starts the verbs one after the other, lets it go; why each failed, null where it did not. */
  atOnce: (
    row: { of: 'conversations' | 'visitor_sessions'; id: string },
    ...verbs: (() => Promise<unknown>)[]
  ) => Promise<(string | null)[]>
}

async function world(pool: pg.Pool, work: (world: World) => Promise<void>): Promise<void> {
  await copyRace(pool, async (as) => {
    const owner = await as(vera)
    await owner.query('reset role')
    const waiting = async (count: number) => {
      const sql = `select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      while ((await owner.query<{ n: number }>(sql)).rows[0]!.n < count)
        await new Promise((done) => setTimeout(done, 20))
    }
    await work({
      as,
      async atOnce({ of, id }, ...verbs) {
        await owner.query('begin')
        await owner.query(`select from public.${of} where id = $1 for update`, [id])
        const under: Promise<string | null>[] = []
        for (const verb of verbs) {
          under.push(
            verb().then(
              () => null,
              (error: Error) => error.message,
            ),
          )
          await waiting(under.length)
        }
        await owner.query('commit')
        return Promise.all(under)
      },
    })
  })
}

/** Maria begins another conversation, which is merged into her first. */
async function merged({ as }: World) {
  const [platform, agent] = [await as(backend), await as(anna)]
  const opened = await call<Opened>(platform, open, [
    widgetInbox.id,
    visitorSecret(),
    { user_id: contacts.maria.userId },
    null,
    null,
  ])
  const mia = await as(tokenOf(opened))
  const { conversation } = await call<{ conversation: { id: string } }>(
    mia,
    'start_conversation($1, $2, $3)',
    [randomUUID(), randomUUID(), 'И ещё'],
  )
  await call(agent, 'merge_conversations($1, $2)', [conversation.id, mariaTickets])
  return { mia, agent, id: conversation.id }
}

test('a merged conversation is taken out while another agent assigns the whole', async ({
  pool,
}) => {
  await world(pool, async (here) => {
    const { agent, id } = await merged(here)
    const other = await here.as(vera)
    const outcomes = await here.atOnce(
      { of: 'conversations', id },
      () => call(agent, 'split_conversation($1)', [id]),
      () => call(other, 'assign_conversation($1, $2)', [mariaTickets, boris.id]),
    )
    expect(outcomes).toEqual([null, null])
  })
})

test('a customer writes to a merged conversation while somebody’s reply claims the whole', async ({
  pool,
}) => {
  await world(pool, async (here) => {
    const { mia, agent, id } = await merged(here)
    const other = await here.as(vera)
    await call(other, 'unassign_conversation($1)', [mariaTickets])
    const send = (client: pg.Client, to: string) => () =>
      call(client, 'send_message($1, $2, $3)', [to, randomUUID(), 'Ау'])
    const outcomes = await here.atOnce(
      { of: 'conversations', id },
      send(mia, id),
      send(agent, mariaTickets),
    )
    expect(outcomes).toEqual([null, null])
  })
})

test('a message is deleted while its customer is renamed', async ({ pool }) => {
  await world(pool, async ({ as, atOnce }) => {
    const [one, two] = [await as(vera), await as(artem)]
    const outcomes = await atOnce(
      { of: 'conversations', id: mariaTickets },
      () => call(one, 'delete_message($1, $2)', [mariaTickets, 3]),
      () => call(two, 'edit_contact($1, $2)', [contacts.maria.id, { name: 'Мария И.' }]),
    )
    expect(outcomes).toEqual([null, null])
  })
})

test('contacts and their conversations come apart at once, and once', async ({ pool }) => {
  await world(pool, async ({ as, atOnce }) => {
    const [one, two] = [await as(vera), await as(artem)]
    await call(one, 'merge_contacts($1, $2)', [contacts.visitor.id, contacts.maria.id])
    await call(one, 'merge_conversations($1, $2)', [mariaTickets, visitorCat])
    const outcomes = await atOnce(
      { of: 'conversations', id: mariaTickets },
      () => call(one, 'split_conversation($1)', [mariaTickets]),
      () => call(two, 'split_contact($1)', [contacts.visitor.id]),
    )
    expect(outcomes).toEqual([null, null])
    const { rows } = await two.query(
      `select status, merged_into_id, (select count(*)::int from public.conversation_events e
         where e.conversation_id = c.id and e.type = 'conversation_split') as splits
       from public.conversations c where id = $1`,
      [mariaTickets],
    )
    expect(rows).toEqual([{ status: 'open', merged_into_id: null, splits: 1 }])
  })
})

test('one tab comes back as a visitor while another turns out to be a customer', async ({
  pool,
}) => {
  await world(pool, async ({ as, atOnce }) => {
    const [one, two] = [await as(backend), await as(backend)]
    const secret = visitorSecret()
    const visit = [widgetInbox.id, secret, null, null]
    const { session_id: id } = await call<Opened>(one, open, [...visit, null])
    const known = [widgetInbox.id, visitorSecret(), { user_id: 'maria' }, secret, null]
    const outcomes = await atOnce(
      { of: 'visitor_sessions', id },
      () => call(one, open, [...visit, { locale: 'ru' }]),
      () => call(two, open, known),
    )
    expect(outcomes).toEqual([null, null])
  })
})

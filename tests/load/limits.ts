import pg from 'pg'
import { widgetInbox } from '../support/cast.ts'
import { withScratchServer } from '../support/scratch-server.ts'
import { buildSeededDatabase, copySeededDatabase } from '../support/seeded-database.ts'
import { percentiles } from './percentiles.ts'

/*
 * `npm run bench:limits`: what the customer's limits cost a message. Twenty customers of twenty addresses
 * write by plain SQL into two databases in turn, one with the limits and one without: what the machine does
 * besides slows both alike.
 */

const customers = 20
const messages = 3_000
/** Sent before anything is measured. */
const warming = 150

type Sender = { claims: string; conversation: string }
type Side = { name: string; client: pg.Client; senders: Sender[]; times: number[] }

await withScratchServer(async ({ url }) => {
  await buildSeededDatabase(url)
  const sides = [await side(url, 'without limits'), await side(url, 'with limits')]
  await sides[0]!.client.query(
    'alter table public.messages disable trigger messages_limit_customer',
  )
  for (let n = 0; n < warming + messages; n += 1)
    for (const each of sides) {
      const took = await send(each, n)
      if (n >= warming) each.times.push(took)
    }
  const [bare, limited] = sides.map(({ times }) => percentiles(times))
  for (const { name, times } of sides) {
    const { p50, p95 } = percentiles(times)
    console.log(`${name}: p50 ${p50.toFixed(3)}, p95 ${p95.toFixed(3)} ms of ${times.length}`)
  }
  console.log(`the limits cost ${((limited!.p50 / bare!.p50 - 1) * 100).toFixed(1)} % of a message`)
  for (const { client } of sides) await client.end()
})

async function side(url: string, name: string): Promise<Side> {
  const database = name.replaceAll(' ', '_')
  const client = new pg.Client({ connectionString: await copySeededDatabase(url, database) })
  await client.connect()
  // Counted as ever, and stopping nobody.
  await client.query('update private.rate_limits set burst = 100000000')
  const senders: Sender[] = []
  for (let n = 0; n < customers; n += 1) senders.push(await newcomer(client, `93.184.${n}.7`))
  return { name, client, senders, times: [] }
}

async function newcomer(client: pg.Client, address: string): Promise<Sender> {
  const secret = `${crypto.randomUUID()}${crypto.randomUUID()}`
  const { rows: opened } = await client.query<{ session: Record<string, string> }>(
    'select public.open_visitor_session($1, $2, null, null, null, $3) as session',
    [widgetInbox.id, secret, address],
  )
  const { contact_id, session_id } = opened[0]!.session
  const claims = JSON.stringify({
    role: 'authenticated',
    aud: 'authenticated',
    kind: 'contact',
    sub: contact_id,
    inbox_id: widgetInbox.id,
    visitor_session_id: session_id,
  })
  await client.query('begin')
  await client.query(`select set_config('request.jwt.claims', $1, true)`, [claims])
  const { rows: begun } = await client.query<{ id: string }>(
    `select public.start_conversation(gen_random_uuid(), gen_random_uuid(), 'Здравствуйте') -> 'conversation' ->> 'id' as id`,
  )
  await client.query('commit')
  return { claims, conversation: begun[0]!.id }
}

/** Milliseconds that the statement took, without its transaction's ends. */
async function send({ client, senders }: Side, n: number): Promise<number> {
  const { claims, conversation } = senders[n % senders.length]!
  await client.query('begin')
  await client.query(
    `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`,
    [claims],
  )
  const began = performance.now()
  await client.query({
    name: 'send',
    text: 'select public.send_message($1, gen_random_uuid(), $2)',
    values: [conversation, `Сообщение ${n}: рейс, номер и время прибытия.`],
  })
  const took = performance.now() - began
  await client.query('commit')
  return took
}

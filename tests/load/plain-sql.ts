import pg from 'pg'
import type { Settings } from '../../supabase/local/settings.ts'
import { offerLoad } from './offered-load.ts'
import type { Pair } from './people.ts'
import { percentiles, type Percentiles } from './percentiles.ts'

export type SqlFigures = { offered: number; acknowledged: number; send: Percentiles }
type Statement = (client: pg.PoolClient, pair: Pair, index: number) => Promise<unknown>

/** The send as the Data API runs it: claims, role, the same function; without HTTP in front. */
export const sendMessage: Statement = async (client, pair, index) => {
  const caller = index % 2 ? pair.agent : pair.customer
  const claims = Buffer.from(caller.token.split('.')[1]!, 'base64url').toString()
  await client.query('begin')
  await client.query(
    `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`,
    [claims],
  )
  await client.query({
    name: 'send',
    text: 'select public.send_message($1, $2, $3)',
    values: [
      pair.conversation,
      crypto.randomUUID(),
      `Сообщение ${index}: рейс, номер и время прибытия.`,
    ],
  })
  await client.query('commit')
}

/** What the disk and one index ask for at least: the row of a message, nothing else. */
export const bareInsert: Statement = async (client, pair, index) => {
  await client.query({
    name: 'bare',
    text: `insert into bench_bare (conversation_id, seq, client_id, author_id, body) values ($1, $2, $3, $4, $5)`,
    values: [
      pair.conversation,
      index,
      crypto.randomUUID(),
      pair.agent.id,
      `Сообщение ${index}: рейс, номер и время прибытия.`,
    ],
  })
}

export async function withPool<T>(
  settings: Settings,
  work: (pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: settings.product.DATABASE_URL, max: 8 })
  await pool.query(`create table if not exists bench_bare (conversation_id uuid, seq bigint, client_id uuid, author_id uuid,
    body text, sent_at timestamptz default now(), primary key (conversation_id, seq))`)
  try {
    return await work(pool)
  } finally {
    await pool.query('drop table bench_bare')
    await pool.end()
  }
}

/** At a constant rate, over eight connections. */
export async function pacedSql(
  pool: pg.Pool,
  pairs: Pair[],
  statement: Statement,
  perSecond: number,
  seconds: number,
  offset: number,
): Promise<SqlFigures> {
  const durations: number[] = []
  await offerLoad(perSecond, seconds, async (index, due) => {
    const client = await pool.connect()
    try {
      await statement(client, pairs[index % pairs.length]!, offset + index)
    } finally {
      client.release()
    }
    durations.push(performance.now() - due)
  })
  return {
    offered: perSecond,
    acknowledged: durations.length / seconds,
    send: percentiles(durations),
  }
}

/** As fast as eight connections go. */
export async function saturatedSql(
  pool: pg.Pool,
  pairs: Pair[],
  statement: Statement,
  seconds: number,
  offset: number,
): Promise<SqlFigures> {
  const durations: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  let index = offset
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const client = await pool.connect()
      while (performance.now() < end) {
        const own = index++
        const started = performance.now()
        await statement(client, pairs[own % pairs.length]!, own)
        durations.push(performance.now() - started)
      }
      client.release()
    }),
  )
  return {
    offered: NaN,
    acknowledged: durations.length / ((performance.now() - begun) / 1000),
    send: percentiles(durations),
  }
}

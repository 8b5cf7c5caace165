import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Meta } from './frames.ts'
import { Refusal } from './refusal.ts'
import type { BroadcastPush } from './serializer.ts'

export type Replayed = { push: BroadcastPush; meta: Meta }
/** `known`: ids of the rows that were there when we looked, the replayed ones among them. */
export type Replay = { messages: Replayed[]; known: string[] }

const hardLimit = 25
// The stream is behind what a query sees, at most by about this many rows of one topic.
const knownRows = 200
// And sometimes ahead: a commit is in the log some moments before other transactions see it. What was
// streamed just before the join would be in neither.
const settlingMs = 40

/** Reads back the last broadcasts that the database sent on a private topic. */
export class ReplayReader {
  private readonly pool: pg.Pool
  private readonly log: Logger

  constructor(pool: pg.Pool, log: Logger) {
    this.pool = pool
    this.log = log
  }

  /**
   * The newest `limit` (1 to 25) broadcasts since `since` (ms since 1970), oldest first. Those of one
   * transaction share their time; ctid keeps the order in which they were written.
   */
  async read(name: string, since: unknown, limit: unknown): Promise<Replay> {
    if (!Number.isInteger(since) || !Number.isInteger(limit)) {
      throw new Refusal('UnableToReplayMessages', 'Replay params are not valid')
    }
    await sleep(settlingMs)
    const { rows } = await this.pool
      .query<Row>({
        name: 'realtime_replay',
        text: `select id, event, payload::text, binary_payload, inserted_at >= wanted.since as is_due
               from realtime.messages, (
                 select to_timestamp($2::double precision / 1000) at time zone 'utc' as since,
                   now() at time zone 'utc' as now
               ) wanted
               where topic = $1 and private and extension = 'broadcast'
                 and inserted_at >= least(wanted.since, wanted.now - interval '1 minute')
                 and inserted_at < wanted.now + interval '1 minute'
               order by inserted_at desc, tableoid desc, ctid desc limit ${knownRows}`,
        values: [name, since],
      })
      .catch((error: unknown) => {
        this.log.warn({ topic: name, error: String(error) }, 'messages could not be replayed')
        throw new Refusal('UnableToReplayMessages', 'Realtime was unable to replay messages')
      })
    const count = Math.max(1, Math.min(hardLimit, limit as number))
    const due = rows.filter(({ is_due }) => is_due).slice(0, count)
    return {
      messages: due.reverse().flatMap((row) => asReplayed(row) ?? []),
      known: rows.map(({ id }) => id),
    }
  }
}

type Row = {
  id: string
  event: string
  payload: string | null
  binary_payload: Buffer | null
  is_due: boolean
}

function asReplayed({ id, event, payload, binary_payload }: Row): Replayed | undefined {
  const meta: Meta = { id, replayed: true }
  if (binary_payload) return { push: { event, encoding: 'binary', body: binary_payload }, meta }
  if (payload === null) return undefined
  return { push: { event, encoding: 'json', body: Buffer.from(payload) }, meta }
}

import pg from 'pg'
import type { Logger } from 'pino'
import type { Grants } from './channel.ts'
import { mayNotRead, noDatabase, Refusal, sessionEnded } from './refusal.ts'
import type { Caller } from './token.ts'

export type Extension = 'broadcast' | 'presence'

/** In whose name and on which topic the policies are asked. `headers`: of the caller's HTTP request. */
export type Asker = { caller: Caller; name: string; headers: Record<string, string> }

const question = {
  name: 'realtime_authorize',
  text: 'select may_read, may_write, signed_out from realtime.authorize($1, $2, $3, $4, $5, $6)',
}

/** Asks the policies on realtime.messages (see realtime.authorize in schema.sql). */
export class Authorizer {
  private readonly pool: pg.Pool
  private readonly log: Logger

  constructor(pool: pg.Pool, log: Logger) {
    this.pool = pool
    this.log = log
  }

  /** Refuses when a broken policy raises (as if it had said no), on a signed-out session, without a database. */
  async read(asker: Asker, extensions: Extension[]): Promise<Grants> {
    const { may_read } = await this.ask(asker, extensions, [])
    const answer = (extension: Extension) =>
      extensions.includes(extension) ? { read: may_read.includes(extension) } : {}
    return { broadcast: answer('broadcast'), presence: answer('presence') }
  }

  /** Likewise for sending. */
  async write(asker: Asker, extension: Extension): Promise<boolean> {
    const { may_write } = await this.ask(asker, [], [extension])
    return may_write.includes(extension)
  }

  /** Refuses a caller whose session was signed out; for channels that no policy guards. */
  async checkSession(caller: Caller): Promise<void> {
    if (typeof caller.claims.session_id !== 'string') return
    const [ended] = await this.endedSessions([caller])
    if (ended) throw sessionEnded()
  }

  /** Those of the callers whose session was signed out. */
  async endedSessions(callers: Caller[]): Promise<Caller[]> {
    const { rows } = await this.pool
      .query<{ position: string }>({
        name: 'realtime_ended_sessions',
        text: `select position from unnest($1::jsonb[]) with ordinality as claims (body, position)
               where realtime.session_ended(body)`,
        values: [callers.map(({ claims }) => JSON.stringify(claims))],
      })
      .catch((error: unknown) => {
        this.log.warn({ error: String(error) }, 'sessions could not be looked up')
        throw noDatabase()
      })
    return rows.flatMap(({ position }) => callers[Number(position) - 1] ?? [])
  }

  private async ask(asker: Asker, reads: Extension[], writes: Extension[]): Promise<Answer> {
    const { caller, name, headers } = asker
    const values = [
      caller.role,
      name,
      JSON.stringify(caller.claims),
      JSON.stringify(headers),
      reads,
      writes,
    ]
    try {
      const { rows } = await this.pool.query<Answer>({ ...question, values })
      const [answer] = rows
      if (!answer) throw new Error('realtime.authorize gave no row')
      if (answer.signed_out) throw sessionEnded()
      return answer
    } catch (error) {
      if (error instanceof Refusal) throw error
      this.log.warn({ topic: name, error: String(error) }, 'policies could not be asked')
      throw isPolicyError(error) ? mayNotRead(name) : noDatabase()
    }
  }
}

type Answer = { may_read: Extension[]; may_write: Extension[]; signed_out: boolean }

// 08 connection, 53 resources, 57 cancelled or shutting down, 3F and 42883 schema not applied yet.
function isPolicyError(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return false
  return !/^(08|53|57|3F|42883)/.test(error.code)
}

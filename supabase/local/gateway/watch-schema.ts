import pg from 'pg'
import type { Logger } from 'pino'
import type { Settings } from '../settings.ts'
import { connectionTo } from './pools.ts'

export type SchemaWatch = {
  /** Reads the schema again because something was not found; at most once a second. True if it did. */
  refresh(): boolean
  stop(): Promise<void>
}

const refreshEvery = 1_000
const reconnectAfter = 1_000

/**
 * Calls `changed` when the schema does: the event trigger of platform-schema.sql says `notify pgrst`
 * after every DDL statement (as on Supabase, where it may also be said by hand).
 */
export function watchSchema(settings: Settings, log: Logger, changed: () => void): SchemaWatch {
  let client: pg.Client | undefined
  let stopped = false
  let refreshedAt = 0

  async function listen(): Promise<void> {
    if (stopped) return
    const attempt = new pg.Client(connectionTo(settings, 'postgres'))
    client = attempt
    const again = () => {
      if (client !== attempt || stopped) return
      client = undefined
      setTimeout(() => void listen(), reconnectAfter).unref()
    }
    attempt.on('notification', changed)
    attempt.on('error', again)
    attempt.on('end', again)
    try {
      await attempt.connect()
      await attempt.query('listen pgrst')
      // Whatever was said while nobody listened.
      changed()
    } catch (error) {
      log.debug({ error: String(error) }, 'cannot listen for schema changes yet')
      again()
    }
  }

  void listen()
  return {
    refresh: () => {
      if (Date.now() - refreshedAt < refreshEvery) return false
      refreshedAt = Date.now()
      changed()
      return true
    },
    stop: async () => {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}

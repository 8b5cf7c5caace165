import { log } from '#lib/kernel/log.ts'
import type { Handler } from '../handler.ts'
import { looseFiles } from './loose-files.ts'
import {
  batch,
  deadWorkers,
  endedSessions,
  oldBroadcasts,
  oldLimits,
  silentVisitors,
  type Broom,
} from './brooms.ts'

const brooms: Record<string, Broom> = {
  endedSessions,
  silentVisitors,
  oldLimits,
  looseFiles,
  oldBroadcasts,
  deadWorkers,
}

/** A broom makes at most this many strokes; what is left waits for the next sweep. */
const mostStrokes = 50

/** Deletes what nobody needs any more, in small statements that no one has to wait for. */
export const sweep: Handler<'housekeeping/sweep'> = async (_payload, { database, signal }) => {
  const swept: Record<string, number> = {}
  const failures: unknown[] = []
  for (const [name, broom] of Object.entries(brooms)) {
    try {
      swept[name] = 0
      for (let stroke = 0; stroke < mostStrokes && !signal.aborted; stroke++) {
        const rows = await broom(database)
        swept[name] += rows
        if (rows < batch) break
      }
    } catch (error) {
      // One that fails must not keep the others from their work.
      log.error({ broom: name, reason: (error as Error).message }, 'a part of the sweep failed')
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'The sweep was not complete.')
  return Object.entries(swept)
    .map(([name, rows]) => `${name} ${rows}`)
    .join(', ')
}

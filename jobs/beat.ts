import { clock } from '#lib/kernel/clock.ts'
import type { Sql } from '#lib/queue/database.ts'

/** Milliseconds between two stamps. Health calls a worker dead after three missed ones. */
export const beatEvery = 5_000

export type Beat = {
  /** Seconds since the last stamp that the database took; undefined before the first. */
  age(): number | undefined
  /** Stamps now. Throws where the database does not take it. */
  now(): Promise<void>
  /** Removes the stamp: this worker has gone on purpose. */
  end(): Promise<void>
}

/** The stamp in public.worker_beats by which others see that this worker takes jobs. */
export function beatOf(workerId: string, sql: Sql): Beat {
  let last: number | undefined
  let ended = false
  return {
    age: () => (last === undefined ? undefined : (clock.ms() - last) / 1_000),
    async now() {
      if (ended) return
      await sql(
        `insert into public.worker_beats (worker_id) values ($1)
         on conflict (worker_id) do update set beat_at = now()`,
        [workerId],
      )
      last = clock.ms()
    },
    async end() {
      ended = true
      await sql('delete from public.worker_beats where worker_id = $1', [workerId])
    },
  }
}

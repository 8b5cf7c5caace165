import type { Handler } from '../handler.ts'

/** Writes the minute's figures, raises and clears alerts. */
export const sampleLoad: Handler<'routing/sample-load'> = async (_payload, { database }) => {
  const [row] = await database.sql<{ sampled: { samples: number; alerts: number } }>(
    'select private.sample_load() as sampled',
  )
  return `${row?.sampled.samples ?? 0} samples, ${row?.sampled.alerts ?? 0} alerts turned`
}

import { createScratchDatabase } from '../../supabase/local/postgres/scratch.ts'
import { makeCanonical } from './canonical.ts'
import { builtInRows } from './built-in-rows.ts'
import { supabase, withoutTls } from './supabase-cli.ts'

export type SchemaDiff = {
  /** SQL that would bring a database of the migrations to the pages; empty when they agree. */
  sql: string
  /** Rows that the pages insert and the migrations do not. No tool writes that SQL. */
  rows: string[]
}

/** Builds one database from supabase/schemas and one from supabase/migrations and compares them. */
export async function schemaDiff(serverUrl: string): Promise<SchemaDiff> {
  const pages = await createScratchDatabase(serverUrl, 'drift_pages', { schemas: true })
  const history = await createScratchDatabase(serverUrl, 'drift_migrations', { migrations: true })
  const wanted = await builtInRows(pages)
  const present = await builtInRows(history)
  const rows = [...wanted].filter((row) => !present.has(row))
  const compare = () =>
    supabase(['db', 'diff', '--from', withoutTls(history), '--to', withoutTls(pages)]).trim()
  if (compare() === '') return { sql: '', rows }
  await makeCanonical(pages)
  await makeCanonical(history)
  return { sql: compare(), rows }
}

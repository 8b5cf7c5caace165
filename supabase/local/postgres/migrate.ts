import type { Client } from 'pg'
import { migrationChanged, migrationFailed, migrationUnknown } from '../cli/complaints.ts'
import { runScript, sqlFiles, withClient } from './prepare-database.ts'
import type { SqlScript } from './prepare-database.ts'

/**
 * Applies the migrations that a database does not have yet, each in a transaction, and writes them down
 * in supabase_migrations.schema_migrations as Supabase's CLI does. Returns how many there were. Throws
 * a complaint when one fails, or when the database and the folder tell different stories.
 */
export async function migrate(url: string, files = sqlFiles('migrations')): Promise<number> {
  return withClient(url, async (client) => {
    const applied = await appliedMigrations(client)
    refuseContradictions(files, applied)
    const missing = files.filter((file) => !applied.has(versionOf(file)))
    for (const file of missing) await apply(client, file)
    return missing.length
  })
}

async function appliedMigrations(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ version: string; statements: string[] | null }>(
    'select version, statements from supabase_migrations.schema_migrations',
  )
  return new Map(rows.map((row) => [row.version, row.statements?.join('') ?? '']))
}

function refuseContradictions(files: SqlScript[], applied: Map<string, string>): void {
  const known = new Set(files.map(versionOf))
  for (const version of applied.keys()) if (!known.has(version)) throw migrationUnknown(version)
  for (const file of files) {
    const statements = applied.get(versionOf(file))
    if (statements !== undefined && statements !== file.sql) throw migrationChanged(file.name)
  }
}

async function apply(client: Client, file: SqlScript): Promise<void> {
  await client.query('begin')
  try {
    await runScript(client, file.name, file.sql)
    await client.query('reset all')
    await client.query(
      `insert into supabase_migrations.schema_migrations (version, name, statements)
       values ($1, $2, $3)`,
      [versionOf(file), nameOf(file), [file.sql]],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw migrationFailed((error as Error).message, error)
  }
}

/** `20261122000200_initial.sql` has version `20261122000200` and name `initial`. */
function versionOf(file: SqlScript): string {
  return file.name.split('_')[0] ?? file.name
}

function nameOf(file: SqlScript): string {
  return file.name.slice(versionOf(file).length + 1).replace(/\.sql$/, '')
}

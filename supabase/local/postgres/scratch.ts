import { createHash } from 'node:crypto'
import {
  platformParts,
  prepareDatabase,
  queueSchema,
  runScript,
  sqlFiles,
  withClient,
} from './prepare-database.ts'

export type ScratchOptions = {
  /** Apply pg-boss's own plans and supabase/schemas/*.sql. */
  schemas?: boolean
  /** Apply supabase/migrations/*.sql. */
  migrations?: boolean
}

/**
 * Builds an empty database with the platform's schemas, and on wish the product's, on a running
 * server. The first one with the same contents takes about a second and is kept as a template; the
 * next are copies (about 100 ms). An existing database of that name is replaced.
 *
 * @param serverUrl  a superuser's connection string to any database of the server
 * @param name       lower-case letters, digits, underscores
 * @returns the connection string of the new database
 */
export async function createScratchDatabase(
  serverUrl: string,
  name: string,
  options: ScratchOptions = {},
): Promise<string> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error(`not a database name: ${name}`)
  const template = await ensureTemplate(serverUrl, options)
  await withClient(serverUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template ${template}`)
  })
  return databaseUrl(serverUrl, name)
}

/** Removes a scratch database, whoever is connected to it. */
export async function dropScratchDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, (client) =>
    client.query(`drop database if exists ${name} with (force)`),
  )
}

async function ensureTemplate(serverUrl: string, options: ScratchOptions): Promise<string> {
  const scripts = [
    ...(options.schemas ? [queueSchema(), ...sqlFiles('schemas')] : []),
    ...(options.migrations ? sqlFiles('migrations') : []),
  ]
  const contents = JSON.stringify([...platformParts(), ...scripts])
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16)
  const name = `scratch_template_${hash}`
  await withClient(serverUrl, async (client) => {
    // Several test files ask at once; the lock belongs to this connection and ends with it.
    await client.query("select pg_advisory_lock(hashtext('otklik.scratch'))")
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount) return
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template template0`)
    await prepareDatabase(databaseUrl(serverUrl, draft))
    await withClient(databaseUrl(serverUrl, draft), async (database) => {
      for (const script of scripts) await runScript(database, script.name, script.sql)
    })
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  return name
}

function databaseUrl(serverUrl: string, name: string): string {
  // The socket form has an empty host, which URL cannot hold.
  return serverUrl.replace(/(^[^:]+:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}

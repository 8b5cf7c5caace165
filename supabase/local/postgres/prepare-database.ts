import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { getConstructionPlans } from 'pg-boss'

const here = import.meta.dirname
const supabaseFolder = join(here, '../..')

/**
 * Gives a database what Supabase would have put there before the first migration: roles, schemas auth,
 * storage, realtime, extensions and supabase_migrations. Repeatable; a second run changes nothing.
 *
 * @param url    a superuser's connection string
 * @param password  of the login roles (authenticator, supabase_admin, …); they cannot log in without
 */
export async function prepareDatabase(url: string, password?: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const part of platformParts()) await runScript(client, part.name, part.sql)
    if (!password) return
    for (const role of loginRoles) {
      await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`)
    }
  })
}

const loginRoles = [
  'authenticator',
  'supabase_admin',
  'supabase_auth_admin',
  'supabase_storage_admin',
]

export type SqlScript = { name: string; sql: string }

/** Everything that comes before the product's own schema, in order. */
export function platformParts(): SqlScript[] {
  return [
    localFile('postgres/platform.sql'),
    localFile('gateway/platform-schema.sql'),
    localFile('realtime/schema.sql'),
    localFile('postgres/default-privileges.sql'),
  ]
}

function localFile(name: string): SqlScript {
  return { name, sql: readFileSync(join(here, '..', name), 'utf8') }
}

/** pg-boss's schema, which a migration brings; databases made from the schema pages need it first. */
export function queueSchema(): SqlScript {
  return { name: 'pg-boss', sql: getConstructionPlans('pgboss') }
}

/** The schema pages (`schemas`) or the migrations, in the order in which they apply. */
export function sqlFiles(folder: 'schemas' | 'migrations'): SqlScript[] {
  const path = join(supabaseFolder, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(path, name), 'utf8') }))
}

/** Runs a script of many statements. An error names the script and the line. */
export async function runScript(client: pg.Client, name: string, sql: string): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    const { message, position, detail } = error as {
      message: string
      position?: string
      detail?: string
    }
    const line = position ? `:${sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`${name}${line}: ${message}${detail ? ` (${detail})` : ''}`, { cause: error })
  }
}

/** Opens a connection, hands it over, closes it. */
export async function withClient<T>(
  url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  // A server that ends meanwhile must fail the query, not the process.
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end().catch(() => {})
  }
}

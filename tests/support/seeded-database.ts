import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runScript, withClient } from '../../supabase/local/postgres/prepare-database.ts'
import { createScratchDatabase } from '../../supabase/local/postgres/scratch.ts'
import { castByHand } from './by-hand.ts'
import { repository } from './repository.ts'
import { productSchema } from './scratch-server.ts'

/** Name of the database that is only ever copied: schema and cast, no connection on it. */
const original = 'otklik_seeded'

/** Builds the original once per server. A second's work; each copy of it takes about 0.1 s. */
export async function buildSeededDatabase(serverUrl: string): Promise<void> {
  const url = await createScratchDatabase(serverUrl, original, productSchema())
  const seed = join(repository, 'supabase', 'seed.sql')
  await withClient(url, async (client) => {
    await runScript(client, 'seed.sql', readFileSync(seed, 'utf8'))
    await client.query(castByHand)
  })
}

/**
 * A database of one's own with the cast in it, for tests that have to commit: flows, races between
 * two connections. Replaces one of the same name.
 * @returns its connection string.
 */
export async function copySeededDatabase(serverUrl: string, name: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    // Two copies at once would each find the other connected to the original.
    await client.query("select pg_advisory_lock(hashtext('otklik.seeded'))")
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
    await client.query(`create database ${client.escapeIdentifier(name)} template ${original}`)
  })
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

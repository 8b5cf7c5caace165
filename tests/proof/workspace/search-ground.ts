import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../../supabase/local/postgres/start-postgres.ts'
import { freePort } from '../../support/free-port.ts'
import { repository } from '../../support/repository.ts'
import { buildSeededDatabase, copySeededDatabase } from '../../support/seeded-database.ts'
import { withScratchServer } from '../../support/scratch-server.ts'
import { say, seconds } from '../access/say.ts'
import { buildSearchWorld } from './search-world.ts'

const database = 'search'

/**
 * A database with so many messages to search in. Without `folder` it is built and gone afterwards; with one it is
 * built there once and found again by the next run, which puts in the functions of the search as they are now.
 * What else changed since (columns, indexes) is not in it: then the folder has to go.
 */
export async function onSearchGround<Result>(
  messages: number,
  folder: string | undefined,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const connected = async (url: string, prepare: (client: pg.Client) => Promise<void>) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await prepare(client)
      return await work(client)
    } finally {
      await client.end()
    }
  }
  const build = async (serverUrl: string) => {
    await buildSeededDatabase(serverUrl)
    return copySeededDatabase(serverUrl, database)
  }
  const fill = async (client: pg.Client) => {
    const began = performance.now()
    await buildSearchWorld(client, messages, say)
    say(`built ${messages.toLocaleString('en')} messages in ${seconds(began)}`)
  }
  if (!folder) return withScratchServer(async ({ url }) => connected(await build(url), fill))

  const kept = resolve(folder)
  const built = join(kept, 'messages')
  mkdirSync(kept, { recursive: true })
  // The server's user has to pass through it.
  chmodSync(kept, 0o755)
  const isThere = existsSync(built)
  if (isThere && Number(readFileSync(built, 'utf8')) !== messages)
    throw new Error(`${kept} holds ${readFileSync(built, 'utf8')} messages: choose another folder`)
  const server = await startPostgres({
    folder: join(kept, 'data'),
    port: await freePort(),
    durable: false,
  })
  try {
    if (isThere) return await connected(server.url(database), renewFunctions)
    return await connected(await build(server.url()), async (client) => {
      await fill(client)
      writeFileSync(built, String(messages))
    })
  } finally {
    await server.stop({ patience: 120_000 })
  }
}

/** The functions of the pages that a search is made of, as they are in the work tree. */
async function renewFunctions(client: pg.Client): Promise<void> {
  // Whom one sees: a folder of before knows nobody who was written in by hand.
  await client.query(
    'alter table public.contacts add column if not exists created_by uuid references public.members (id)',
  )
  for (const page of [
    '30_conversations.sql',
    '60_search.sql',
    '61_search_people.sql',
    '64_people_lists.sql',
  ]) {
    const sql = readFileSync(join(repository, 'supabase/schemas', page), 'utf8')
    for (const [made] of sql.matchAll(/^create function [\s\S]*?\n\$\$;$/gm))
      await client.query(made.replace('create function', 'create or replace function'))
  }
}

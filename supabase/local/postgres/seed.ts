import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runScript, withClient } from './prepare-database.ts'

const path = 'supabase/seed.sql'

/**
 * Applies supabase/seed.sql unless this very text was applied before (supabase_migrations.seed_files
 * remembers, as with Supabase's CLI): what a person did to the demo data since then stays.
 *
 * @returns whether it was applied now
 */
export async function seed(url: string, root: string): Promise<boolean> {
  const file = join(root, path)
  if (!existsSync(file)) return false
  const sql = readFileSync(file, 'utf8')
  const hash = createHash('sha256').update(sql).digest('hex')
  return withClient(url, async (client) => {
    const known = await client.query<{ hash: string }>(
      'select hash from supabase_migrations.seed_files where path = $1',
      [path],
    )
    if (known.rows[0]?.hash === hash) return false
    await client.query('begin')
    await runScript(client, path, sql)
    await client.query(
      `insert into supabase_migrations.seed_files (path, hash) values ($1, $2)
       on conflict (path) do update set hash = excluded.hash`,
      [path, hash],
    )
    await client.query('commit')
    return true
  })
}

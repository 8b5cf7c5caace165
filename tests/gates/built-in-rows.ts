import { withClient } from '../../supabase/local/postgres/prepare-database.ts'

/**
 * The rows that a freshly built database already has, each as one line of text that compares equal
 * when they are. Instants are left out: they differ each time.
 */
export async function builtInRows(url: string): Promise<Set<string>> {
  return withClient(url, async (client) => {
    const tables = await client.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c
      where relkind in ('r', 'p') and not relispartition
        and relnamespace::regnamespace::text in ('public', 'private', 'storage')`)
    const found = new Set<string>()
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`)
      for (const row of rows) found.add(`${name} ${withoutInstants(row)}`)
    }
    return found
  })
}

function withoutInstants(row: Record<string, unknown>): string {
  const kept = Object.entries(row).filter(([, value]) => !(value instanceof Date))
  return JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => a.localeCompare(b))))
}

import type pg from 'pg'

export type Policy = { name: string; command: string; toPublic: boolean; hasCheck: boolean }

export type GuardedTable = { name: string; isGuarded: boolean; policies: Policy[] }

/** Every table of `public` with its row-level security and its policies. */
export async function guardedTables(client: pg.Client): Promise<GuardedTable[]> {
  const { rows } = await client.query<GuardedTable>(`
    select c.relname as name, c.relrowsecurity as "isGuarded", coalesce((
      select jsonb_agg(jsonb_build_object(
        'name', p.polname, 'command', p.polcmd,
        'toPublic', 0 = any (p.polroles), 'hasCheck', p.polwithcheck is not null))
      from pg_policy p where p.polrelid = c.oid), '[]') as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`)
  return rows
}

/** Functions that run with their owner's rights and could be led to another schema's objects. */
export async function unsafeDefiners(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.prosecdef and p.pronamespace::regnamespace::text in ('public', 'private')
      and not coalesce(p.proconfig && array['search_path=""', 'search_path='], false)
    order by 1`)
  return rows.map((row) => row.name)
}

/** Views that would read their tables as their owner, past every policy. */
export async function ownersViews(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
      and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on'], false)`)
  return rows.map((row) => row.name)
}

/** What is wrong with how a table is guarded, as sentences; none when all is well. */
export function weaknesses(table: GuardedTable, refusedTables: Set<string>): string[] {
  const found: string[] = []
  if (!table.isGuarded) found.push('row-level security is off')
  if (table.policies.length === 0) found.push('it has no policy')
  for (const { name, command, toPublic, hasCheck } of table.policies) {
    if (command === '*') found.push(`policy "${name}" is for all: write one per command`)
    if (toPublic) found.push(`policy "${name}" names no role`)
    if (command === 'w' && !hasCheck) found.push(`policy "${name}" has no with check`)
  }
  if (!refusedTables.has(table.name))
    found.push(`no test says refusal('${table.name}', …): see supabase/tests/support/refusal.ts`)
  return found
}

/** Names of the tables that a test's source has a refusal for. The call itself fails if nothing was refused. */
export function refusedTablesIn(source: string): string[] {
  return [...source.matchAll(/\brefusal\(\s*'([a-z_]+)'/g)].map(([, table = '']) => table)
}

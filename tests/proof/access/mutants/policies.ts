import type pg from 'pg'
import { variants } from './conditions.ts'
import type { Mutant } from './mutant.ts'

type Policy = {
  table: string
  about: string
  name: string
  using: string | null
  check: string | null
}

/** Each policy dropped, opened, and with each of its conditions in turn taken away; each table without any. */
export async function policyMutants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows: policies } = await client.query<Policy>(`
    select format('%I.%I', schemaname, tablename) as table, tablename as about, policyname as name,
      qual as using, with_check as check
    from pg_policies where schemaname in ('public', 'storage', 'realtime') order by 1, 3`)
  const { rows: tables } = await client.query<{ table: string; about: string }>(`
    select format('%I.%I', n.nspname, c.relname) as table, c.relname as about
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relrowsecurity and c.relkind in ('r', 'p') and not c.relispartition
      and (n.nspname = 'public' or (n.nspname, c.relname) in (('realtime', 'messages'), ('storage', 'objects')))
    order by 1`)
  return [
    ...tables.map(({ table, about }) => ({
      name: `${table} without row-level security`,
      about,
      sql: [`alter table ${table} disable row level security`],
    })),
    ...policies.flatMap((policy) => [...whole(policy), ...inParts(policy)]),
  ]
}

const naming = ({ name, table }: Policy) => `policy "${name}" on ${table}`

function whole(policy: Policy): Mutant[] {
  const { table, about, name, using, check } = policy
  const opened = [using && 'using (true)', check && 'with check (true)'].filter(Boolean).join(' ')
  return [
    // One that lets nobody through is no loss when it is dropped.
    ...(using === 'false'
      ? []
      : [{ name: `${naming(policy)} dropped`, about, sql: [`drop policy "${name}" on ${table}`] }]),
    {
      name: `${naming(policy)} opened`,
      about,
      sql: [`alter policy "${name}" on ${table} ${opened}`],
    },
  ]
}

/** Where both halves say the same they are weakened together: each alone is held up by the other. */
function inParts(policy: Policy): Mutant[] {
  const { table, about, name, using, check } = policy
  const alter = (changed: string, clauses: string): Mutant => ({
    name: `${naming(policy)}: ${changed}`,
    about,
    sql: [`alter policy "${name}" on ${table} ${clauses}`],
  })
  return [
    ...(using ? variants(using) : []).map((variant) => {
      const twin = check && variants(check).find((other) => other.changed === variant.changed)
      return alter(
        variant.changed,
        `using (${variant.expression})${twin ? ` with check (${twin.expression})` : ''}`,
      )
    }),
    ...(check ? variants(check) : [])
      .filter(
        (variant) => !using || !variants(using).some((other) => other.changed === variant.changed),
      )
      .map((variant) => alter(`check ${variant.changed}`, `with check (${variant.expression})`)),
  ]
}

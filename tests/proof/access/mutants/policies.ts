import type pg from 'pg'
import { variants } from './conditions.ts'
import type { Mutant } from './mutant.ts'

type Policy = {
  command: string
  table: string
  about: string
  name: string
  using: string | null
  check: string | null
}

/** Each policy dropped, opened, and with each of its conditions in turn taken away; each table without any. */
export async function policyMutants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows: policies } = await client.query<Policy>(`
    select format('%I.%I', schemaname, tablename) as table, tablename as about, policyname as name, cmd as command,
      qual as using, with_check as check
    from pg_policies where schemaname in ('public', 'storage', 'realtime') order by 1, 3`)
  const { rows: tables } = await client.query<{ table: string; about: string }>(`
    select format('%I.%I', n.nspname, c.relname) as table, c.relname as about
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relrowsecurity and c.relkind in ('r', 'p') and not c.relispartition
      and (n.nspname = 'public' or (n.nspname, c.relname) in (('realtime', 'messages'), ('storage', 'objects')))
    order by 1`)
  const mutants: Mutant[] = [
    ...tables.map(({ table, about }) => ({
      name: `${table} without row-level security`,
      about,
      sql: [`alter table ${table} disable row level security`],
    })),
    ...policies.flatMap((policy) => [...whole(policy), ...inParts(policy)].map(unhidden(policy))),
  ]
  const { rows: closed } = await client.query<{ table: string; about: string }>(ungranted)
  return mutants.map((mutant) => {
    const lock = closed.find(({ about }) => about === mutant.about)
    // Two locks on one door: each has to hold alone, so the other is taken off.
    return lock
      ? { ...mutant, sql: [`grant select on ${lock.table} to authenticated`, ...mutant.sql] }
      : mutant
  })
}

const ungranted = `
  select format('%I.%I', n.nspname, c.relname) as table, c.relname as about
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not has_table_privilege('authenticated', c.oid, 'select')`

/** Customers are kept from these by two conditions: that they are no members, and that they see no such row. */
const customersSeeConversations = `
  create policy "proof: customers see their own" on public.conversations for select to authenticated
    using (id = any ((select private.my_own_conversation_ids())::uuid[]));`
/** Others' loose files are not stored over because they are not theirs, and because they are not seen. */
const everybodySeesFiles = `
  create policy "proof: everybody sees files" on public.attachments for select to authenticated using (true)`
const customersSeeRows = `${customersSeeConversations}
  create policy "proof: customers see themselves" on public.contacts for select to authenticated
    using (id = (select private.contact_id()))`

/** What is hidden is neither changed nor removed: whether it may be is seen when it is not hidden. */
const everybodySeesObjects = `
  create policy "proof: everybody sees objects" on storage.objects for select to authenticated using (true)`
const unhidden =
  ({ table, command }: Policy) =>
  (mutant: Mutant): Mutant =>
    table === 'storage.objects' && ['UPDATE', 'DELETE'].includes(command)
      ? { ...mutant, behind: everybodySeesObjects }
      : mutant

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
/** Realtime asks for broadcast and presence, and never for another extension. */
const isAsked = ({ changed }: { changed: string }) => !changed.startsWith('(extension = ANY')

function inParts(policy: Policy): Mutant[] {
  const { table, about, name, using, check } = policy
  const alter = (changed: string, clauses: string): Mutant => ({
    name: `${naming(policy)}: ${changed}`,
    about,
    sql: [`alter policy "${name}" on ${table} ${clauses}`],
    ...(changed.startsWith('check (a.uploader_id') && { behind: everybodySeesFiles }),
    ...(/is_member.*→ true/.test(changed) && {
      behind: about === 'contacts' ? customersSeeConversations : customersSeeRows,
    }),
  })
  return [
    ...(using ? variants(using).filter(isAsked) : []).map((variant) => {
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

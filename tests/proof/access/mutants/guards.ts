import type pg from 'pg'
import type { Mutant } from './mutant.ts'

/** Triggers that hold a promise about access dropped, and functions of the secret key given to everybody. */
export async function guardMutants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows: triggers } = await client.query<{ trigger: string; table: string; about: string }>(`
    select t.tgname as trigger, c.oid::regclass::text as table, c.relname as about
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
      and p.proname ~ '^(renew|forbid|guard)_' order by 2, 1`)
  const { rows: functions } = await client.query<{ function: string; about: string }>(`
    select p.oid::regprocedure::text as function, p.proname as about from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
      and not has_function_privilege('authenticated', p.oid, 'execute') order by 1`)
  return [
    ...triggers.map(({ trigger, table, about }) => ({
      name: `trigger ${trigger} on ${table} dropped`,
      about,
      sql: [`drop trigger ${trigger} on ${table}`],
    })),
    ...functions.map(({ function: signature, about }) => ({
      name: `${signature} open to everybody`,
      about,
      sql: [`grant execute on function ${signature} to authenticated`],
    })),
    ...predicates.map(({ name, sql }) => ({
      name: `private.${name} is taken for every one`,
      about: name,
      sql: [sql],
    })),
  ]
}

const lists: [name: string, everything: string][] = [
  ['my_team_ids', 'array(select id from public.teams)'],
  ['my_visible_team_ids', 'array(select id from public.teams)'],
  ['my_unassigned_team_ids', 'private.my_team_ids()'],
  ['my_mentioned_conversation_ids', 'array(select conversation_id from public.mentions)'],
  [
    'my_own_conversation_ids',
    'array(select id from public.conversations where private.contact_id() is not null)',
  ],
]

/** The lists that policies look into, each with all there is in it. */
const predicates = lists.map(([name, everything]) => ({
  name,
  sql: `create or replace function private.${name}() returns uuid[] language sql stable security definer set search_path = '' as $$ select ${everything} $$`,
}))

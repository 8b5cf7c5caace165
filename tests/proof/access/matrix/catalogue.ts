import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { repository } from '../../../support/repository.ts'
import { permissions } from '../world/members.ts'
import type { Noun } from './probe.ts'

/** What of the database somebody could touch, as the database itself and 33_topics.sql tell it. */
type Catalogue = {
  tables: string[]
  functions: string[]
  topics: string[]
  buckets: string[]
  permissions: string[]
}

async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const names = async (sql: string) =>
    (await client.query<{ name: string }>(sql)).rows.map((row) => row.name)
  return {
    tables: await names(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
    ),
    functions: await names(
      `select distinct p.proname as name from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    ),
    topics: [...documentedTopics(), ...(await names(openedTopics))],
    buckets: await names('select id as name from storage.buckets'),
    permissions: await names('select unnest(private.permission_catalogue()) as name'),
  }
}

/** The kinds of names that the policy on realtime.messages decides about. */
const openedTopics = `
  select (regexp_matches(prosrc, '(?:when|kind =) ''([a-z_]+)''', 'g'))[1] as name
  from pg_proc where oid = 'private.may_receive(text)'::regprocedure`

/** The prefixes in the head of 33_topics.sql: "--   team:<id>:…". */
function documentedTopics(): string[] {
  const page = readFileSync(join(repository, 'supabase/schemas/33_topics.sql'), 'utf8')
  return [...page.matchAll(/^--\s+([a-z_]+):\S+/gm)].map(([, prefix = '']) => prefix)
}

/**
 * What exists without an expectation, and what is expected and does not exist; as sentences. A new
 * table, function, topic, bucket or permission turns up here until somebody says who may what.
 */
export async function unexpected(client: pg.ClientBase, nouns: Noun[]): Promise<string[]> {
  const catalogue = await readCatalogue(client)
  const covered = (what: keyof Noun['covers']) => nouns.flatMap((noun) => noun.covers[what] ?? [])
  return [
    ...differences('table', catalogue.tables, covered('tables')),
    ...differences('function', catalogue.functions, covered('functions')),
    ...differences('topic', catalogue.topics, covered('topics')),
    ...differences('bucket', catalogue.buckets, covered('buckets')),
    ...differences('permission', catalogue.permissions, permissions),
    ...(await strangePolicies(client)),
  ]
}

function differences(
  what: string,
  existing: readonly string[],
  expected: readonly string[],
): string[] {
  const exists = new Set(existing)
  const known = new Set(expected)
  return [
    ...[...exists]
      .filter((name) => !known.has(name))
      .map((name) => `${what} ${name} has no expectation: see tests/proof/access/rules`),
    ...[...known]
      .filter((name) => !exists.has(name))
      .map((name) => `${what} ${name} is expected and does not exist`),
  ]
}

/** Policies on the platform's tables that nobody thought of, and tables that customers could write past policies. */
async function strangePolicies(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ sentence: string }>(`
    select format('policy "%s" is on %s.%s, which has no expectation', policyname, schemaname, tablename) as sentence
    from pg_policies
    where (schemaname, tablename) not in (('realtime', 'messages'), ('storage', 'objects')) and schemaname not in ('public', 'private')
    union all
    select format('table %s has no row-level security', c.oid::regclass)
    from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p') and not c.relrowsecurity
    union all
    select format('function %s overloads another: its expectation would stand for both', p.oid::regprocedure)
    from pg_proc p where p.pronamespace = 'public'::regnamespace
      and exists (select from pg_proc q where q.pronamespace = p.pronamespace and q.proname = p.proname and q.oid <> p.oid)`)
  return rows.map((row) => row.sentence)
}

import type pg from 'pg'

export type Size = { conversations: number; members: number; teams: number }

/**
 * Fills a database with teams, agents with skills and capacities, and waiting conversations. Each team
 * has four categories; a fifth of its agents handle all of them, the others two; one in ten also helps
 * out in the next team, one in twenty takes at most 22 there.
 */
export async function makeWorld(client: pg.Client, size: Size): Promise<string[]> {
  await client.query(`select set_config('otklik.quiet', 'on', false)`)
  for (const statement of statements) await client.query(statement, use(statement, size))
  await client.query(`select set_config('otklik.quiet', '', false)`)
  await client.query('analyze')
  await client.query('checkpoint')
  const { rows } = await client.query<{ id: string }>(
    `select id from public.teams where name like 'Team %' order by name`,
  )
  return rows.map(({ id }) => id)
}

function use(statement: string, { conversations, members, teams }: Size): number[] {
  const most = [teams, members, conversations]
  return most.slice(0, Math.max(0, ...[...statement.matchAll(/\$(\d)/g)].map(([, n]) => Number(n))))
}

/** A uuid that says which row of which table it is. */
const id = (table: string, n: string) =>
  `('${table}-0000-4000-8000-' || lpad(to_hex((${n})::int), 12, '0'))::uuid`
const team = (n: string) => id('7ea00000', n)
const member = (n: string) => id('a9e00000', n)
const category = (n: string) => id('ca700000', n)

const statements = [
  `insert into auth.users (id, email) select ${member('n')}, 'agent' || n || '@proof.otklik.test' from generate_series(1, $2::int) n where $1::int > 0`,
  `insert into public.teams (id, name) select ${team('n')}, 'Team ' || lpad(n::text, 2, '0') from generate_series(0, $1::int - 1) n`,
  `insert into public.members (id, role_id, name, email, availability, capacity)
   select ${member('n')}, r.id, 'Agent ' || n, 'agent' || n || '@proof.otklik.test', 'online', 24 + n % 5
   from generate_series(1, $2::int) n, public.roles r where r.key = 'agent' and $1::int > 0`,
  `insert into public.team_members (team_id, member_id, capacity)
   select ${team('n % $1::int')}, ${member('n')}, case when n % 20 = 3 then 22 end from generate_series(1, $2::int) n`,
  `insert into public.team_members (team_id, member_id, is_primary)
   select ${team('(n + 1) % $1::int')}, ${member('n')}, false from generate_series(1, $2::int) n where n % 10 = 0`,
  `insert into public.categories (id, key, names, team_id, sort_order)
   select ${category('4 * n + k')}, 'proof_' || n || '_' || k, '{"ru": "x", "en": "x"}', ${team('n')}, 9 from generate_series(0, $1::int - 1) n, generate_series(0, 3) k`,
  `insert into public.member_categories (member_id, category_id)
   select ${member('n')}, ${category('4 * (n % $1::int) + k % 4')}
   from generate_series(1, $2::int) n, generate_series(n / $1::int % 5, n / $1::int % 5 + 1) k where n / $1::int % 5 < 4`,
  `insert into public.contacts (id, name) select ${id('c0900000', 'n')}, 'Customer ' || n from generate_series(1, $3::int) n where $1::int + $2::int > 0`,
  `insert into public.conversations (id, inbox_id, contact_id, team_id, category_id, priority, waiting_since, contact_name)
   select ${id('c0400000', 'n')}, i.id, ${id('c0900000', 'n')}, ${team('n % $1::int')}, ${category('4 * (n % $1::int) + n / $1::int % 4')},
     10 * (n / $1::int % 3), now() - interval '3 hours' * random(), 'Customer ' || n
   from generate_series(1, $3::int) n, public.inboxes i where i.key = 'demo-travel' and $2::int > 0`,
]

import type pg from 'pg'
import { firstNames, lastNames, zipf } from './search-words.ts'

/** Messages are drawn from so many different sentences. */
const sentences = 300_000
const perConversation = 10

/** Everything is made in the order of time, as a desk would have written it; indexes come last. */
export async function buildSearchWorld(
  client: pg.Client,
  messages: number,
  tell: (line: string) => void,
): Promise<void> {
  const conversations = Math.ceil(messages / perConversation)
  const step = async (name: string, ...statements: string[]) => {
    const began = performance.now()
    for (const statement of statements) await client.query(statement)
    tell(`  ${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  // No triggers and no foreign keys while loading: nobody listens, and everything points at something.
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB';
    set work_mem = '256MB'; set synchronous_commit = off`)
  await people(client)
  const makeAgain = await withoutIndexes(client, ['messages', 'notes', 'conversations', 'contacts'])
  await step(
    'contacts',
    `insert into public.contacts (id, name, email, phone, company_id, created_at)
     select ('f0000000-0000-4000-8000-' || lpad(to_hex(i.n), 12, '0'))::uuid,
       case when i.n % 7 < 5 then f.word || ' ' || l.word || case when f.n < 10 then 'а' else '' end end,
       case when i.n % 3 < 2 then 'user' || i.n || '@' || (array['mail.test', 'ya.test', 'corp.test'])[1 + i.n % 3] end,
       case when i.n % 4 < 2 then '+7 9' || lpad((i.n * 7919 % 1000000000)::text, 9, '0') end,
       case when i.n % 3 = 0 then c.id end, now() - interval '2 years'
     from generate_series(1::bigint, ${conversations} / 2) i (n)
     join bench_first f on f.n = (i.n * 2654435761 / 65536) % 20
     join bench_last l on l.n = (i.n * 2654435761 / 1048576) % 100
     join bench_companies c on c.n = i.n % 20000`,
  )
  // The n-th conversation began at its share of two years.
  await step(
    'conversations',
    `insert into public.conversations (id, inbox_id, contact_id, contact_name, team_id, assignee_id, status, category_id,
       last_seq, position, last_message_at, created_at, waiting_since)
     select b.id, (select i.id from public.inboxes i limit 1), k.id, k.name, t.id, case when b.n % 3 > 0 then m.id end,
       case when b.n > ${conversations} * 0.97 then 'open' else 'closed' end, null,
       ${perConversation}, ${perConversation + 1}, b.at + interval '1 hour', b.at, null
     from (select n, md5('c' || n)::uuid as id, now() - interval '2 years' + n * (interval '729 days' / ${conversations}) as at
       from generate_series(1::bigint, ${conversations}) n) b
     join public.contacts k on k.id = ('f0000000-0000-4000-8000-' || lpad(to_hex(1 + b.n / 2 % (${conversations} / 2)), 12, '0'))::uuid
     join bench_teams t on t.n = (b.n * 2654435761 / 4096) % 20
     join bench_members m on m.n = b.n * 13 % 200`,
  )
  await step(
    'words',
    `alter table public.messages alter column search_words drop expression`,
    `alter table public.notes alter column search_words drop expression`,
    `alter table bench_texts add column words tsvector`,
    `update bench_texts set words = private.words_of(body)`,
    `create unique index on bench_texts (n)`,
    `analyze bench_texts`,
  )
  // Conversations overlap as they do at a desk: neighbours in time are other conversations.
  const line = `from generate_series(0, $messages - 1) i
    cross join lateral (select (i / ${perConversation} + ${conversations} - i % ${perConversation} * 37) % ${conversations} + 1 as n) c
    join bench_texts t on t.n = i * 7919 % ${sentences}`
  for (let from = 0; from < messages; from += 1_000_000) {
    const until = Math.min(from + 1_000_000, messages)
    await step(
      `messages to ${until.toLocaleString('en')}`,
      `insert into public.messages (conversation_id, seq, position, client_id, author_kind, author_id, body, sent_at, search_words)
       select md5('c' || c.n)::uuid, i % ${perConversation} + 1, i % ${perConversation} + 2, md5('m' || i)::uuid,
         case when i % 2 = 0 then 'contact' else 'member' end::public.actor_kind, null,
         case when i % 20 = 0 then t.body || '. Заказ А-' || (10000000 + i) else t.body end,
         now() - interval '2 years' + i * (interval '729 days' / ${messages}),
         case when i % 20 = 0 then private.words_of(t.body || '. Заказ А-' || (10000000 + i)) else t.words end
       ${line.replace('generate_series(0, $messages - 1)', `generate_series(${from}::bigint, ${until - 1})`)}`,
    )
  }
  await step(
    'notes',
    `insert into public.notes (conversation_id, position, client_id, author_id, body, written_at, search_words)
     select md5('c' || c.n)::uuid, 1, md5('n' || i)::uuid, (select id from bench_members where n = 0), t.body,
       now() - interval '2 years' + i * (interval '729 days' / ${messages}), t.words
     from generate_series(0::bigint, ${messages - 1}, 20) i
     cross join lateral (select i / ${perConversation} + 1 as n) c
     join bench_texts t on t.n = i * 104729 % ${sentences}`,
  )
  await step('indexes', ...makeAgain)
  await client.query(`insert into private.names select w, private.sound_of(w) from (select distinct unnest(private.words_of_name(name)) as w
    from (select name from public.contacts union select name from public.companies) n) named on conflict do nothing`)
  await step(
    'statistics',
    'vacuum (analyze) public.messages',
    'vacuum (analyze) public.notes',
    'vacuum (analyze) public.conversations',
    'vacuum (analyze) public.contacts',
    'vacuum (analyze) private.names',
  )
  await client.query('reset all')
}

/** Members, teams, companies and sentences. Agent 1 is in two of twenty teams; agent 2 sees only what is hers. */
async function people(client: pg.Client): Promise<void> {
  await client.query(`
    create table bench_teams as select n, gen_random_uuid() as id from generate_series(0, 19) n;
    insert into public.teams (id, name) select id, 'Команда ' || n from bench_teams;
    create table bench_members as select n, gen_random_uuid() as id from generate_series(0, 199) n;
    insert into public.roles (id, key, name, scope, permissions) values (gen_random_uuid(), 'own_only', 'Только свои', 'assigned', '{reply}');
    insert into auth.users (id, email, raw_user_meta_data) select id, 'bench' || n || '@desk.test', '{}' from bench_members;
    insert into public.members (id, email, name, role_id)
    select m.id, 'bench' || m.n || '@desk.test', 'Агент ' || m.n, r.id
    from bench_members m join public.roles r on case m.n when 0 then r.key = 'admin' when 2 then r.name = 'Только свои' else r.key = 'agent' end;
    insert into public.team_members (team_id, member_id) select t.id, m.id from bench_members m join bench_teams t on t.n in (m.n % 20, (m.n + 7) % 20);
    create table bench_companies as select n, gen_random_uuid() as id from generate_series(0, 19999) n;
    create table bench_texts (n integer, body text);
    create table bench_first (n integer, word text);
    create table bench_last (n integer, word text)`)
  const list = async (table: string, words: string[]) =>
    client.query(
      `insert into ${table} select o - 1, w from unnest($1::text[]) with ordinality u (w, o)`,
      [words],
    )
  await list('bench_first', firstNames)
  await list('bench_last', lastNames)
  const company = (n: number) =>
    `${['Альфа', 'Вектор', 'Горизонт', 'Север', 'Nord'][n % 5]} ${zipf(Math.random())} ${n}`
  await client.query(
    `insert into public.companies (id, name) select b.id, w from unnest($1::text[]) with ordinality u (w, o) join bench_companies b on b.n = o - 1`,
    [Array.from({ length: 20_000 }, (_, n) => company(n))],
  )
  for (let from = 0; from < sentences; from += 50_000)
    await client.query(
      `insert into bench_texts select $2 + o - 1, w from unnest($1::text[]) with ordinality u (w, o)`,
      [Array.from({ length: 50_000 }, sentence), from],
    )
}

function sentence(): string {
  const length = 4 + Math.floor(Math.random() * 16)
  const words = Array.from({ length }, () => zipf(Math.random()))
  return `${words[0]!.slice(0, 1).toUpperCase()}${words.join(' ').slice(1)}.`
}

/** Drops what slows the loading down; returns the statements that make it again. */
async function withoutIndexes(client: pg.Client, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select case when k.oid is null then format('drop index public.%I', i.relname)
         else format('alter table public.%I drop constraint %I cascade', c.relname, k.conname) end as drop,
       case when k.oid is null then pg_get_indexdef(i.oid)
         else format('alter table public.%I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) end as make
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
     left join pg_constraint k on k.conindid = x.indexrelid and k.contype in ('p', 'u')
     where c.relnamespace = 'public'::regnamespace and c.relname = any ($1)
       and (c.relname <> 'contacts' or k.contype is distinct from 'p')
     order by k.contype is null`,
    [tables],
  )
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ make }) => make)
}

import type pg from 'pg'

export const people = 500_000
const companies = 20_000

/** Who looks: an administrator, an agent of two teams among twenty, one who sees only what is hers. */
export const lookers = [
  { name: 'sees everybody', scope: 'all' },
  { name: 'sees two teams', scope: 'teams' },
  { name: 'sees her own', scope: 'assigned' },
].map((looker, n) => ({ ...looker, id: `0b0a0000-0000-4000-8000-00000000000${n}` }))

const id = (kind: string, n: string) =>
  `('${kind}-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
const contact = (n: string) => id('0e0a0000', n)
const team = (n: string) => id('0c0a0000', n)

/**
 * Half a million people, a third of them visitors without a name, in twenty thousand companies of every size;
 * a million conversations with four fifths of them, most with few.
 */
export async function buildPeopleWorld(client: pg.Client): Promise<void> {
  for (const statement of [
    // Triggers tell whoever listens: here nobody does.
    'set session_replication_role = replica',
    `insert into public.teams (id, name) select ${team('g')}, 'Team ' || g from generate_series(1, 20) g`,
    ...lookers.flatMap(({ id: looker, name, scope }) => [
      `insert into auth.users (id, email) values ('${looker}', '${scope}@proof.test')`,
      `insert into public.roles (id, key, name, scope, permissions)
       values ('${looker}', 'people_${scope}', '${name}', '${scope}', '{manage_contacts,reply}')`,
      `insert into public.members (id, name, email, role_id) values ('${looker}', '${name}', '${scope}@proof.test', '${looker}')`,
      `insert into public.team_members (team_id, member_id) select ${team('g')}, '${looker}' from generate_series(1, 2) g`,
    ]),
    `insert into public.companies (id, name, created_at)
     select ${id('0f0a0000', 'g')}, 'Компания ' || md5(g::text), now() - g * interval '1 minute' from generate_series(1, ${companies}) g`,
    `insert into public.contacts (id, name, email, phone, company_id, created_at, blocked_at)
     select ${contact('g')},
       case when g % 3 > 0 then (array['Иван', 'Мария', 'Пётр', 'Анна', 'Олег', 'Дарья', 'Борис', 'Елена'])[1 + g % 8]
         || ' ' || initcap(translate(md5(g::text), '0123456789abcdef', 'абвгдежзиклмнопр')) end,
       case when g % 2 = 0 then 'user' || g || '@example.com' end,
       case when g % 5 = 0 then '+7912' || lpad(g::text, 7, '0') end,
       case when g % 4 = 0 then ${id('0f0a0000', `1 + floor(${companies} * power((g::bigint * 7919 % 100003) / 100003.0, 3))::integer`)} end,
       now() - g * interval '30 seconds', case when g % 3000 = 0 then now() end
     from generate_series(1, ${people}) g`,
    `insert into public.contact_identities (contact_id, channel, external_id, verified_at)
     select ${contact('g')}, case when g % 100 = 0 then 'email' else 'widget' end, 'user ' || g, case when g % 2 = 0 then now() end
     from generate_series(1, ${people}) g where g % 10 < 9`,
    `insert into public.conversations (inbox_id, contact_id, company_id, team_id, assignee_id, status, contact_name, last_message_at, created_at)
     select (select min(i.id::text)::uuid from public.inboxes i), k.id, k.company_id, ${team('1 + g % 20')},
       case when g % 5000 = 0 then '${lookers[2]!.id}'::uuid end,
       case when g % 50 = 0 then 'open' when g % 333 = 0 then 'snoozed' else 'closed' end,
       k.name, now() - g * interval '20 seconds', now() - g * interval '20 seconds'
     from generate_series(1, ${people * 2}) g
     join public.contacts k on k.id = ${contact(`1 + floor(${people * 0.8} * power((g::bigint * 104729 % 1000003) / 1000003.0, 2))::integer`)}`,
    `insert into public.contact_notes (contact_id, client_id, author_id, body)
     select ${contact('g')}, gen_random_uuid(), '${lookers[0]!.id}', 'Просит звонить после обеда, номер ' || left(md5(g::text), 6)
     from generate_series(1, ${people}, 16) g`,
    `insert into private.names (word, sound) select w, private.sound_of(w)
     from (select distinct unnest(private.words_of_name(k.name)) as w from public.contacts k) n on conflict do nothing`,
    'set session_replication_role = origin',
    'analyze',
  ])
    await client.query(statement)
}

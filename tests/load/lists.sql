-- Half a million conversations of 600 members in 20 teams, 300 companies, 30 tags: what tests/load/lists.ts measures.
set session_replication_role = replica;
set synchronous_commit = off;
insert into public.teams (id, name) select ('0b100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Команда ' || n from generate_series(1, 20) n;
insert into auth.users (id, email) select ('0a100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'm' || n || '@big.test' from generate_series(1, 600) n;
insert into public.members (id, email, name, role_id, capacity) select ('0a100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'm' || n || '@big.test', 'Агент ' || n,
  (select id from public.roles where key = case when n <= 5 then 'admin' else 'agent' end), 20 from generate_series(1, 600) n;
insert into public.team_members (team_id, member_id, is_primary) select ('0b100000-0000-4000-8000-' || lpad((1 + n % 20)::text, 12, '0'))::uuid, ('0a100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, true from generate_series(6, 600) n;
insert into public.team_members (team_id, member_id, is_primary) select ('0b100000-0000-4000-8000-' || lpad((1 + (n + 7) % 20)::text, 12, '0'))::uuid, ('0a100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, false from generate_series(6, 600) n;
insert into public.companies (id, name) select ('0e100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Компания ' || n from generate_series(1, 300) n;
insert into public.contacts (id, name, company_id) select ('0f100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Клиент ' || n, case when n % 2 = 0 then ('0e100000-0000-4000-8000-' || lpad((1 + n % 300)::text, 12, '0'))::uuid end from generate_series(1, 50000) n;
insert into public.tags (id, name) select ('1b100000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Метка ' || n from generate_series(1, 30) n;
insert into public.conversations (inbox_id, contact_id, company_id, category_id, team_id, assignee_id, status, priority, manual_priority, contact_name, preview, preview_from, last_seq, last_contact_seq, last_message_at, waiting_since, snoozed_until, tag_ids)
select '0d000000-0000-4000-8000-000000000001', ('0f100000-0000-4000-8000-' || lpad(k::text, 12, '0'))::uuid,
  case when k % 2 = 0 then ('0e100000-0000-4000-8000-' || lpad((1 + k % 300)::text, 12, '0'))::uuid end,
  ('0c000000-0000-4000-8000-00000000000' || (1 + n % 4))::uuid,
  ('0b100000-0000-4000-8000-' || lpad((1 + n % 20)::text, 12, '0'))::uuid,
  case when st <> 'open' or n % 3 > 0 then ('0a100000-0000-4000-8000-' || lpad((6 + (n % 20) + 20 * ((n / 20) % 29))::text, 12, '0'))::uuid end, st,
  (n % 4) * 10, case when n % 50 = 0 then 100 when n % 20 = 0 then 50 else 0 end, 'Клиент ' || k, 'Где мой заказ номер ' || n || '?', 'contact', 5, 5,
  at, case when st = 'open' and n % 2 = 0 then at - interval '5 minutes' end, case when st = 'snoozed' then now() + interval '1 day' end,
  case when n % 10 = 0 then array[('1b100000-0000-4000-8000-' || lpad((1 + floor(29.9 * power(random(), 3)))::text, 12, '0'))::uuid] when n % 99990 = 1 then array['1b000000-0000-4000-8000-000000000001'::uuid] else '{}' end
from (select n, 1 + (n * 7919) % 50000 as k, case when n % 5 = 0 then 'open' when n % 25 = 1 then 'snoozed' else 'closed' end as st,
  now() - make_interval(secs => n * 20 + (n * 31 % 1000)) as at from generate_series(1, 500000::bigint) n) g;
insert into private.conversation_tags (tag_id, conversation_id) select t, c.id from public.conversations c, unnest(c.tag_ids) t on conflict do nothing;
insert into public.read_marks (conversation_id, reader_id, reader_kind, last_read_seq) select c.id, c.assignee_id, 'member', 5 from public.conversations c where c.assignee_id is not null and c.number % 2 = 0 on conflict do nothing;
insert into public.mentions (conversation_id, note_id, member_id, mentioned_by) select c.id, gen_random_uuid(), ('0a100000-0000-4000-8000-' || lpad('10', 12, '0'))::uuid, c.assignee_id from public.conversations c where c.assignee_id is not null and c.number % 5000 = 7;

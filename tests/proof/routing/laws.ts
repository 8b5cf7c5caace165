import type pg from 'pg'
import { same } from './same.ts'

/** True of every state of the desk, whatever happened before. */
export async function hold(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ broken: string; n: number }>(laws)
  same(
    'the laws',
    rows.filter(({ n }) => n > 0),
    [],
  )
}

const held = `select c.assignee_id, count(*) as n from public.conversations c where c.status = 'open' and c.assignee_id is not null group by 1`

const laws = `
  select 'loads are counted' as broken, count(*)::int as n from private.member_loads l left join (${held}) h on h.assignee_id = l.member_id where l.open_count <> coalesce(h.n, 0)
  union all select 'loads in teams are counted', count(*)::int from private.team_loads o where o.open_count <> (
    select count(*) from public.conversations c where c.status = 'open' and c.assignee_id = o.member_id and c.team_id = o.team_id)
  union all select 'an open conversation has one owner or waits', count(*)::int from public.conversations c
    where (c.status = 'open' and c.assignee_id is null and c.team_id is not null) <> (c.queued_at is not null) or (c.queued_at is null) <> (c.queue_score is null)
  union all select 'only sleepers have a snooze', count(*)::int from public.conversations c where c.status <> 'snoozed' and (c.snoozed_until is not null or c.snoozed_by is not null)
  union all select 'a sleeper with an instant has one job for it', count(*)::int from public.conversations c
    where (c.status = 'snoozed' and c.snoozed_until is not null)::int <> (select count(*) from pgboss.job j
      where j.name = 'snooze/wake' and j.singleton_key = c.id::text and j.state < 'active' and j.start_after is not distinct from c.snoozed_until)
  union all select 'nobody got more than fits', count(*)::int from public.conversation_events e
    where e.payload ->> 'rule' = 'balanced' and (e.payload ->> 'open')::int >= (e.payload ->> 'capacity')::int
  union all select 'every sleep ended once, or lasts', count(*)::int from (
    select s.conversation_id, s.position, (select count(*) from public.conversation_events w where w.conversation_id = s.conversation_id and w.position > s.position
        and w.type in ('conversation_woken', 'conversation_snoozed', 'conversation_closed')
        and not exists (select from public.conversation_events o where o.conversation_id = s.conversation_id and o.position > s.position and o.position < w.position
          and o.type in ('conversation_woken', 'conversation_snoozed', 'conversation_closed'))) as ends,
      c.status = 'snoozed' and s.position = (select max(l.position) from public.conversation_events l where l.conversation_id = s.conversation_id and l.type = 'conversation_snoozed') as lasts
    from public.conversation_events s join public.conversations c on c.id = s.conversation_id where s.type = 'conversation_snoozed') x where x.ends <> (not x.lasts)::int
  union all select 'the events say who has it', count(*)::int from public.conversations c
    cross join lateral (select e.type, e.payload from public.conversation_events e where e.conversation_id = c.id
      and (e.type in ('conversation_assigned', 'conversation_unassigned', 'conversation_moved') or e.payload ? 'restored_to') order by e.position desc limit 1) l
    where c.assignee_id is distinct from case when l.type = 'conversation_moved' then null else (l.payload ->> 'member_id')::uuid end`

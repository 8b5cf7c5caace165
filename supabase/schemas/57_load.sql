-- Live load, for supervisors: who waits, who works, how the day went, and an alarm when it is too much.

alter table public.teams
  add column alert_queue_length integer check (alert_queue_length between 1 and 100000),
  add column alert_oldest_minutes integer check (alert_oldest_minutes between 1 and 10080);
comment on column public.teams.alert_queue_length is 'An alert is raised when more conversations than this wait; null: never.';
comment on column public.teams.alert_oldest_minutes is 'An alert is raised when one waits longer than this, in minutes; null: never.';

create table public.load_samples (
  team_id uuid not null references public.teams (id) on delete cascade,
  sampled_at timestamptz not null,
  waiting integer not null,
  oldest_seconds integer not null,
  assigned integer not null,
  online integer not null,
  open integer not null,
  capacity integer not null,
  primary key (team_id, sampled_at)
);
comment on table public.load_samples is 'One row per team and minute: how many waited, how long the oldest, how many got an agent since the last sample, how many agents were online with how much open of how much capacity. Kept 35 days.';
create index load_samples_sampled_at on public.load_samples (sampled_at);

create table public.load_alerts (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  kind text not null check (kind in ('queue_length', 'oldest_waiting')),
  value integer not null,
  threshold integer not null,
  raised_at timestamptz not null default now(),
  cleared_at timestamptz
);
comment on table public.load_alerts is 'A threshold of a team that was passed: raised once, cleared once. value and threshold in conversations or minutes.';
create unique index load_alerts_open on public.load_alerts (team_id, kind) where cleared_at is null;
create index load_alerts_raised_at on public.load_alerts (raised_at desc);

alter table public.load_samples enable row level security;
alter table public.load_alerts enable row level security;
create policy "supervisors read the samples of teams in their scope" on public.load_samples for select to authenticated
  using (
    (select private.has_permission('read_load'))
    and ((select private.my_scope()) = 'all' or team_id = any ((select private.my_team_ids())::uuid[]))
  );
create policy "supervisors read the alerts of teams in their scope" on public.load_alerts for select to authenticated
  using (
    (select private.has_permission('read_load'))
    and ((select private.my_scope()) = 'all' or team_id = any ((select private.my_team_ids())::uuid[]))
  );
grant select on public.load_samples, public.load_alerts to authenticated;
grant select, insert, update, delete on public.load_samples, public.load_alerts to service_role;

-- The teams whose load the caller may look at; a scope smaller than everything ends at one's own teams.
create function private.supervised_team_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_reading('read_load');
  return (select coalesce(array_agg(t.id), '{}') from public.teams t
    where t.archived_at is null and (private.my_scope() = 'all' or t.id = any (private.my_team_ids())));
end
$$;
comment on function private.supervised_team_ids() is 'Teams whose load the caller sees. Errors: 42501 not_a_member, not_permitted.';

-- Reading, unlike a write, is open to whoever views as a member.
create function private.require_reading(permission text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.member_id() is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.has_permission(require_reading.permission) then
    perform private.refuse('not_permitted', format('The role lacks the permission %L.', permission), '42501');
  end if;
  return private.member_id();
end
$$;
comment on function private.require_reading(text) is 'Returns the calling member''s id or refuses with 42501 (not_a_member, not_permitted).';

create function public.load_overview() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine uuid[] := private.supervised_team_ids();
begin
  return jsonb_build_object('at', now(), 'teams', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', t.id, 'name', t.name, 'routing', t.routing,
      'waiting', w.waiting, 'oldest_waiting_since', w.oldest,
      'assigned_last_hour', private.drain_per_hour(t.id), 'drain_per_hour', private.drain_per_hour(t.id),
      'is_open', private.team_is_open(t.id, now()),
      'opens_at', case when not private.team_is_open(t.id, now()) then private.team_opens_at(t.id, now()) end,
      'alert_queue_length', t.alert_queue_length, 'alert_oldest_minutes', t.alert_oldest_minutes,
      'alerts', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'raised_at', a.raised_at) order by a.raised_at), '[]')
        from public.load_alerts a where a.team_id = t.id and a.cleared_at is null),
      'members', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', m.id, 'name', m.name, 'is_primary', a.is_primary, 'availability', m.availability, 'source', m.availability_source,
          'since', m.availability_since, 'open', a.open_count, 'capacity', a.capacity, 'team_open', a.team_open_count,
          'team_capacity', a.team_capacity, 'seen_at', p.seen_at) order by a.is_primary desc, m.name), '[]')
        from private.agents a join public.members m on m.id = a.member_id and m.deactivated_at is null
        left join public.member_presence p on p.member_id = m.id
        where a.team_id = t.id)) order by t.name), '[]')
    from public.teams t
    cross join lateral (
      select count(*) as waiting, min(coalesce(c.waiting_since, c.queued_at)) as oldest from public.conversations c
      where c.team_id = t.id and c.assignee_id is null and c.status = 'open') w
    where t.id = any (mine)));
end
$$;
comment on function public.load_overview() is
  '{at, teams [{id, name, routing, waiting, oldest_waiting_since, assigned_last_hour, drain_per_hour, is_open, opens_at, alert_queue_length, alert_oldest_minutes, alerts [{id, kind, value, raised_at}], members [{id, name, is_primary, availability, source, since, open, capacity, team_open, team_capacity, seen_at}]}]} of the teams in the caller''s scope. Errors: 42501 not_a_member, not_permitted (read_load).';

create function public.load_trend(team uuid, day date, zone text default 'UTC') returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine uuid[] := private.supervised_team_ids();
begin
  if not exists (select from pg_catalog.pg_timezone_names z where z.name = zone) then
    perform private.refuse('time_zone_unknown', 'No time zone of this name.', 'PT400');
  end if;
  return (
    select coalesce(jsonb_agg(to_jsonb(b) order by b.at), '[]') from (
      select m.at, sum(m.waiting)::integer as waiting, max(m.oldest_seconds) as oldest_seconds, sum(m.assigned)::integer as assigned,
        sum(m.online)::integer as online, sum(m.open)::integer as open, sum(m.capacity)::integer as capacity
      from (
        select s.team_id, date_bin('5 minutes', s.sampled_at, timestamptz '2026-01-01 00:00Z') as at,
          max(s.waiting) as waiting, max(s.oldest_seconds) as oldest_seconds, sum(s.assigned) as assigned,
          max(s.online) as online, max(s.open) as open, max(s.capacity) as capacity
        from public.load_samples s
        where s.team_id = any (mine) and (load_trend.team is null or s.team_id = load_trend.team)
          and s.sampled_at >= load_trend.day::timestamp at time zone zone
          and s.sampled_at < (load_trend.day + 1)::timestamp at time zone zone
        group by 1, 2) m
      group by m.at) b);
end
$$;
comment on function public.load_trend(uuid, date, text) is
  'A day of a team, or (null) of all in the caller''s scope, in steps of 5 minutes: [{at, waiting, oldest_seconds, assigned, online, open, capacity}], the peaks of each step and the sum of assigned. Errors: 42501 not_permitted (read_load), 400 time_zone_unknown.';

create function public.set_member_availability(member uuid, availability text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('read_load');
begin
  if set_member_availability.availability is null or set_member_availability.availability not in ('online', 'away', 'handing_over', 'offline') then
    perform private.refuse('availability_unknown', 'online, away, handing_over or offline.', 'PT400');
  end if;
  if not exists (
    select from public.members m where m.id = set_member_availability.member and m.deactivated_at is null
      and (m.id = me or private.my_scope() = 'all' or exists (
        select from public.team_members t where t.member_id = m.id and t.team_id = any (private.my_team_ids())))) then
    perform private.refuse('member_not_found', 'No active member of your teams with this id.', 'PT404');
  end if;
  perform private.put_availability(set_member_availability.member, set_member_availability.availability,
    case when set_member_availability.member = me then 'self' else 'supervisor' end);
end
$$;
comment on function public.set_member_availability(uuid, text) is
  'Sets the availability of a member in the caller''s scope. Errors: 42501 not_permitted (read_load), 404 member_not_found, 400 availability_unknown.';

grant execute on function public.load_overview(), public.load_trend(uuid, date, text), public.set_member_availability(uuid, text) to authenticated;

create function private.announce_load(team uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform realtime.send(jsonb_build_object('team_id', team), 'load_changed', private.load_topic(), true);
end
$$;
comment on function private.announce_load(uuid) is 'load_changed {team_id} → supervisors: ask load_overview again.';

-- Writes the minute's samples, raises and clears alerts.
create function private.sample_load() returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  minute timestamptz := date_trunc('minute', now());
  sampled integer;
  turned integer := 0;
  alert public.load_alerts;
begin
  insert into public.load_samples (team_id, sampled_at, waiting, oldest_seconds, assigned, online, open, capacity)
  select t.id, minute, w.waiting, coalesce(w.oldest, 0),
    (select count(*) from private.queue_departures d where d.team_id = t.id
      and d.left_at > coalesce((select max(s.sampled_at) from public.load_samples s where s.team_id = t.id and s.sampled_at > now() - interval '1 hour'), minute - interval '1 minute')
      and d.left_at <= minute),
    coalesce(a.online, 0), coalesce(a.open, 0), coalesce(a.capacity, 0)
  from public.teams t
  cross join lateral (
    select count(*) as waiting, extract(epoch from now() - min(coalesce(c.waiting_since, c.queued_at)))::integer as oldest from public.conversations c
    where c.team_id = t.id and c.assignee_id is null and c.status = 'open') w
  left join lateral (
    select count(*) as online, sum(g.team_open_count) as open, sum(least(g.capacity, coalesce(g.team_capacity, g.capacity))) as capacity
    from private.agents g where g.team_id = t.id and g.is_available) a on true
  where t.archived_at is null
  on conflict do nothing;
  get diagnostics sampled = row_count;
  for alert in
    with now_waiting as (
      select t.id as team_id, k.kind, k.value, k.threshold
      from public.teams t
      cross join lateral (
        select count(*)::integer as waiting, coalesce(extract(epoch from now() - min(coalesce(c.waiting_since, c.queued_at))) / 60, 0)::integer as oldest
        from public.conversations c where c.team_id = t.id and c.assignee_id is null and c.status = 'open') w
      cross join lateral (values ('queue_length', w.waiting, t.alert_queue_length), ('oldest_waiting', w.oldest, t.alert_oldest_minutes)) k (kind, value, threshold)
    ), cleared as (
      update public.load_alerts a set cleared_at = now() from now_waiting n
      where a.team_id = n.team_id and a.kind = n.kind and a.cleared_at is null and (n.threshold is null or n.value <= n.threshold)
      returning a.*
    ), raised as (
      insert into public.load_alerts as a (team_id, kind, value, threshold)
      select n.team_id, n.kind, n.value, n.threshold from now_waiting n where n.value > n.threshold
      on conflict do nothing returning a.*
    )
    select * from cleared union all select * from raised
  loop
    turned := turned + 1;
    perform realtime.send(jsonb_build_object('id', alert.id, 'team_id', alert.team_id, 'kind', alert.kind,
      'raised_at', alert.raised_at, 'cleared_at', alert.cleared_at), 'alert', private.load_topic(), true);
    if alert.cleared_at is null then
      perform private.enqueue('routing/mail-alert', jsonb_build_object('alert_id', alert.id), alert.id::text);
    end if;
  end loop;
  return jsonb_build_object('samples', sampled, 'alerts', turned);
end
$$;
comment on function private.sample_load() is
  'The minute''s samples of all teams; alerts are raised once and cleared once, each told on the load topic (alert {id, team_id, kind, raised_at, cleared_at}) and, when raised, mailed. Returns {samples, alerts}. For the job routing/sample-load.';

create function private.forget_old_load() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  gone integer;
begin
  delete from private.queue_departures d where d.left_at < now() - interval '2 days';
  delete from public.load_samples s where s.sampled_at < now() - interval '35 days';
  get diagnostics gone = row_count;
  delete from public.load_alerts a where a.cleared_at < now() - interval '90 days';
  delete from private.told_places p using public.conversations c where c.id = p.conversation_id and c.queued_at is null;
  return gone;
end
$$;
comment on function private.forget_old_load() is 'Forgets departures after two days, samples after 35, cleared alerts after 90, and places of who no longer waits. For the sweep.';

-- Routing, second page: how much everybody has. One row per member is counted by trigger, whoever
-- changes a conversation; the claim locks it, so that nobody gets more than fits.

create table public.member_categories (
  member_id uuid not null references public.members (id) on delete cascade,
  category_id uuid not null references public.categories (id) on delete cascade,
  primary key (member_id, category_id)
);
comment on table public.member_categories is 'What a member handles. Without a row: everything.';
create index member_categories_category_id on public.member_categories (category_id);
alter table public.member_categories enable row level security;
create policy "members read who handles what" on public.member_categories for select to authenticated
  using ((select private.is_member()));
grant select on public.member_categories to authenticated;
grant select, insert, update, delete on public.member_categories to service_role;

create table private.member_loads (
  member_id uuid primary key references public.members (id) on delete cascade,
  open_count integer not null default 0,
  last_assigned_at timestamptz
) with (fillfactor = 50);
comment on table private.member_loads is 'Open conversations of a member, and when the last one came. Locked by the claim.';

create table private.team_loads (
  team_id uuid not null references public.teams (id) on delete cascade,
  member_id uuid not null references public.members (id) on delete cascade,
  open_count integer not null default 0,
  last_assigned_at timestamptz,
  primary key (team_id, member_id)
) with (fillfactor = 50);
comment on table private.team_loads is 'The same, of one team''s conversations.';
create index team_loads_member_id on private.team_loads (member_id);

alter table private.member_loads enable row level security;
alter table private.team_loads enable row level security;

create table private.queue_departures (
  team_id uuid not null references public.teams (id) on delete cascade,
  left_at timestamptz not null default now(),
  waited interval not null
);
comment on table private.queue_departures is 'Each time a waiting conversation got an agent; kept two days. The drain rate and the expected time come from it.';
create index queue_departures_by_team on private.queue_departures (team_id, left_at);
create index queue_departures_left_at on private.queue_departures (left_at);
alter table private.queue_departures enable row level security;

-- Everybody in every team with what the claim asks: one place that says who may get work.
create view private.agents with (security_invoker = true) as
  select t.team_id, t.member_id, t.is_primary, m.availability, m.capacity, t.capacity as team_capacity,
    l.open_count, l.last_assigned_at, o.open_count as team_open_count, o.last_assigned_at as team_last_assigned_at,
    (select array_agg(h.category_id) from public.member_categories h where h.member_id = m.id) as handles,
    m.availability = 'online' and m.deactivated_at is null
      and m.role_id in (select r.id from public.roles r where 'reply' = any (r.permissions)) as is_available,
    l.open_count < m.capacity and (t.capacity is null or o.open_count < t.capacity) as has_room
  from public.team_members t
  join public.members m on m.id = t.member_id
  join private.member_loads l on l.member_id = t.member_id
  join private.team_loads o on o.team_id = t.team_id and o.member_id = t.member_id;
comment on view private.agents is 'Members of teams with load and room. is_available: online, active, may reply. has_room: below the own and the team''s capacity. handles null: every category.';

create function private.add_load(member uuid, team uuid, step integer, is_new boolean) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.member_loads as l (member_id, open_count, last_assigned_at)
  values (member, step, case when is_new then clock_timestamp() end)
  on conflict (member_id) do update set open_count = l.open_count + step,
    last_assigned_at = case when is_new then clock_timestamp() else l.last_assigned_at end;
  if team is not null then
    insert into private.team_loads as l (team_id, member_id, open_count, last_assigned_at)
    values (team, member, step, case when is_new then clock_timestamp() end)
    on conflict (team_id, member_id) do update set open_count = l.open_count + step,
      last_assigned_at = case when is_new then clock_timestamp() else l.last_assigned_at end;
  end if;
end
$$;
comment on function private.add_load(uuid, uuid, integer, boolean) is 'Counts one open conversation of a member more or less.';

-- Asks for a team to be routed as soon as this transaction is committed. Several such jobs are one: the
-- first that runs takes the others with it (private.route_team).
create function private.route_soon(team uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if private.is_quiet() then return; end if;
  perform private.enqueue('routing/route-team', jsonb_build_object('team_id', team), team::text);
end
$$;
comment on function private.route_soon(uuid) is 'Enqueues routing/route-team in the caller''s transaction.';

create function private.route_soon_for(member uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.route_soon(t.team_id) from public.team_members t where t.member_id = member;
end
$$;
comment on function private.route_soon_for(uuid) is 'A member may take more: asks for each of the member''s teams to be routed.';

create function private.keep_loads() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  was_held boolean := tg_op = 'UPDATE' and old.status = 'open' and old.assignee_id is not null;
  is_held boolean := new.status = 'open' and new.assignee_id is not null;
  was_queued boolean := tg_op = 'UPDATE' and old.queued_at is not null;
  is_new boolean := tg_op = 'INSERT' or old.assignee_id is distinct from new.assignee_id;
  moved boolean := tg_op = 'UPDATE' and (old.assignee_id, old.team_id) is distinct from (new.assignee_id, new.team_id);
begin
  if was_held and (not is_held or moved) and is_held and old.assignee_id > new.assignee_id then
    -- In the order of the ids, so that two exchanges do not wait for each other.
    perform private.add_load(new.assignee_id, new.team_id, 1, is_new);
    perform private.add_load(old.assignee_id, old.team_id, -1, false);
  else
    if was_held and (not is_held or moved) then perform private.add_load(old.assignee_id, old.team_id, -1, false); end if;
    if is_held and (not was_held or moved) then perform private.add_load(new.assignee_id, new.team_id, 1, is_new); end if;
  end if;
  if was_queued and is_held and old.team_id = new.team_id then
    insert into private.queue_departures (team_id, waited) values (new.team_id, now() - old.queued_at);
  end if;
  -- What the claim itself does makes no work for the claim.
  if private.is_quiet() or current_setting('otklik.routing', true) = 'on' then return null; end if;
  if new.queued_at is not null and (not was_queued or old.team_id is distinct from new.team_id
    or old.queue_score is distinct from new.queue_score) then
    perform private.route_soon(new.team_id);
  end if;
  if was_queued and (new.queued_at is null or old.team_id is distinct from new.team_id) then
    -- No work, but those behind it have moved up.
    perform private.route_soon(old.team_id);
  end if;
  if was_held and (not is_held or old.assignee_id is distinct from new.assignee_id) then
    perform private.route_soon_for(old.assignee_id);
  end if;
  return null;
end
$$;
comment on function private.keep_loads() is 'After trigger of conversations: counts loads; what begins to wait, leaves the queue or leaves an agent asks for routing.';
create trigger conversations_keep_loads_insert after insert on public.conversations
  for each row execute function private.keep_loads();
create trigger conversations_keep_loads_update after update on public.conversations
  for each row when (
    (old.status, old.assignee_id, old.team_id, old.queued_at, old.manual_priority, old.urgent_at, old.priority)
    is distinct from (new.status, new.assignee_id, new.team_id, new.queued_at, new.manual_priority, new.urgent_at, new.priority))
  execute function private.keep_loads();

-- Every member of a team has a row to lock.
create function private.begin_load() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_table_name = 'members' then
    insert into private.member_loads (member_id) values (new.id) on conflict do nothing;
  else
    insert into private.team_loads (team_id, member_id) values (new.team_id, new.member_id) on conflict do nothing;
    perform private.route_soon(new.team_id);
  end if;
  return null;
end
$$;
comment on function private.begin_load() is 'After trigger of members and team_members: the row that the claim locks.';
create trigger members_begin_load after insert on public.members
  for each row execute function private.begin_load();
create trigger team_members_begin_load after insert or update of capacity, is_primary on public.team_members
  for each row execute function private.begin_load();

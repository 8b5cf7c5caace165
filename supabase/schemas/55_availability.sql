-- Availability: who can take work just now. A person sets it; the desk's silence changes it for a while
-- and its return changes it back, but never what a person has set.

alter table public.members
  add column availability_source text not null default 'self' check (availability_source in ('self', 'idle', 'closed', 'supervisor')),
  add column availability_since timestamptz not null default now(),
  add column availability_before text check (availability_before in ('online', 'away', 'handing_over'));
comment on column public.members.availability is 'online takes work; away takes none; handing_over takes none and gives replies back to the team; offline is gone.';
comment on column public.members.availability_source is 'Who set it: oneself, ten idle minutes, the last tab closed, a supervisor.';
comment on column public.members.availability_before is 'What comes back when the desk does; null where a person set the availability.';

create table public.member_presence (
  member_id uuid primary key references public.members (id) on delete cascade,
  seen_at timestamptz not null default now(),
  active_at timestamptz not null default now()
) with (fillfactor = 50);
comment on table public.member_presence is 'When the desk of a member last said that it is open, and that somebody touches it.';

create table public.availability_spans (
  id bigint generated always as identity primary key,
  member_id uuid not null references public.members (id) on delete cascade,
  availability text not null,
  source text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table public.availability_spans is 'Who was how available from when to when; the last span of a member has no end.';
create unique index availability_spans_last on public.availability_spans (member_id) where ended_at is null;
create index availability_spans_by_member on public.availability_spans (member_id, started_at desc);

alter table public.member_presence enable row level security;
alter table public.availability_spans enable row level security;
create policy "members read their own presence, supervisors everybody's" on public.member_presence for select to authenticated
  using (member_id = (select private.member_id()) or (select private.has_permission('read_load')));
create policy "members read their own spans, supervisors everybody's" on public.availability_spans for select to authenticated
  using (member_id = (select private.member_id()) or (select private.has_permission('read_load')));
grant select on public.member_presence, public.availability_spans to authenticated;
grant select, insert, update, delete on public.member_presence, public.availability_spans to service_role;

create function private.put_availability(member uuid, availability text, source text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform set_config('otklik.availability_source', source, true);
  update public.members m set availability = put_availability.availability
  where m.id = put_availability.member
    and (m.availability, m.availability_source) is distinct from (put_availability.availability, source);
  perform set_config('otklik.availability_source', '', true);
end
$$;
comment on function private.put_availability(uuid, text, text) is 'Sets an availability in somebody''s name: self, idle, closed or supervisor.';

create function private.stamp_availability() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.availability_source := coalesce(nullif(current_setting('otklik.availability_source', true), ''), 'self');
  if new.availability_source in ('idle', 'closed') then
    new.availability_before := coalesce(old.availability_before, nullif(old.availability, 'offline'));
  else
    new.availability_before := null;
  end if;
  if old.availability <> new.availability then new.availability_since := now(); end if;
  return new;
end
$$;
comment on function private.stamp_availability() is 'Before trigger of members: who set the availability, since when, and what comes back.';
create trigger members_stamp_availability before update of availability on public.members
  for each row execute function private.stamp_availability();

create function private.follow_availability() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' or (old.availability, old.availability_source) is distinct from (new.availability, new.availability_source) then
    update public.availability_spans s set ended_at = now() where s.member_id = new.id and s.ended_at is null;
    insert into public.availability_spans (member_id, availability, source) values (new.id, new.availability, new.availability_source);
  end if;
  if private.is_quiet() then return null; end if;
  if tg_op = 'UPDATE' and (old.availability, old.availability_source) is distinct from (new.availability, new.availability_source) then
    perform realtime.send(jsonb_build_object('availability', new.availability, 'source', new.availability_source, 'since', new.availability_since),
      'availability', 'member:' || new.id, true);
  end if;
  perform private.route_soon_for(new.id);
  return null;
end
$$;
comment on function private.follow_availability() is 'After trigger of members: spans, availability {availability, source, since} → the member, and routing for whoever can take more.';
create trigger members_follow_availability_insert after insert on public.members
  for each row execute function private.follow_availability();
create trigger members_follow_availability_update after update on public.members
  for each row when ((old.availability, old.availability_source, old.capacity, old.role_id, old.deactivated_at)
    is distinct from (new.availability, new.availability_source, new.capacity, new.role_id, new.deactivated_at))
  execute function private.follow_availability();

create function public.set_availability(availability text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  if set_availability.availability is null or set_availability.availability not in ('online', 'away', 'handing_over', 'offline') then
    perform private.refuse('availability_unknown', 'online, away, handing_over or offline.', 'PT400');
  end if;
  perform private.put_availability(me, set_availability.availability, 'self');
end
$$;
comment on function public.set_availability(text) is 'Sets one''s own availability. Errors: 42501 not_a_member, 400 availability_unknown.';

create function public.be_present(idle boolean default false) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me public.members;
begin
  select m.* into me from public.members m where m.id = private.member_id();
  if me.id is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.is_viewing_as() then
    insert into public.member_presence as p (member_id) values (me.id)
    on conflict (member_id) do update set seen_at = now(), active_at = case when idle then p.active_at else now() end;
    if me.availability_source = 'closed' or (me.availability_source = 'idle' and not coalesce(idle, false)) then
      perform private.put_availability(me.id, coalesce(me.availability_before, 'online'), 'self');
    end if;
  end if;
  return (select jsonb_build_object('availability', m.availability, 'source', m.availability_source, 'since', m.availability_since,
    'capacity', m.capacity, 'open', coalesce(l.open_count, 0))
    from public.members m left join private.member_loads l on l.member_id = m.id where m.id = me.id);
end
$$;
comment on function public.be_present(boolean) is
  'The open desk says each 30 s that it is there, and whether nobody has touched it since the last time. Brings back an availability that silence had changed. Returns {availability, source, since, capacity, open}. Error: 42501 not_a_member.';
grant execute on function public.set_availability(text), public.be_present(boolean) to authenticated;

create function private.notice_silence() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  noticed integer;
begin
  select count(private.put_availability(m.id, case when p.seen_at < now() - interval '90 seconds' then 'offline' else 'away' end,
      case when p.seen_at < now() - interval '90 seconds' then 'closed' else 'idle' end)::text) into noticed
  from public.member_presence p join public.members m on m.id = p.member_id
  where (p.seen_at < now() - interval '90 seconds' and m.availability <> 'offline')
    or (p.active_at < now() - interval '10 minutes' and m.availability = 'online');
  return noticed;
end
$$;
comment on function private.notice_silence() is 'Offline after 90 s without a desk, away after ten idle minutes; returns how many members. For the sweep.';

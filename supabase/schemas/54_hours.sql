-- Working hours of a team, in its own time zone. They tell customers when the team is back; who gets
-- work is decided by who is online.

alter table public.teams add column time_zone text not null default 'Europe/Moscow';
comment on column public.teams.time_zone is 'IANA name of the zone in which its hours and holidays are meant.';

create table public.team_hours (
  team_id uuid not null references public.teams (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  primary key (team_id, weekday, opens)
);
comment on table public.team_hours is 'When a team works: ISO weekday (1 = Monday), local times; closes may be 24:00. A team without any row always works.';

create table public.team_holidays (
  team_id uuid not null references public.teams (id) on delete cascade,
  day date not null,
  name text not null default '' check (length(name) <= 80),
  primary key (team_id, day)
);
comment on table public.team_holidays is 'Days on which a team does not work, whatever its hours say.';

alter table public.team_hours enable row level security;
alter table public.team_holidays enable row level security;
create policy "members read the hours of teams" on public.team_hours for select to authenticated
  using ((select private.is_member()));
create policy "members read the holidays of teams" on public.team_holidays for select to authenticated
  using ((select private.is_member()));
grant select on public.team_hours, public.team_holidays to authenticated;
grant select, insert, update, delete on public.team_hours, public.team_holidays to service_role;

create function private.team_is_open(team uuid, at timestamptz) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  wall timestamp := at at time zone (select t.time_zone from public.teams t where t.id = team_is_open.team);
begin
  if not exists (select from public.team_hours h where h.team_id = team_is_open.team) then
    return not exists (select from public.team_holidays o where o.team_id = team_is_open.team and o.day = wall::date);
  end if;
  return exists (
    select from public.team_hours h
    where h.team_id = team_is_open.team and h.weekday = extract(isodow from wall)
      and wall >= wall::date + h.opens and wall < wall::date + h.closes)
    and not exists (select from public.team_holidays o where o.team_id = team_is_open.team and o.day = wall::date);
end
$$;
comment on function private.team_is_open(uuid, timestamptz) is 'Does the team work at this instant, by the clocks of its zone?';

create function private.team_opens_at(team uuid, at timestamptz) returns timestamptz
language plpgsql stable security definer set search_path = ''
as $$
declare
  zone text := (select t.time_zone from public.teams t where t.id = team_opens_at.team);
  today date := (at at time zone zone)::date;
  always boolean := not exists (select from public.team_hours h where h.team_id = team_opens_at.team);
begin
  if private.team_is_open(team_opens_at.team, at) then return at; end if;
  return (
    select min((day + h.opens) at time zone zone)
    from generate_series(0, 366) ahead
    cross join lateral (select today + ahead as day) d
    join lateral (
      select o.opens from public.team_hours o where o.team_id = team_opens_at.team and o.weekday = extract(isodow from day)
      union all select time '00:00' where always) h on true
    where (day + h.opens) at time zone zone > at
      and not exists (select from public.team_holidays y where y.team_id = team_opens_at.team and y.day = d.day));
end
$$;
comment on function private.team_opens_at(uuid, timestamptz) is 'The first instant, this one or a later, at which the team works; null where that is not within a year.';

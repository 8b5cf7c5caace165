-- What a waiting customer is told: the place in the queue, how long it takes, or when the team is back.
-- By the same score as the claim, so that nobody is told a place that the claim does not keep.

create table private.told_places (
  conversation_id uuid primary key references public.conversations (id) on delete cascade,
  place integer not null,
  expected_seconds integer
);
comment on table private.told_places is 'What each waiting customer was told last, so that only news is sent.';
alter table private.told_places enable row level security;

create function private.drain_per_hour(team uuid) returns integer
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select count(*) from public.teams t join private.queue_departures d on d.team_id = t.id
    where t.id = drain_per_hour.team and d.left_at > now() - interval '1 hour');
end
$$;
comment on function private.drain_per_hour(uuid) is 'How many waiting conversations of a team got an agent during the last hour.';

create function private.expected_seconds(place integer, drain integer) returns integer
language sql immutable set search_path = ''
as $$ select case when drain >= 3 then ceil(3600.0 * place / drain)::integer end $$;
comment on function private.expected_seconds(integer, integer) is 'How long a place takes at a drain of so many an hour; null where too few were drained to say.';

create function private.queue_place(c public.conversations) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  place integer;
begin
  if c.queued_at is null then return null; end if;
  select 1 + count(*) into place from (
    select from public.conversations o
    where o.team_id = c.team_id and o.assignee_id is null and o.status = 'open'
      and o.queue_score >= c.queue_score and (o.queue_score > c.queue_score or o.id < c.id)
    limit 998) ahead;
  return jsonb_build_object('place', place,
    'expected_seconds', private.expected_seconds(place, private.drain_per_hour(c.team_id)),
    'opens_at', case when not private.team_is_open(c.team_id, now()) then private.team_opens_at(c.team_id, now()) end);
end
$$;
comment on function private.queue_place(public.conversations) is
  'While a conversation waits for an agent: {place (1 … 999), expected_seconds|null, opens_at|null: when the team is back, outside its hours}; else null.';

create function private.tell_places(team uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  drain integer := private.drain_per_hour(tell_places.team);
  back timestamptz := case when not private.team_is_open(tell_places.team, now()) then private.team_opens_at(tell_places.team, now()) end;
  told integer;
begin
  with waiting as (
    select c.id, c.contact_id, row_number() over (order by c.queue_score desc, c.id)::integer as place
    from public.conversations c
    where c.team_id = tell_places.team and c.assignee_id is null and c.status = 'open'
    order by c.queue_score desc, c.id limit 999
  ), news as (
    select w.*, private.expected_seconds(w.place, drain) as seconds
    from waiting w left join private.told_places p on p.conversation_id = w.id
    -- Far behind, a step of one says nothing, and a thousand customers would hear it.
    where p.place is null or abs(p.place - w.place) >= case when least(w.place, p.place) <= 20 then 1 else p.place / 10 end
  ), noted as (
    insert into private.told_places as p (conversation_id, place, expected_seconds)
    select n.id, n.place, n.seconds from news n
    on conflict (conversation_id) do update set place = excluded.place, expected_seconds = excluded.expected_seconds
    returning p.conversation_id
  )
  select count(realtime.send(jsonb_build_object('conversation_id', n.id,
      'queue', jsonb_build_object('place', n.place, 'expected_seconds', n.seconds, 'opens_at', back)),
    'queue', private.contact_topic(n.contact_id), true)::text) into told from news n;
  perform private.announce_load(tell_places.team);
  return told;
end
$$;
comment on function private.tell_places(uuid) is
  'queue {conversation_id, queue} → each waiting customer of a team whose place has changed; load_changed → supervisors. Returns how many customers. For the job routing/tell-places.';

create function private.tell_places_soon(team uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('routing/tell-places', jsonb_build_object('team_id', team), team::text, now() + interval '1 second');
end
$$;
comment on function private.tell_places_soon(uuid) is 'Asks once a second at most that a team''s customers and supervisors are told what changed.';

-- What a host page says that its visitor did: `Otklik('trackEvent', 'cart_abandoned', {sum: 900})`. Nobody
-- signs it, so members read it as what the page claims; the newest few of a contact are kept, no more.

create table public.page_events (
  id bigint generated always as identity primary key,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  inbox_id uuid not null references public.inboxes (id) on delete cascade,
  name text not null check (length(name) between 1 and 60),
  facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object' and length(facts::text) <= 4000),
  page_url text check (length(page_url) <= 500),
  happened_at timestamptz not null
);
comment on table public.page_events is 'The latest things that a visitor did on the host page, as the page itself says. Never proof of anything.';
comment on column public.page_events.facts is 'Up to 10 plain values of the page''s own.';
create index page_events_of_contact on public.page_events (contact_id, id desc);
create index page_events_inbox_id on public.page_events (inbox_id);

alter table public.page_events enable row level security;
create policy "members read the page events of contacts they see" on public.page_events for select to authenticated
  using ((select private.is_member()) and exists (select from public.contacts k where k.id = contact_id));
grant select on public.page_events to authenticated;
grant select, insert, update, delete on public.page_events to service_role;

create function private.plain_facts(said jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.key, case jsonb_typeof(f.value) when 'string' then to_jsonb(left(f.value #>> '{}', 200)) else f.value end), '{}')
  from (select e.key, e.value from jsonb_each(case jsonb_typeof(said) when 'object' then said else '{}' end) e
    where length(e.key) between 1 and 40 and jsonb_typeof(e.value) in ('string', 'boolean', 'number')
      and length(e.value #>> '{}') <= 4000
    order by e.key limit 10) f
$$;
comment on function private.plain_facts(jsonb) is 'The first 10 plain values of an object, texts cut at 200 characters.';

create function public.track_events(events jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  mine public.visitor_sessions := private.my_session();
  event jsonb;
  facts jsonb;
  kept integer := 0;
begin
  if jsonb_typeof(track_events.events) is distinct from 'array' then return '{"kept": 0}'; end if;
  for event in select e.value from jsonb_array_elements(track_events.events) with ordinality e
    where jsonb_typeof(e.value) = 'object' and length(btrim(e.value ->> 'name')) between 1 and 60
    order by e.ordinality limit 20
  loop
    facts := private.plain_facts(event -> 'facts');
    -- Escaped signs and long numbers make more of it than was counted.
    continue when length(facts::text) > 4000;
    -- Dropped, not refused: nothing that a page does shuts its customer's mouth.
    exit when private.spend('page_event', me::text) > 0
      or private.spend('page_event_address', encode(mine.address_hash, 'hex')) > 0;
    insert into public.page_events (contact_id, inbox_id, name, facts, page_url, happened_at)
    values (me, mine.inbox_id, btrim(event ->> 'name'), facts, left(event ->> 'page_url', 500),
      -- How long ago, because clocks of customers are wrong.
      clock_timestamp() - make_interval(secs => case when jsonb_typeof(event -> 'seconds_ago') = 'number'
        then least(greatest((event ->> 'seconds_ago')::float8, 0), 86400) else 0 end));
    kept := kept + 1;
  end loop;
  perform private.trim_page_events(me);
  return jsonb_build_object('kept', kept);
end
$$;
comment on function public.track_events(jsonb) is
  'Keeps what the host page says that the calling contact did: [{name, facts?, page_url?, seconds_ago?}], at most 20 a call and 50 in all, the newest. Nonsense and what is over the limits is dropped. Returns {kept}. Error: 42501 not_a_contact.';
grant execute on function public.track_events(jsonb) to authenticated;

create function private.trim_page_events(contact uuid) returns void
language sql security definer set search_path = ''
as $$
  delete from public.page_events e where e.contact_id = trim_page_events.contact and e.id < (
    select n.id from public.page_events n where n.contact_id = trim_page_events.contact order by n.id desc offset 49 limit 1)
$$;
comment on function private.trim_page_events(uuid) is 'Leaves the newest 50 of a contact.';

-- Where conversations arrive (inboxes), what they are about (categories), and the sessions of the
-- browsers that write in the widget.

create type public.channel as enum ('widget', 'email');

create table public.inboxes (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 60),
  channel public.channel not null,
  key text not null unique default encode(extensions.gen_random_bytes(9), 'hex'),
  team_id uuid not null references public.teams (id),
  greetings jsonb not null default '{}',
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.inboxes is 'Where conversations arrive. key is public: it stands in the host page''s snippet. team_id gets what no category sends elsewhere.';
comment on column public.inboxes.greetings is '{"ru": "…", "en": "…"}: the first words a customer sees.';

create table private.inbox_secrets (
  inbox_id uuid primary key references public.inboxes (id) on delete cascade,
  identity_secret text not null default encode(extensions.gen_random_bytes(32), 'hex') check (length(identity_secret) >= 32),
  rotated_at timestamptz not null default now()
);
comment on table private.inbox_secrets is 'HS256 secret with which a host page''s backend signs who its user is. Never leaves the database but to the widget-session function.';

create table public.categories (
  id uuid primary key default gen_random_uuid(),
  key text not null unique check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
  names jsonb not null check (names ? 'ru' and names ? 'en'),
  team_id uuid not null references public.teams (id),
  priority smallint not null default 0 check (priority between 0 and 100),
  sort_order smallint not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.categories is 'What a conversation is about: leads to a team and a priority. The customer may choose it. names = {"ru": …, "en": …}.';

create table public.visitor_sessions (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references public.contacts (id) on delete cascade,
  inbox_id uuid not null references public.inboxes (id) on delete cascade,
  secret_hash bytea not null unique,
  is_verified boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '90 days',
  revoked_at timestamptz
);
comment on table public.visitor_sessions is 'A browser that writes in a widget. It holds a random secret of 256 bits; only its SHA-256 is kept here.';

create index inboxes_team_id on public.inboxes (team_id);
create index categories_team_id on public.categories (team_id);
create index visitor_sessions_contact_id on public.visitor_sessions (contact_id);
create index visitor_sessions_inbox_id on public.visitor_sessions (inbox_id);
create index visitor_sessions_expires_at on public.visitor_sessions (expires_at);
create index visitor_sessions_revoked_at on public.visitor_sessions (revoked_at) where revoked_at is not null;

-- The contact who is calling, or null. The session is looked up, so revoking it is immediate. Its claim
-- is not called session_id: that name is Auth's, which would look for a member's session behind it.
create function private.contact_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  claims jsonb := private.claims();
  caller uuid := private.uuid_or_null(claims ->> 'sub');
  session uuid := private.uuid_or_null(claims ->> 'visitor_session_id');
begin
  if claims ->> 'kind' is distinct from 'contact' then return null; end if;
  return (
    select s.contact_id
      from public.visitor_sessions s join public.contacts c on c.id = s.contact_id
      where s.id = session and s.contact_id = caller
        and s.revoked_at is null and s.expires_at > now() and c.blocked_at is null
  );
end
$$;
comment on function private.contact_id() is 'The id of the calling contact; null for members, strangers, ended sessions and blocked contacts.';

create function private.my_inbox_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  session uuid := private.uuid_or_null(private.claims() ->> 'visitor_session_id');
  me uuid := private.contact_id();
begin
  return (select s.inbox_id from public.visitor_sessions s where s.id = session and s.contact_id = me);
end
$$;
comment on function private.my_inbox_id() is 'The inbox whose widget the calling contact uses.';

alter table public.inboxes enable row level security;
alter table private.inbox_secrets enable row level security;
alter table public.categories enable row level security;
alter table public.visitor_sessions enable row level security;

create policy "members read inboxes" on public.inboxes for select to authenticated
  using ((select private.is_member()));
create policy "members and contacts read categories" on public.categories for select to authenticated
  using ((select private.is_member()) or (select private.contact_id()) is not null);
create policy "nobody reads visitor sessions through the API" on public.visitor_sessions for select to authenticated
  using (false);

grant select on public.inboxes, public.categories to authenticated;
grant select, insert, update, delete on public.inboxes, public.categories, public.visitor_sessions, private.inbox_secrets to service_role;
grant execute on function private.contact_id(), private.my_inbox_id() to authenticated, service_role;

create trigger inboxes_touch before update on public.inboxes
  for each row execute function private.touch_updated_at();
create trigger categories_touch before update on public.categories
  for each row execute function private.touch_updated_at();

create function private.give_inbox_a_secret() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.inbox_secrets (inbox_id) values (new.id) on conflict do nothing;
  return new;
end
$$;
comment on function private.give_inbox_a_secret() is 'After-insert trigger: a widget inbox is born with its identity secret.';
create trigger inboxes_secret after insert on public.inboxes
  for each row when (new.channel = 'widget') execute function private.give_inbox_a_secret();

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
  deleted_messages text not null default 'tombstone' check (deleted_messages in ('tombstone', 'hidden')),
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.inboxes is 'Where conversations arrive. key is public: it stands in the host page''s snippet. team_id gets what no category sends elsewhere.';
comment on column public.inboxes.deleted_messages is 'What its customers see of a message that the team deleted: that there was one (tombstone), or nothing (hidden).';
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
  updated_at timestamptz not null default now(),
  inbox_ids uuid[] check (cardinality(inbox_ids) > 0)
);
comment on column public.categories.inbox_ids is 'The inboxes it is offered in; null: every one. Conversations that have it keep it.';
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

create function private.is_offered_in(category public.categories, inbox uuid) returns boolean
language sql immutable set search_path = ''
as $$ select category.archived_at is null and (category.inbox_ids is null or inbox = any (category.inbox_ids)) $$;
comment on function private.is_offered_in(public.categories, uuid) is 'Can a conversation of this inbox be given this category now?';

alter table public.inboxes enable row level security;
alter table private.inbox_secrets enable row level security;
alter table public.categories enable row level security;
alter table public.visitor_sessions enable row level security;

create policy "members read inboxes" on public.inboxes for select to authenticated
  using ((select private.is_member()));
create policy "members read categories, contacts those of their inbox" on public.categories for select to authenticated
  using ((select private.is_member()) or ((select private.contact_id()) is not null
    and (inbox_ids is null or (select private.my_inbox_id()) = any (inbox_ids))));
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
create trigger inboxes_audit after insert or update on public.inboxes
  for each row execute function private.audit_change('inbox', 'name team_id greetings deleted_messages archived_at');
create trigger categories_audit after insert or update on public.categories
  for each row execute function private.audit_change('category', 'key names team_id priority inbox_ids archived_at');

create function public.update_inbox(inbox uuid, name text, team uuid, greetings jsonb, deleted_messages text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.inboxes;
begin
  if private.admin('manage_inboxes', 'update_inbox') is null then return private.refused(); end if;
  if length(btrim(coalesce(update_inbox.name, ''))) not between 1 and 60 then
    perform private.refuse('inbox_name_empty', 'An inbox has a name of 1 to 60 characters.');
  end if;
  if not exists (select from public.teams t where t.id = update_inbox.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if coalesce(update_inbox.deleted_messages, '') not in ('tombstone', 'hidden') then
    perform private.refuse('deleted_messages_unknown', 'Customers see a tombstone or nothing: tombstone, hidden.');
  end if;
  if jsonb_typeof(update_inbox.greetings) is distinct from 'object' or exists (
    select from jsonb_each(update_inbox.greetings) g
    where g.key not in ('ru', 'en') or jsonb_typeof(g.value) <> 'string' or length(g.value #>> '{}') > 500
  ) then
    perform private.refuse('greeting_invalid', 'A greeting per language (ru, en), of at most 500 characters.');
  end if;
  -- What arrives in an inbox is seen by its team: nobody leads it from, or to, a team that is closed to himself.
  if private.my_scope() <> 'all' and exists (
    select from public.inboxes i
    where i.id = update_inbox.inbox and i.team_id <> update_inbox.team and not array[i.team_id, update_inbox.team] <@ private.my_team_ids()
  ) then
    return private.exceeding('update_inbox');
  end if;
  update public.inboxes i set name = btrim(update_inbox.name), team_id = update_inbox.team,
    greetings = update_inbox.greetings, deleted_messages = update_inbox.deleted_messages
  where i.id = update_inbox.inbox and i.archived_at is null returning * into changed;
  if changed.id is null then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$$;
comment on function public.update_inbox(uuid, text, uuid, jsonb, text) is
  'Changes an inbox: name, the team that gets what no category sends elsewhere, greetings {ru, en}, what customers see of deleted messages; returns its row. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found, team_not_found; 400 inbox_name_empty, greeting_invalid, deleted_messages_unknown.';
grant execute on function public.update_inbox(uuid, text, uuid, jsonb, text) to authenticated;

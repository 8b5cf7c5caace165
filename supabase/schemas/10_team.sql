-- The team: roles with a scope, members, teams. A member is a row here, never a claim in a token,
-- so that a change of role, team or employment takes effect at the next statement.

create type public.access_scope as enum ('all', 'teams', 'assigned');
comment on type public.access_scope is 'How far a role sees: every conversation, those of own teams, only those assigned to oneself.';

create table public.roles (
  id uuid primary key default gen_random_uuid(),
  key text not null unique check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
  name text not null check (length(name) between 1 and 60),
  scope public.access_scope not null,
  sees_unassigned boolean not null default false,
  permissions text[] not null default '{}',
  is_built_in boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.roles is 'What a member may do (permissions) and how far it reaches (scope). agent, admin and superadmin are built in.';
comment on column public.roles.permissions is 'Any of private.permission_catalogue().';
comment on column public.roles.sees_unassigned is 'With scope "assigned": also the unassigned conversations of own teams. Means nothing with the other scopes.';
create unique index roles_name on public.roles (lower(name));

create table public.members (
  id uuid primary key references auth.users (id) on delete restrict,
  role_id uuid not null references public.roles (id),
  name text not null check (length(name) between 1 and 80),
  email text not null unique,
  avatar_url text check (avatar_url ~ '^(https?://|/)'),
  locale text not null default 'ru' check (locale in ('ru', 'en')),
  -- Not an enum, for the reason of decision 8.
  availability text not null default 'offline' check (availability in ('online', 'away', 'handing_over', 'offline')),
  capacity integer not null default 5 check (capacity between 0 and 500),
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.members is 'A person on the team; "agent" in the interface. The id is the id of the Auth user.';
comment on column public.members.capacity is 'How many open conversations at once, in conversations.';

create table public.teams (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 60),
  access_epoch bigint not null default 1,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.teams is 'Members who share work. access_epoch is part of the names of its realtime topics.';

create table public.team_members (
  team_id uuid not null references public.teams (id) on delete cascade,
  member_id uuid not null references public.members (id) on delete cascade,
  is_primary boolean not null default true,
  joined_at timestamptz not null default now(),
  primary key (team_id, member_id)
);
comment on table public.team_members is 'Who is in which team; a secondary member (is_primary = false) gets its work after the primary ones.';

create index members_role_id on public.members (role_id);
create index team_members_member_id on public.team_members (member_id);

-- Every permission the product knows. A role may hold no other word.
create function private.permission_catalogue() returns text[]
language sql immutable set search_path = ''
as $$
  select array[
    'reply', 'note', 'assign', 'close', 'merge',
    'edit_messages', 'delete_messages', 'read_deleted', 'restore_messages',
    'manage_contacts', 'erase_people',
    'manage_teams', 'manage_members', 'manage_roles', 'manage_inboxes', 'manage_routing',
    'manage_categories', 'manage_macros', 'manage_tags', 'manage_views',
    'read_load', 'read_audit', 'export', 'view_as', 'manage_queues'
  ]
$$;
comment on function private.permission_catalogue() is 'The permissions that exist, in the order the role screen shows them.';

alter table public.roles add constraint roles_permissions_known
  check (permissions <@ private.permission_catalogue());

-- The active member who is calling, or null. A token of another kind never counts, whatever its sub;
-- that of somebody who views as a member reads what the member reads, while the viewing lasts.
create function private.member_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  claims jsonb := private.claims();
  caller uuid := private.uuid_or_null(claims ->> 'sub');
  session uuid := private.uuid_or_null(claims ->> 'session_id');
begin
  if claims ->> 'kind' = 'view_as' then
    return private.viewed_member_id(caller, private.uuid_or_null(claims ->> 'view_as_session_id'));
  end if;
  if claims ->> 'kind' is not null then return null; end if;
  -- Auth's tokens live on for up to an hour after a session was ended; their session does not.
  return (
    select m.id from public.members m
    where m.id = caller and m.deactivated_at is null
      and (session is null or exists (select from auth.sessions s where s.id = session and s.user_id = caller)));
end
$$;
comment on function private.member_id() is 'The id of the calling member, or of the member viewed as; null for contacts, strangers, the deactivated and whose session was ended.';

create function private.is_viewing_as() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return coalesce(private.claims() ->> 'kind' = 'view_as', false);
end
$$;
comment on function private.is_viewing_as() is 'Does the caller look through somebody else''s eyes? Then nothing may be written.';

-- Every write that does not ask for a permission asks this.
create function private.refuse_viewing_as() returns void
language plpgsql stable set search_path = ''
as $$
begin
  if private.is_viewing_as() then
    perform private.refuse('view_as_is_read_only', 'Whoever views as a member reads, and changes nothing.', '42501');
  end if;
end
$$;
comment on function private.refuse_viewing_as() is 'Refuses with 42501 view_as_is_read_only where the token is one for viewing as a member.';

create function private.is_member() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return private.member_id() is not null;
end
$$;
comment on function private.is_member() is 'Is the caller an active member?';

create function private.my_scope() returns public.access_scope
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select r.scope from public.members m join public.roles r on r.id = m.role_id
    where m.id = private.member_id()
  );
end
$$;
comment on function private.my_scope() is 'The scope of the calling member''s role; null for anybody else.';

create function private.my_team_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select coalesce(array_agg(t.team_id), '{}')
    from public.team_members t
    where t.member_id = private.member_id()
  );
end
$$;
comment on function private.my_team_ids() is 'Teams of the calling member; empty for anybody else.';

-- Teams whose conversations the caller sees because of the role: none with scope "assigned".
create function private.my_visible_team_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return case when private.my_scope() = 'assigned' then '{}'::uuid[] else private.my_team_ids() end;
end
$$;
comment on function private.my_visible_team_ids() is 'Teams whose conversations the calling member sees; empty where the scope is "assigned".';

-- Teams of which the caller sees the unassigned conversations and no others.
create function private.my_unassigned_team_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return case when exists (
    select from public.members m join public.roles r on r.id = m.role_id
    where m.id = private.member_id() and r.scope = 'assigned' and r.sees_unassigned
  ) then private.my_team_ids() else '{}'::uuid[] end;
end
$$;
comment on function private.my_unassigned_team_ids() is 'Teams whose unassigned conversations the calling member sees though the scope is "assigned".';

create function private.has_permission(permission text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.members m join public.roles r on r.id = m.role_id
    where m.id = private.member_id() and has_permission.permission = any (r.permissions)
  );
end
$$;
comment on function private.has_permission(text) is 'Does the calling member''s role hold this permission?';

create function private.require_permission(permission text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  if not private.has_permission(require_permission.permission) then
    perform private.refuse('not_permitted', format('The role lacks the permission %L.', permission), '42501');
  end if;
  return me;
end
$$;
comment on function private.require_permission(text) is 'Returns the calling member''s id or refuses with 42501 (not_a_member, not_permitted, view_as_is_read_only).';

-- What the other side may know about a member.
create function private.public_member(member uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('id', m.id, 'name', m.name, 'avatar_url', m.avatar_url)
    from public.members m where m.id = public_member.member
  );
end
$$;
comment on function private.public_member(uuid) is '{id, name, avatar_url} of a member, as customers see it.';

alter table public.workspace enable row level security;
alter table public.roles enable row level security;
alter table public.members enable row level security;
alter table public.teams enable row level security;
alter table public.team_members enable row level security;

create policy "members read the workspace" on public.workspace for select to authenticated
  using ((select private.is_member()));
create policy "members read roles" on public.roles for select to authenticated
  using ((select private.is_member()));
create policy "members read their colleagues" on public.members for select to authenticated
  using ((select private.is_member()));
create policy "members change their own profile" on public.members for update to authenticated
  using (id = (select private.member_id()) and not (select private.is_viewing_as()))
  with check (id = (select private.member_id()) and not (select private.is_viewing_as()));
create policy "members read teams" on public.teams for select to authenticated
  using ((select private.is_member()));
create policy "members read who is in which team" on public.team_members for select to authenticated
  using ((select private.is_member()));

grant select on public.workspace, public.roles, public.members, public.teams, public.team_members to authenticated;
grant update (name, avatar_url, locale, availability) on public.members to authenticated;
grant select, insert, update, delete on public.workspace, public.roles, public.members, public.teams, public.team_members to service_role;
grant execute on function private.permission_catalogue(), private.member_id(), private.is_member(), private.my_scope(), private.my_team_ids(),
  private.my_visible_team_ids(), private.my_unassigned_team_ids(), private.has_permission(text), private.public_member(uuid),
  private.is_viewing_as(), private.refuse_viewing_as() to authenticated, service_role;

create trigger roles_touch before update on public.roles
  for each row execute function private.touch_updated_at();
create trigger members_touch before update on public.members
  for each row execute function private.touch_updated_at();
create trigger teams_touch before update on public.teams
  for each row execute function private.touch_updated_at();

-- Roles: the verbs with which a superadmin makes them, what keeps them whole, what a role would see, and
-- viewing the desk as somebody else.

-- Built-in roles change with a migration only (no token, no claims), not by any caller of the API.
create function private.guard_built_in_role() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if old.is_built_in and private.claims() <> '{}' and (
    tg_op = 'DELETE'
    or (old.key, old.name, old.scope, old.sees_unassigned, old.permissions, old.is_built_in)
      is distinct from (new.key, new.name, new.scope, new.sees_unassigned, new.permissions, new.is_built_in)
  ) then
    perform private.refuse('role_built_in', 'agent, admin and superadmin stay as they are. Clone the role and change the copy.', 'PT409');
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
comment on function private.guard_built_in_role() is 'Before trigger of roles: nobody changes or removes a built-in role through the API.';
create trigger roles_guard_built_in before update or delete on public.roles
  for each row execute function private.guard_built_in_role();

-- Two superadmins who demote each other at once: the second waits here, and then finds no other.
create function private.guard_last_superadmin() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  highest uuid := (select r.id from public.roles r where r.key = 'superadmin');
begin
  if old.role_id = highest and old.deactivated_at is null
    and (tg_op = 'DELETE' or new.role_id <> highest or new.deactivated_at is not null)
  then
    perform pg_advisory_xact_lock(hashtextextended('otklik.superadmins', 0));
    if not exists (select from public.members m where m.role_id = highest and m.deactivated_at is null and m.id <> old.id) then
      perform private.refuse('last_superadmin', 'Somebody has to remain who may do everything. Make another member a superadmin first.', 'PT409');
    end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
comment on function private.guard_last_superadmin() is 'Before trigger of members: the last active superadmin is not demoted, deactivated or removed.';
create trigger members_guard_last_superadmin before update of role_id, deactivated_at or delete on public.members
  for each row execute function private.guard_last_superadmin();

-- Nobody gives away, or takes in hand, what goes further than what he has.
create function private.exceeds_own(permissions text[], scope public.access_scope, sees_unassigned boolean) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine public.roles;
begin
  select r.* into mine from public.members m join public.roles r on r.id = m.role_id where m.id = private.member_id();
  return mine.id is null
    or not exceeds_own.permissions <@ mine.permissions
    or private.reach(exceeds_own.scope, exceeds_own.sees_unassigned) > private.reach(mine.scope, mine.sees_unassigned);
end
$$;
comment on function private.exceeds_own(text[], public.access_scope, boolean) is 'Would a role like this be allowed more, or see further, than the caller?';

create function private.role_exceeds_own(role uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select private.exceeds_own(r.permissions, r.scope, r.sees_unassigned) from public.roles r where r.id = role_exceeds_own.role
$$;
comment on function private.role_exceeds_own(uuid) is 'Is this role allowed more, or sees further, than the caller? Null for no role.';

create function private.reach(scope public.access_scope, sees_unassigned boolean) returns integer
language sql immutable set search_path = ''
as $$ select case scope when 'all' then 3 when 'teams' then 2 else case when sees_unassigned then 1 else 0 end end $$;
comment on function private.reach(public.access_scope, boolean) is 'Scopes in the order of how much they show.';

-- What a role is written with, or a refusal.
create function private.checked_role(name text, permissions text[], except_role uuid default null) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if length(coalesce(btrim(checked_role.name), '')) not between 1 and 60 then
    perform private.refuse('role_name_empty', 'A role has a name of 1 to 60 characters.');
  end if;
  if checked_role.permissions is null or not checked_role.permissions <@ private.permission_catalogue() then
    perform private.refuse('permission_unknown', 'Permissions are those of the catalogue.');
  end if;
  if exists (select from public.roles r where lower(r.name) = lower(btrim(checked_role.name)) and r.id is distinct from except_role) then
    perform private.refuse('role_name_taken', 'Another role has this name.', 'PT409');
  end if;
end
$$;
comment on function private.checked_role(text, text[], uuid) is 'Refuses a name or permissions that no role may have: 400 role_name_empty, permission_unknown; 409 role_name_taken.';

create function public.create_role(name text, scope public.access_scope, permissions text[], sees_unassigned boolean default false) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  made public.roles;
begin
  if private.admin('manage_roles', 'create_role') is null then return private.refused(); end if;
  perform private.checked_role(create_role.name, create_role.permissions);
  if private.exceeds_own(create_role.permissions, create_role.scope, create_role.sees_unassigned) then
    return private.exceeding('create_role');
  end if;
  insert into public.roles (key, name, scope, sees_unassigned, permissions)
  values ('role_' || replace(gen_random_uuid()::text, '-', ''), btrim(create_role.name), create_role.scope,
    create_role.scope = 'assigned' and coalesce(create_role.sees_unassigned, false), create_role.permissions)
  returning * into made;
  return to_jsonb(made);
end
$$;
comment on function public.create_role(text, public.access_scope, text[], boolean) is
  'Makes a role; returns its row. Needs manage_roles. Errors: 403 not_permitted, grant_exceeds_own; 400 role_name_empty, permission_unknown; 409 role_name_taken.';

create function private.exceeding(verb text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.note_refusal(exceeding.verb, '{"reason": "grant_exceeds_own"}');
  return private.refused('grant_exceeds_own', 'Nobody gives what he does not have: the role is allowed more, or sees further, than yours.');
end
$$;
comment on function private.exceeding(text) is 'The answer of an admin verb that would give more than the caller has; written to the audit log.';

create function public.update_role(role uuid, name text, scope public.access_scope, permissions text[], sees_unassigned boolean default false) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.roles;
begin
  if private.admin('manage_roles', 'update_role') is null then return private.refused(); end if;
  perform private.checked_role(update_role.name, update_role.permissions, update_role.role);
  if private.exceeds_own(update_role.permissions, update_role.scope, update_role.sees_unassigned) or private.role_exceeds_own(update_role.role) then
    return private.exceeding('update_role');
  end if;
  update public.roles r set name = btrim(update_role.name), scope = update_role.scope, permissions = update_role.permissions,
    sees_unassigned = update_role.scope = 'assigned' and coalesce(update_role.sees_unassigned, false)
  where r.id = update_role.role returning * into changed;
  if changed.id is null then
    perform private.refuse('role_not_found', 'No role with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$$;
comment on function public.update_role(uuid, text, public.access_scope, text[], boolean) is
  'Changes a role for all who hold it, at once; returns its row. Needs manage_roles. Errors: 403 not_permitted, grant_exceeds_own; 404 role_not_found; 400 role_name_empty, permission_unknown; 409 role_name_taken, role_built_in.';

create function public.remove_role(role uuid, replacement uuid default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('manage_roles', 'remove_role') is null then return private.refused(); end if;
  if not exists (select from public.roles r where r.id = remove_role.role)
    or (remove_role.replacement is not null
      and not exists (select from public.roles r where r.id = remove_role.replacement and r.id <> remove_role.role)) then
    perform private.refuse('role_not_found', 'No role with this id.', 'PT404');
  end if;
  if private.role_exceeds_own(remove_role.role) or private.role_exceeds_own(remove_role.replacement) then
    return private.exceeding('remove_role');
  end if;
  if remove_role.replacement is null and (
    exists (select from public.members m where m.role_id = remove_role.role)
    or exists (select from public.invitations i where i.role_id = remove_role.role and i.accepted_at is null and i.withdrawn_at is null)
  ) then
    perform private.refuse('role_in_use', 'Members hold this role or are invited to it. Say which role they get instead.', 'PT409');
  end if;
  update public.members m set role_id = remove_role.replacement where m.role_id = remove_role.role;
  update public.invitations i set role_id = remove_role.replacement where i.role_id = remove_role.role;
  delete from public.roles r where r.id = remove_role.role;
  return '{}';
end
$$;
comment on function public.remove_role(uuid, uuid) is
  'Removes a role; whoever holds it gets the replacement. Needs manage_roles. Errors: 403 not_permitted, grant_exceeds_own; 404 role_not_found; 409 role_in_use, role_built_in.';

-- Preview ---------------------------------------------------------------------------------------

create function private.pretend_role(member uuid, scope public.access_scope, sees_unassigned boolean) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  pretended uuid;
begin
  perform private.require_permission('manage_roles');
  insert into public.roles (key, name, scope, sees_unassigned)
  values ('pretended', gen_random_uuid()::text, pretend_role.scope, coalesce(pretend_role.sees_unassigned, false))
  returning id into pretended;
  begin
    update public.members m set role_id = pretended where m.id = pretend_role.member;
  exception when sqlstate 'PT409' then
    -- The last superadmin cannot be given another role, not even for a moment.
    perform private.refuse('preview_not_possible', 'The last superadmin sees everything and cannot be given another role.', 'PT409');
  end;
end
$$;
comment on function private.pretend_role(uuid, public.access_scope, boolean) is 'Gives a member a role of this scope; preview_role rolls it back before anybody can see it.';

-- Runs as the caller, so that after the member's claims are put on, the policies themselves decide.
create function public.preview_role(scope public.access_scope, sees_unassigned boolean, member uuid) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  counted_to constant integer := 200000;
  as_member text := jsonb_build_object('sub', preview_role.member, 'role', 'authenticated')::text;
  seen uuid[];
  today bigint;
  later bigint;
  kept bigint;
begin
  if private.admin('manage_roles', 'preview_role') is null then return private.refused(); end if;
  if not exists (select from public.members m where m.id = preview_role.member and m.deactivated_at is null) then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  begin
    perform private.pretend_role(preview_role.member, preview_role.scope, preview_role.sees_unassigned);
    perform set_config('request.jwt.claims', as_member, true);
    seen := array(select c.id from public.conversations c limit counted_to);
    raise exception using errcode = 'OTK01', message = 'the preview ends here';
  exception when sqlstate 'OTK01' then null;
  end;
  later := cardinality(seen);
  begin
    perform set_config('request.jwt.claims', as_member, true);
    select count(*), count(s.id) into today, kept
    from (select c.id from public.conversations c limit counted_to) c left join unnest(seen) s (id) on s.id = c.id;
    raise exception using errcode = 'OTK01', message = 'the preview ends here';
  exception when sqlstate 'OTK01' then null;
  end;
  return jsonb_build_object('member_id', preview_role.member, 'today', today, 'then', later,
    'gained', case when greatest(today, later) < counted_to then later - kept end,
    'lost', case when greatest(today, later) < counted_to then today - kept end,
    'capped', greatest(today, later) = counted_to);
end
$$;
comment on function public.preview_role(public.access_scope, boolean, uuid) is
  '{member_id, today, then, gained, lost, capped}: how many conversations a member sees today and would see with a role of this scope, counted by the policies themselves to 200000 (then capped, and gained and lost are null). Changes nothing. Needs manage_roles. Errors: 403 not_permitted, 404 member_not_found, 409 preview_not_possible.';

-- View as ---------------------------------------------------------------------------------------

create table public.view_as_sessions (
  id uuid primary key default gen_random_uuid(),
  viewer_id uuid not null references public.members (id),
  member_id uuid not null references public.members (id),
  started_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '60 minutes',
  ended_at timestamptz
);
comment on table public.view_as_sessions is 'Somebody looks at the desk through a member''s eyes, reading only, for an hour at most. The token''s claim names the row.';
create index view_as_sessions_viewer_id on public.view_as_sessions (viewer_id);
create index view_as_sessions_member_id on public.view_as_sessions (member_id);

alter table public.view_as_sessions enable row level security;
create policy "viewers read their own view-as sessions, auditors all" on public.view_as_sessions for select to authenticated
  using (viewer_id = (select private.member_id()) or (select private.has_permission('read_audit')));
grant select on public.view_as_sessions to authenticated;
grant select on public.view_as_sessions to service_role;

create function private.viewed_member_id(member uuid, session uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select s.member_id
      from public.view_as_sessions s
      join public.members viewed on viewed.id = s.member_id
      join public.roles seen on seen.id = viewed.role_id
      join public.members viewer on viewer.id = s.viewer_id
      join public.roles own on own.id = viewer.role_id
      where s.id = session and s.member_id = member and s.ended_at is null and s.expires_at > now()
        and viewed.deactivated_at is null and viewer.deactivated_at is null
        and 'view_as' = any (own.permissions) and seen.permissions <@ own.permissions
        and private.reach(seen.scope, seen.sees_unassigned) <= private.reach(own.scope, own.sees_unassigned)
  );
end
$$;
comment on function private.viewed_member_id(uuid, uuid) is 'The member a view-as token reads as; null once the session ended, either is deactivated, or the viewer may no longer.';

create function public.start_view_as(member uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.admin('view_as', 'start_view_as');
  session public.view_as_sessions;
  their_role uuid;
begin
  if me is null then return private.refused(); end if;
  if member = me then
    perform private.refuse('view_as_self', 'You see the desk as yourself already.');
  end if;
  select m.role_id into their_role from public.members m where m.id = start_view_as.member and m.deactivated_at is null;
  if their_role is null then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  if private.role_exceeds_own(their_role) then
    perform private.note_refusal('start_view_as', jsonb_build_object('reason', 'view_as_exceeds_own', 'member_id', start_view_as.member));
    return private.refused('view_as_exceeds_own', 'This member is allowed more, or sees further, than you.');
  end if;
  insert into public.view_as_sessions (viewer_id, member_id) values (me, start_view_as.member) returning * into session;
  perform private.audit('view_as_started', 'member', session.member_id, jsonb_build_object('view_as_session_id', session.id));
  return jsonb_build_object('view_as_session_id', session.id, 'member_id', session.member_id, 'expires_at', session.expires_at);
end
$$;
comment on function public.start_view_as(uuid) is
  'Begins to view the desk as a member, for an hour: {view_as_session_id, member_id, expires_at}. Needs view_as; audited. Errors: 403 not_permitted, view_as_exceeds_own; 404 member_not_found; 400 view_as_self.';

create function public.end_view_as(session uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  ended public.view_as_sessions;
begin
  update public.view_as_sessions s set ended_at = now()
  where s.id = end_view_as.session and s.viewer_id = private.member_id() and not private.is_viewing_as() and s.ended_at is null
  returning * into ended;
  if ended.id is not null then
    perform private.audit('view_as_ended', 'member', ended.member_id, jsonb_build_object('view_as_session_id', ended.id));
  end if;
  return '{}';
end
$$;
comment on function public.end_view_as(uuid) is 'Ends one''s own view-as session: its token is refused at the next statement. Repeating it changes nothing.';

grant execute on function public.create_role(text, public.access_scope, text[], boolean),
  public.update_role(uuid, text, public.access_scope, text[], boolean), public.remove_role(uuid, uuid),
  public.preview_role(public.access_scope, boolean, uuid), public.start_view_as(uuid), public.end_view_as(uuid) to authenticated;
grant execute on function private.admin(text, text), private.refused(text, text),
  private.pretend_role(uuid, public.access_scope, boolean) to authenticated;

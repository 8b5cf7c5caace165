-- The audit log: who changed whose rights, who looked where few may look, who was refused. Append-only,
-- without message bodies and secrets. Triggers write what changes in a table, whoever changes it; verbs
-- write what leaves no row.

create table public.audit_entries (
  id bigint primary key generated always as identity,
  occurred_at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in (
    'sign_in_succeeded', 'sign_in_failed', 'verb_refused', 'exported', 'view_as_started', 'view_as_ended',
    'role_created', 'role_changed', 'role_removed',
    'member_invited', 'invitation_resent', 'invitation_withdrawn',
    'member_joined', 'member_changed', 'member_deactivated', 'member_reactivated',
    'team_created', 'team_changed', 'team_archived', 'team_member_added', 'team_member_changed', 'team_member_removed',
    'inbox_created', 'inbox_changed', 'category_created', 'category_changed', 'macro_created', 'macro_changed', 'macro_removed', 'tag_created', 'tag_changed', 'tag_merged', 'view_created', 'view_changed', 'view_removed', 'workspace_changed', 'routing_changed',
    'message_deleted', 'message_restored', 'deleted_text_read', 'contact_erased',
    'contact_blocked', 'contact_unblocked', 'contact_merged', 'contact_split', 'identity_secret_read', 'identity_secret_rotated')),
  actor_kind text not null check (actor_kind in ('member', 'contact', 'system', 'anonymous')),
  actor_id uuid,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}'
);
comment on table public.audit_entries is 'What was done with rights, and tried without them. Append-only. details: {field: {from, to}} of a change, {verb, permission} of a refusal.';
comment on column public.audit_entries.actor_kind is 'system: a job, a function with the secret key or a migration; anonymous: nobody known.';
create index audit_entries_by_actor on public.audit_entries (actor_id, id desc);
create index audit_entries_by_subject on public.audit_entries (subject_id, id desc) where subject_id is not null;
create index audit_entries_by_kind on public.audit_entries (kind, id desc);
create index audit_entries_by_time on public.audit_entries (occurred_at desc, id desc);

alter table public.audit_entries enable row level security;
create policy "members with read_audit read the audit log" on public.audit_entries for select to authenticated
  using ((select private.has_permission('read_audit')));
grant select on public.audit_entries to authenticated;
grant select, insert on public.audit_entries to service_role;

create trigger audit_entries_append_only before update or delete on public.audit_entries
  for each row execute function private.forbid_change();
create trigger audit_entries_never_emptied before truncate on public.audit_entries
  for each statement execute function private.forbid_change();

-- Writes an entry in the caller's name. The deactivated are still named: their id is what one looks for.
create function private.audit(kind text, subject_kind text default null, subject_id uuid default null, details jsonb default '{}') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  claims jsonb := private.claims();
  caller uuid := private.uuid_or_null(claims ->> 'sub');
  actor text := case
    when claims = '{}' or claims ->> 'role' = 'service_role' then 'system'
    when claims ->> 'kind' = 'contact' then 'contact'
    when exists (select from public.members m where m.id = caller) then 'member'
    else 'anonymous' end;
begin
  if claims ->> 'kind' = 'view_as' then
    caller := (select s.viewer_id from public.view_as_sessions s where s.id = private.uuid_or_null(claims ->> 'view_as_session_id'));
  end if;
  insert into public.audit_entries (kind, actor_kind, actor_id, subject_kind, subject_id, details)
  values (audit.kind, actor, case when actor <> 'system' then caller end, audit.subject_kind, audit.subject_id, coalesce(audit.details, '{}'));
end
$$;
comment on function private.audit(text, text, uuid, jsonb) is 'Adds an entry to the audit log; the actor is whoever calls. Never a message body, never a secret.';

-- How an admin verb begins: `me := private.admin('manage_teams', 'create_team'); if me is null then return
-- private.refused(); end if;`. A raised refusal would take its audit entry back with it, so the verb returns
-- an error's body under the status 403 (PostgREST's response.status), and the entry commits.
create function private.admin(permission text, verb text) returns uuid
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_viewing_as() and private.has_permission(admin.permission) then
    return private.member_id();
  end if;
  perform private.note_refusal(admin.verb, jsonb_build_object('permission', admin.permission));
  return null;
end
$$;
comment on function private.admin(text, text) is 'The calling member''s id where it holds the permission; else null, after the attempt was written to the audit log.';

-- At most 60 a minute of one caller: whoever hammers at a door must not fill the log.
create function private.note_refusal(verb text, details jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if (select count(*) from public.audit_entries e
      where e.actor_id is not distinct from private.uuid_or_null(private.claims() ->> 'sub') and e.kind = 'verb_refused'
        and e.occurred_at > clock_timestamp() - interval '1 minute') < 60 then
    perform private.audit('verb_refused', null, null, details || jsonb_build_object('verb', note_refusal.verb));
  end if;
end
$$;
comment on function private.note_refusal(text, jsonb) is 'Writes verb_refused to the audit log, at most 60 a minute of one caller.';

create function private.refused(reason text default null, explanation text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  said text := coalesce(refused.reason, case
    when private.is_viewing_as() then 'view_as_is_read_only'
    when private.member_id() is null then 'not_a_member'
    else 'not_permitted' end);
begin
  perform set_config('response.status', '403', true);
  return jsonb_build_object('code', '42501', 'message', said, 'details', coalesce(refused.explanation, ''), 'hint', null);
end
$$;
comment on function private.refused(text, text) is 'The answer of an admin verb that refuses: {code, message, details, hint} under HTTP 403, without rolling back.';

-- What changed in the named columns: {column: {from, to}}.
create function private.changed_columns(was jsonb, became jsonb, watched text[]) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(w, jsonb_build_object('from', was -> w, 'to', became -> w)), '{}')
  from unnest(watched) w where was -> w is distinct from became -> w
$$;
comment on function private.changed_columns(jsonb, jsonb, text[]) is '{column: {from, to}} of the watched columns that differ.';

-- After trigger with the noun and the watched columns as arguments: role_created, role_changed, role_removed.
create function private.audit_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  noun text := tg_argv[0];
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changes jsonb := private.changed_columns(coalesce(was, '{}'), coalesce(became, '{}'), string_to_array(tg_argv[1], ' '));
  subject uuid := private.uuid_or_null(coalesce(became, was) ->> 'id');
begin
  if changes = '{}' then return null; end if;
  perform private.audit(case
    when tg_op = 'DELETE' then noun || '_removed'
    when tg_op = 'INSERT' then noun || case noun when 'member' then '_joined' else '_created' end
    when changes ? 'deactivated_at' then case when became ->> 'deactivated_at' is null then 'member_reactivated' else 'member_deactivated' end
    when changes ? 'archived_at' and noun = 'team' then 'team_archived'
    else noun || '_changed' end, noun, subject, changes);
  return null;
end
$$;
comment on function private.audit_change() is 'After trigger (noun, watched columns): writes <noun>_created, _changed or _removed with what changed.';

create function private.audit_team_member() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changes jsonb := private.changed_columns(coalesce(was, '{}'), coalesce(became, '{}'), array['is_primary', 'capacity']);
begin
  if tg_op = 'UPDATE' and changes = '{}' then return null; end if;
  perform private.audit('team_member_' || case tg_op when 'INSERT' then 'added' when 'DELETE' then 'removed' else 'changed' end,
    'team', (coalesce(became, was) ->> 'team_id')::uuid,
    changes || jsonb_build_object('member_id', coalesce(became, was) -> 'member_id'));
  return null;
end
$$;
comment on function private.audit_team_member() is 'After trigger of team_members: team_member_added, _changed or _removed, with the member in details.';

create trigger roles_audit after insert or update or delete on public.roles
  for each row execute function private.audit_change('role', 'name scope sees_unassigned permissions');
create trigger members_audit after insert or update on public.members
  for each row execute function private.audit_change('member', 'name email role_id capacity deactivated_at');
create trigger teams_audit after insert or update on public.teams
  for each row execute function private.audit_change('team', 'name archived_at');
create trigger team_members_audit after insert or update or delete on public.team_members
  for each row execute function private.audit_team_member();
create trigger workspace_audit after update on public.workspace
  for each row execute function private.audit_change('workspace', 'name');

-- Auth asks after each password that was tried (its hook "password verification attempt"):
-- https://supabase.com/docs/guides/auth/auth-hooks/password-verification-hook
create function public.password_verification_attempt(event jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  account uuid := private.uuid_or_null(event ->> 'user_id');
begin
  insert into public.audit_entries (kind, actor_kind, actor_id)
  values (
    case when (event ->> 'valid')::boolean then 'sign_in_succeeded' else 'sign_in_failed' end,
    case when exists (select from public.members m where m.id = account) then 'member' else 'anonymous' end, account);
  return '{"decision": "continue"}';
end
$$;
comment on function public.password_verification_attempt(jsonb) is
  'Auth''s hook for {user_id, valid}: writes sign_in_succeeded or sign_in_failed and lets Auth go on. For supabase_auth_admin only.';
revoke execute on function public.password_verification_attempt(jsonb) from public, anon, authenticated;
grant execute on function public.password_verification_attempt(jsonb) to supabase_auth_admin;

create function public.record_export(what text, filters jsonb default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('export', 'record_export') is null then return private.refused(); end if;
  if record_export.what is distinct from 'audit' then
    perform private.refuse('export_not_found', 'What can be exported: audit.', 'PT404');
  end if;
  perform private.audit('exported', null, null, jsonb_build_object('what', record_export.what, 'filters', coalesce(record_export.filters, '{}')));
  return '{}';
end
$$;
comment on function public.record_export(text, jsonb) is
  'Writes to the audit log that the caller takes rows out; called before the export reads them. Needs export. Errors: 403 not_permitted, 404 export_not_found.';
grant execute on function public.record_export(text, jsonb) to authenticated;

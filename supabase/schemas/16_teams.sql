-- Teams: made, renamed, archived, and who is in them.

create function private.checked_team_name(name text, except_team uuid default null) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  if length(btrim(coalesce(checked_team_name.name, ''))) not between 1 and 60 then
    perform private.refuse('team_name_empty', 'A team has a name of 1 to 60 characters.');
  end if;
  if exists (select from public.teams t where lower(t.name) = lower(btrim(checked_team_name.name)) and t.id is distinct from except_team) then
    perform private.refuse('team_name_taken', 'Another team has this name, perhaps an archived one.', 'PT409');
  end if;
  return btrim(checked_team_name.name);
end
$$;
comment on function private.checked_team_name(text, uuid) is 'The name as it is kept, or 400 team_name_empty, 409 team_name_taken.';

create function public.create_team(name text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  made public.teams;
begin
  if private.admin('manage_teams', 'create_team') is null then return private.refused(); end if;
  insert into public.teams (name) values (private.checked_team_name(create_team.name)) returning * into made;
  return to_jsonb(made);
end
$$;
comment on function public.create_team(text) is 'Makes a team; returns its row. Needs manage_teams. Errors: 403 not_permitted; 400 team_name_empty; 409 team_name_taken.';

create function public.update_team(team uuid, name text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.teams;
begin
  if private.admin('manage_teams', 'update_team') is null then return private.refused(); end if;
  update public.teams t set name = private.checked_team_name(update_team.name, t.id)
  where t.id = update_team.team and t.archived_at is null returning * into changed;
  if changed.id is null then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$$;
comment on function public.update_team(uuid, text) is 'Renames a team; returns its row. Needs manage_teams. Errors: 403 not_permitted; 404 team_not_found; 400 team_name_empty; 409 team_name_taken.';

create function public.archive_team(team uuid, successor uuid default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.admin('manage_teams', 'archive_team');
  held record;
begin
  if me is null then return private.refused(); end if;
  perform from public.teams t where t.id in (archive_team.team, archive_team.successor) and t.archived_at is null order by t.id for no key update;
  if not exists (select from public.teams t where t.id = archive_team.team and t.archived_at is null)
    or (successor is not null and not exists (
      select from public.teams t where t.id = archive_team.successor and t.id <> archive_team.team and t.archived_at is null)) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if private.my_scope() <> 'all' and not array_remove(array[archive_team.team, archive_team.successor], null) <@ private.my_team_ids() then
    return private.exceeding('archive_team');
  end if;
  if successor is null and (
    exists (select from public.conversations c where c.team_id = archive_team.team and c.status in ('open', 'snoozed'))
    or exists (select from public.inboxes i where i.team_id = archive_team.team and i.archived_at is null)
    or exists (select from public.categories g where g.team_id = archive_team.team and g.archived_at is null)
  ) then
    perform private.refuse('team_in_use', 'Conversations, inboxes or categories lead to this team. Say which team gets them.', 'PT409');
  end if;
  update public.inboxes i set team_id = archive_team.successor where i.team_id = archive_team.team and successor is not null;
  update public.categories g set team_id = archive_team.successor where g.team_id = archive_team.team and successor is not null;
  for held in
    select c.* from public.conversations c
    where c.team_id = archive_team.team and c.status in ('open', 'snoozed') order by c.id for no key update
  loop
    update public.conversations c set team_id = archive_team.successor, assignee_id = null where c.id = held.id;
    perform private.record_event(held.id, 'conversation_moved', 'member', me, jsonb_build_object(
      'team_id', successor, 'from_team_id', archive_team.team, 'from_member_id', held.assignee_id, 'reason', 'team_archived'));
  end loop;
  delete from public.team_members m where m.team_id = archive_team.team;
  update public.teams t set archived_at = now() where t.id = archive_team.team;
  return '{}';
end
$$;
comment on function public.archive_team(uuid, uuid) is
  'Closes a team: its unfinished conversations, inboxes and categories go to the successor, its members leave it; what is closed stays its own. Needs manage_teams. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found; 409 team_in_use.';

create function public.set_team_members(team uuid, primary_members uuid[], secondary_members uuid[] default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  firsts uuid[] := coalesce(array_remove(set_team_members.primary_members, null), '{}');
  everybody uuid[] := firsts || coalesce(array_remove(set_team_members.secondary_members, null), '{}');
begin
  if private.admin('manage_teams', 'set_team_members') is null then return private.refused(); end if;
  perform from public.teams t where t.id = set_team_members.team and t.archived_at is null for no key update;
  if not found then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  -- Membership opens conversations: nobody opens a team that is closed to himself.
  if private.my_scope() <> 'all' and set_team_members.team <> all (private.my_team_ids()) then
    return private.exceeding('set_team_members');
  end if;
  if exists (select from unnest(everybody) e where not exists (select from public.members m where m.id = e)) then
    perform private.refuse('member_not_found', 'No member with this id.', 'PT404');
  end if;
  delete from public.team_members m where m.team_id = set_team_members.team and m.member_id <> all (everybody);
  insert into public.team_members as m (team_id, member_id, is_primary)
  select set_team_members.team, e, e = any (firsts) from (select distinct unnest(everybody) e) e
  on conflict (team_id, member_id) do update set is_primary = excluded.is_primary where m.is_primary <> excluded.is_primary;
  return '{}';
end
$$;
comment on function public.set_team_members(uuid, uuid[], uuid[]) is
  'Says who is in a team, with it as a first or a second team; whoever is in neither list leaves it. Needs manage_teams. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found, member_not_found.';

grant execute on function public.create_team(text), public.update_team(uuid, text), public.archive_team(uuid, uuid),
  public.set_team_members(uuid, uuid[], uuid[]) to authenticated;

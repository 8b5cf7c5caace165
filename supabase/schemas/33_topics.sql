-- Topic names: the one place in SQL where they are made (lib/realtime/topics.ts reads, never makes, them).
--
-- A topic's policy is checked when it is joined and cached. So a name carries the access epochs of
-- everything that opens it: when somebody loses sight, an epoch rises in the same transaction, triggers
-- publish under the new name only, and whoever ignores that listens to a dead name.
--
--   member:<id>                 one member: access_changed, mentioned, rows assigned outside their topics
--   inbox:all:<w>               list rows, for scope "all"
--   team:<id>:<t>.<w>           list rows of one team
--   load:all:<w>                what changes in the load of teams, for supervisors: hints, no figures
--   conversation:<id>:<c>.<t>.<w>   events of one conversation, for members
--   unassigned:<id>:<t>.<w>     list rows of one team's unassigned conversations, for roles that see those only
--   typing:<id>:<c>.<t>.<w>.<k> typing, members and the customer; the only name customers may send on
--   viewers:<id>:<c>.<t>.<w>    presence of members who have the conversation open
--   contact:<id>:<k>            everything of one customer
--   viewing:<session>           access_changed for somebody who views as a member; nothing else is said there
-- where w, t, c, k are the access epochs of workspace, team, conversation and contact.

create function private.conversation_topic(prefix text, conversation uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select prefix || ':' || c.id || ':' || c.access_epoch || '.' || coalesce(t.access_epoch, 0) || '.' || w.access_epoch
      || case prefix when 'typing' then '.' || k.access_epoch else '' end
    from public.conversations c
    join public.contacts k on k.id = c.contact_id
    left join public.teams t on t.id = c.team_id
    cross join public.workspace w
    where c.id = conversation_topic.conversation
  );
end
$$;
comment on function private.conversation_topic(text, uuid) is 'Present topic name of a conversation; prefix is conversation, typing or viewers.';

create function private.team_topic(team uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select 'team:' || t.id || ':' || t.access_epoch || '.' || w.access_epoch
    from public.teams t cross join public.workspace w where t.id = team_topic.team
  );
end
$$;
comment on function private.team_topic(uuid) is 'Present topic name of a team''s list.';

create function private.unassigned_topic(team uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return 'unassigned:' || substr(private.team_topic(team), length('team:') + 1);
end
$$;
comment on function private.unassigned_topic(uuid) is 'Present topic name of a team''s unassigned conversations.';

create function private.inbox_topic() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select 'inbox:all:' || w.access_epoch from public.workspace w
  );
end
$$;
comment on function private.inbox_topic() is 'Present topic name of the list of everything.';

create function private.contact_topic(contact uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select 'contact:' || k.id || ':' || k.access_epoch from public.contacts k where k.id = contact_topic.contact
  );
end
$$;
comment on function private.contact_topic(uuid) is 'Present topic name of a customer.';

create function private.load_topic() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select 'load:all:' || w.access_epoch from public.workspace w
  );
end
$$;
comment on function private.load_topic() is 'Present topic name of the supervisors'' hints.';

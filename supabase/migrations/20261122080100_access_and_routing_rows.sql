-- What the built-in roles may do from now on.
update public.roles set permissions = array['reply', 'note', 'assign', 'close', 'edit_messages', 'delete_messages', 'read_deleted',
  'restore_messages', 'manage_contacts', 'manage_teams', 'manage_members', 'manage_inboxes', 'manage_routing', 'read_load',
  'read_audit', 'export']
where key = 'admin';
update public.roles set permissions = private.permission_catalogue() where key = 'superadmin';

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('avatars', 'avatars', true, 2097152, array['image/png', 'image/jpeg', 'image/webp'])
on conflict (id) do nothing;

select pgboss.create_queue('members/mail-invitation/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('members/mail-invitation',
  '{"policy": "short", "retryLimit": 5, "retryDelay": 10, "retryBackoff": true, "retryDelayMax": 600, "expireInSeconds": 120, "deadLetter": "members/mail-invitation/dead", "notify": true}');

select pgboss.create_queue('contacts/erase-files/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('contacts/erase-files',
  '{"policy": "short", "retryLimit": 10, "retryDelay": 30, "retryBackoff": true, "retryDelayMax": 3600, "expireInSeconds": 600, "deadLetter": "contacts/erase-files/dead", "notify": true}');

select pgboss.create_queue('mentions/mail-mention/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('mentions/mail-mention',
  '{"policy": "short", "retryLimit": 5, "retryDelay": 10, "retryBackoff": true, "retryDelayMax": 600, "expireInSeconds": 120, "deadLetter": "mentions/mail-mention/dead", "notify": true}');

select pgboss.create_queue('routing/route-team/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('routing/route-team',
  '{"policy": "standard", "retryLimit": 3, "retryDelay": 1, "retryBackoff": true, "expireInSeconds": 60, "deadLetter": "routing/route-team/dead", "notify": true}');

select pgboss.create_queue('routing/sweep/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('routing/sweep',
  '{"policy": "exclusive", "retryLimit": 0, "retryDelay": 0, "retryBackoff": false, "expireInSeconds": 120, "deadLetter": "routing/sweep/dead", "notify": true}');

select pgboss.create_queue('routing/tell-places/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('routing/tell-places',
  '{"policy": "short", "retryLimit": 1, "retryDelay": 1, "retryBackoff": false, "expireInSeconds": 60, "deadLetter": "routing/tell-places/dead", "notify": true}');

select pgboss.create_queue('routing/sample-load/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('routing/sample-load',
  '{"policy": "exclusive", "retryLimit": 0, "retryDelay": 0, "retryBackoff": false, "expireInSeconds": 60, "deadLetter": "routing/sample-load/dead", "notify": true}');

select pgboss.create_queue('routing/mail-alert/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('routing/mail-alert',
  '{"policy": "short", "retryLimit": 5, "retryDelay": 10, "retryBackoff": true, "retryDelayMax": 600, "expireInSeconds": 120, "deadLetter": "routing/mail-alert/dead", "notify": true}');

select pgboss.create_queue('snooze/wake/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('snooze/wake',
  '{"policy": "short", "retryLimit": 10, "retryDelay": 1, "retryBackoff": true, "retryDelayMax": 60, "expireInSeconds": 30, "deadLetter": "snooze/wake/dead", "notify": true}');

-- Routing begins: the formula, everybody's load as it stands, what waits and what sleeps.
-- Teams that are there go on handing out by hand until somebody turns the balancer on; new ones begin with it.
insert into public.routing_formula default values;
update public.teams set routing = 'manual';
insert into private.member_loads (member_id, open_count, last_assigned_at)
select m.id, count(c.id), null from public.members m
left join public.conversations c on c.assignee_id = m.id and c.status = 'open' group by m.id
on conflict do nothing;
insert into private.team_loads (team_id, member_id, open_count)
select c.team_id, c.assignee_id, count(*) from public.conversations c
where c.status = 'open' and c.assignee_id is not null and c.team_id is not null group by 1, 2
on conflict do nothing;
insert into private.team_loads (team_id, member_id) select t.team_id, t.member_id from public.team_members t on conflict do nothing;
insert into public.availability_spans (member_id, availability, source) select m.id, m.availability, 'self' from public.members m;
update public.conversations c set status = c.status where c.status = 'open' and c.assignee_id is null;
select private.enqueue('snooze/wake', jsonb_build_object('conversation_id', c.id), c.id::text, c.snoozed_until)
from public.conversations c where c.status = 'snoozed' and c.snoozed_until is not null;

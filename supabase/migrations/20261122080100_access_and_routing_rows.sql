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

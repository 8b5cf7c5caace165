-- The rows every installation has from its first minute.
insert into public.workspace default values;

-- The three roles every installation has.
insert into public.roles (id, key, name, scope, permissions, is_built_in) values
  ('00000000-0000-4000-8000-00000000a001', 'agent', 'Agent', 'teams',
   array['reply', 'note', 'assign', 'close', 'edit_messages'], true),
  ('00000000-0000-4000-8000-00000000a002', 'admin', 'Admin', 'all',
   array['reply', 'note', 'assign', 'close', 'edit_messages', 'delete_messages', 'read_deleted',
         'manage_contacts', 'manage_teams', 'manage_members', 'manage_inboxes'], true),
  ('00000000-0000-4000-8000-00000000a003', 'superadmin', 'Superadmin', 'all',
   private.permission_catalogue(), true);

-- The queues of lib/queue/contract.ts, so that a verb can enqueue before any worker has run. The worker
-- brings their options up to date; a flow test holds this list and the contract equal.
select pgboss.create_queue(q.name || '/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}')
from (values ('messages/mail-unread'), ('housekeeping/sweep')) q (name);
select pgboss.create_queue('messages/mail-unread',
  '{"policy": "short", "retryLimit": 5, "retryDelay": 10, "retryBackoff": true, "retryDelayMax": 600, "expireInSeconds": 120, "deadLetter": "messages/mail-unread/dead", "notify": true}');
select pgboss.create_queue('housekeeping/sweep',
  '{"policy": "exclusive", "retryLimit": 2, "retryDelay": 60, "retryBackoff": true, "expireInSeconds": 300, "deadLetter": "housekeeping/sweep/dead", "notify": true}');

insert into storage.buckets (id, name, public, file_size_limit) values ('attachments', 'attachments', false, 26214400)
on conflict (id) do nothing;

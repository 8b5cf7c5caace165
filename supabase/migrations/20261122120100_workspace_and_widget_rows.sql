-- What the built-in roles may do from now on.
update public.roles set permissions = array['reply', 'note', 'assign', 'close', 'merge', 'edit_messages', 'manage_contacts']
where key = 'agent';
update public.roles set permissions = array['reply', 'note', 'assign', 'close', 'merge', 'edit_messages', 'delete_messages', 'read_deleted',
  'restore_messages', 'manage_contacts', 'manage_teams', 'manage_members', 'manage_inboxes', 'manage_routing', 'manage_categories',
  'manage_macros', 'manage_tags', 'manage_views', 'read_load', 'read_audit', 'export']
where key = 'admin';
update public.roles set permissions = private.permission_catalogue() where key = 'superadmin';

-- Conversations from before know the company of their contact; nobody has to be told.
set local otklik.quiet = 'on';
update public.conversations c set company_id = k.company_id
from public.contacts k where k.id = c.contact_id and k.company_id is not null and c.company_id is distinct from k.company_id;
set local otklik.quiet = '';

-- Of customers from before the desk knows what their host page signed: it stands in their rows.
set local otklik.quiet = 'on';
update public.contacts k set vouched = jsonb_strip_nulls(jsonb_build_object('name', k.name, 'email', k.email, 'company_id', k.company_id))
where k.vouched = '{}' and k.erased_at is null
  and exists (select from public.contact_identities i where i.contact_id = k.id and i.channel = 'widget' and i.verified_at is not null);
set local otklik.quiet = '';

-- Widgets that are there get settings, and go on as they were: every page, no enforcement.
insert into public.widget_settings (inbox_id) select i.id from public.inboxes i where i.channel = 'widget' on conflict do nothing;

-- An identity belongs to the inbox where its person was seen last; a company to the inbox of its people, if they have one.
update public.contact_identities i set inbox_id = coalesce(
  (select s.inbox_id from public.visitor_sessions s where s.contact_id = i.contact_id order by s.last_seen_at desc limit 1),
  (select c.inbox_id from public.conversations c where c.contact_id = i.contact_id order by c.last_message_at desc limit 1),
  (select w.id from public.inboxes w where w.channel = 'widget' order by w.created_at limit 1))
where i.channel = 'widget' and i.inbox_id is null;
update public.companies o set inbox_id = seen.inbox_id
from (select k.company_id, min(i.inbox_id::text)::uuid as inbox_id
  from public.contacts k join public.contact_identities i on i.contact_id = k.id and i.inbox_id is not null
  where k.company_id is not null group by k.company_id having count(distinct i.inbox_id) = 1) seen
where o.id = seen.company_id and o.external_id is not null and o.inbox_id is null;

-- How much is how much: so many at once, and so many again in so many seconds.
insert into private.rate_limits (kind, burst, per_seconds) values
  ('session_address', 60, 3600), ('session_inbox', 1200, 60),
  ('identity_address', 20, 600), ('identity_inbox', 2000, 600),
  ('conversation_visitor', 6, 43200), ('conversation_address', 6, 43200), ('conversation_contact', 50, 86400), ('conversation_inbox', 600, 60),
  ('message_visitor', 60, 60), ('message_address', 300, 60),
  ('file_visitor', 20, 600), ('file_address', 60, 600),
  ('rating', 20, 3600), ('reopening', 10, 3600), ('address', 5, 3600), ('address_network', 20, 3600),
  ('page_event', 60, 600), ('page_event_address', 300, 600),
  ('transcript', 3, 86400), ('transcript_network', 10, 86400), ('transcript_recipient', 3, 86400);

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('brand', 'brand', true, 524288, array['image/png', 'image/jpeg', 'image/webp'])
on conflict (id) do nothing;

select pgboss.create_queue('messages/mail-transcript/dead', '{"policy": "standard", "retentionSeconds": 2592000, "deleteAfterSeconds": 2592000}');
select pgboss.create_queue('messages/mail-transcript',
  '{"policy": "short", "retryLimit": 5, "retryDelay": 10, "retryBackoff": true, "retryDelayMax": 600, "expireInSeconds": 120, "deadLetter": "messages/mail-transcript/dead", "notify": true}');

-- Files that were sent before lie where they lay; the bucket takes what may be sent, and nothing else.
update public.attachments a set path = a.conversation_id || '/' || a.id || '/' || a.name where a.path = '';
update public.attachments a set path = o.name from storage.objects o
where a.name = 'erased' and o.bucket_id = 'attachments' and o.name like a.conversation_id || '/' || a.id || '/%';
update storage.buckets set allowed_mime_types = array(select distinct t.value from jsonb_each_text(private.file_types()) t order by 1)
where id = 'attachments';

-- Names that were there before the search (61_search_people.sql).
insert into private.names (word, sound)
select named.word, private.sound_of(named.word) from (
  select unnest(private.words_of_name(k.name)) as word from public.contacts k
  union
  select unnest(private.words_of_name(o.name)) from public.companies o) named
on conflict do nothing;

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

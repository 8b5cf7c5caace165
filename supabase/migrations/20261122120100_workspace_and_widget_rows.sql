-- What the built-in roles may do from now on.
update public.roles set permissions = array['reply', 'note', 'assign', 'close', 'merge', 'edit_messages', 'manage_contacts']
where key = 'agent';
update public.roles set permissions = array['reply', 'note', 'assign', 'close', 'merge', 'edit_messages', 'delete_messages', 'read_deleted',
  'restore_messages', 'manage_contacts', 'manage_teams', 'manage_members', 'manage_inboxes', 'manage_routing', 'manage_categories',
  'manage_macros', 'manage_tags', 'manage_views', 'read_load', 'read_audit', 'export']
where key = 'admin';
update public.roles set permissions = private.permission_catalogue() where key = 'superadmin';

-- What a new installation has yet to do: the list that greets whoever sets the desk up.

create function public.first_steps() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_reading('manage_inboxes');
  return jsonb_build_object(
    'widget', exists (select from public.visitor_sessions),
    'looks', exists (select from public.widget_settings w where w.updated_at > (
      select i.created_at + interval '1 second' from public.inboxes i where i.id = w.inbox_id)),
    'people', exists (select from public.invitations i where i.withdrawn_at is null)
      or (select count(*) from (select from public.members m where m.deactivated_at is null limit 2) m) > 1,
    'teams', exists (select from public.team_members),
    'hours', exists (select from public.team_hours),
    'macros', exists (select from public.macros m where m.visibility <> 'own'),
    'reply', exists (select from public.conversations c where c.last_member_seq > 0));
end
$$;
comment on function public.first_steps() is
  '{widget, looks, people, teams, hours, macros, reply}: what of setting up the desk is done, each true or false: a browser has opened the widget; its looks were changed; somebody else is here or invited; a team has members; a team has working hours; there is a shared macro; a customer was answered. Needs manage_inboxes. Errors: 42501 not_a_member, not_permitted.';
grant execute on function public.first_steps() to authenticated;

/**
 * The cast as tests want it: everybody at the desk but Boris, and teams that give out nothing by themselves.
 * Routing's own tests switch a team on, or make one. A reply goes out at once: the seconds in which it can be
 * taken back have a journey of their own.
 */
export const castByHand = `
  update public.teams set routing = 'manual';
  update public.members set availability_source = 'self',
    availability = case when email like 'boris@%' then 'away' else 'online' end;
  delete from public.availability_spans where ended_at is not null;
  insert into public.member_preferences (member_id, preferences)
  select id, '{"undoSendSeconds": 0}' from public.members on conflict (member_id) do nothing;`

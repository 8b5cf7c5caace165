/**
 * The cast as tests want it: everybody at the desk but Boris, and teams that give out nothing by themselves.
 * Routing's own tests switch a team on, or make one.
 */
export const castByHand = `
  update public.teams set routing = 'manual';
  update public.members set availability_source = 'self',
    availability = case when email like 'boris@%' then 'away' else 'online' end;
  delete from public.availability_spans where ended_at is not null;`

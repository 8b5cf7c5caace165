-- How much everybody has, for whoever gives work away by hand.

create function public.colleague_loads() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.is_member() then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('member_id', m.id, 'availability', m.availability,
      'open', coalesce(l.open_count, 0), 'capacity', m.capacity)), '[]')
    from public.members m left join private.member_loads l on l.member_id = m.id
    where m.deactivated_at is null);
end
$$;
comment on function public.colleague_loads() is
  'Every active member with availability and load: [{member_id, availability, open, capacity}]. Counts, no conversations, so each member may know. Error: 42501 not_a_member.';
grant execute on function public.colleague_loads() to authenticated;

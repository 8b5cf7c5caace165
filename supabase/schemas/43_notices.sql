-- What calls a member who looks elsewhere: how much of one's own work has news. That a conversation was
-- given to somebody is told on the member's topic by private.publish_event (80_realtime.sql).

create function public.my_unread() returns integer
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return (
    select count(*) from (
      select from public.conversations c
      left join public.read_marks r on r.conversation_id = c.id and r.reader_id = me
      where c.assignee_id = me and c.status = 'open' and c.last_contact_seq > coalesce(r.last_read_seq, 0)
      limit 100) unread);
end
$$;
comment on function public.my_unread() is
  'How many of the caller''s own open conversations have something of the customer that the caller has not read, counted to 100 and no further. Error: 42501 not_a_member.';
grant execute on function public.my_unread() to authenticated;

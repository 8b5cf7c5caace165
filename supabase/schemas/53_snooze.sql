-- Snooze, wake, reopen. A snoozed conversation leaves the lists and its owner's load, keeps its owner,
-- and comes back by time, by the customer, by a colleague or by the back office; only then is it looked
-- whether the owner can take it. Nothing ever closes it meanwhile.

-- Can this member take one more? Locks the load, so that the answer stays true until the commit.
create function private.has_room(member uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  perform from private.member_loads l where l.member_id = has_room.member for update;
  return exists (
    select from public.members m
    join public.roles r on r.id = m.role_id and 'reply' = any (r.permissions)
    join private.member_loads l on l.member_id = m.id
    where m.id = has_room.member and m.availability = 'online' and m.deactivated_at is null and l.open_count < m.capacity);
end
$$;
comment on function private.has_room(uuid) is 'Is the member online, entitled to reply and below capacity? Locks the load until the commit.';

-- Brings a locked conversation back to open: to its owner if that is possible, else to the queue.
create function private.bring_back(
  locked public.conversations, event_type text, why text, kind public.actor_kind, actor uuid, about jsonb default '{}', keep_owner boolean default false
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  owner uuid := case when keep_owner or private.has_room(locked.assignee_id) then locked.assignee_id end;
begin
  update public.conversations c set status = 'open', closed_at = null, assignee_id = owner where c.id = locked.id;
  perform private.record_event(locked.id, event_type, kind, actor, jsonb_build_object(
    'reason', why, 'restored_to', case when owner is null then 'queue' else 'owner' end,
    'member_id', owner, 'from_member_id', locked.assignee_id)
    || case when locked.status = 'snoozed' then jsonb_build_object('snoozed_by', locked.snoozed_by, 'until', locked.snoozed_until) else '{}' end
    || about);
end
$$;
comment on function private.bring_back(public.conversations, text, text, public.actor_kind, uuid, jsonb, boolean) is
  'Wakes or reopens a locked conversation and says why in the event: {reason, restored_to: owner|queue, member_id, from_member_id, snoozed_by?, until?}.';

create function public.snooze_conversation(conversation uuid, until timestamptz default null, reason text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('close');
  locked public.conversations := private.lock_conversation(snooze_conversation.conversation);
begin
  if locked.status = 'closed' then
    perform private.refuse('conversation_closed', 'A closed conversation sleeps already.', 'PT409');
  end if;
  if until <= clock_timestamp() then
    perform private.refuse('until_in_past', 'It would wake at once.', 'PT400');
  end if;
  if length(reason) > 200 then
    perform private.refuse('reason_too_long', 'At most 200 characters.', 'PT400');
  end if;
  if locked.status = 'snoozed' and locked.snoozed_until is not distinct from until
    and locked.snooze_reason = coalesce(reason, '') then return; end if;
  update public.conversations c
  set status = 'snoozed', snoozed_until = until, snoozed_by = me, snooze_reason = coalesce(snooze_conversation.reason, '')
  where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_snoozed', 'member', me,
    jsonb_build_object('until', until, 'reason', coalesce(snooze_conversation.reason, '')));
end
$$;
comment on function public.snooze_conversation(uuid, timestamptz, text) is
  'Lets a conversation sleep until an instant, or (null) until the customer writes. Again on a snoozed one moves the instant. Errors: 42501 not_permitted, 404 conversation_not_found, 409 conversation_closed, 400 until_in_past, reason_too_long.';

create function public.wake_conversation(conversation uuid, reason text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  is_back_office boolean := coalesce(private.claims() ->> 'role' = 'service_role', false);
  me uuid;
  locked public.conversations;
begin
  if length(reason) > 200 then
    perform private.refuse('reason_too_long', 'At most 200 characters.', 'PT400');
  end if;
  if is_back_office then
    select c.* into locked from public.conversations c where c.id = wake_conversation.conversation for no key update;
    if locked.id is null then
      perform private.refuse('conversation_not_found', 'No conversation with this id.', 'PT404');
    end if;
  else
    me := private.require_permission('close');
    locked := private.lock_conversation(wake_conversation.conversation);
  end if;
  if locked.status <> 'snoozed' then return; end if;
  perform private.bring_back(locked, 'conversation_woken', case when is_back_office then 'back_office' else 'by_hand' end,
    case when is_back_office then 'system' else 'member' end::public.actor_kind, me,
    jsonb_build_object('words', coalesce(wake_conversation.reason, '')), not is_back_office);
end
$$;
comment on function public.wake_conversation(uuid, text) is
  'Wakes a snoozed conversation; words say why (a flight was moved). By a member it stays with its owner; by the back office (service role) the owner gets it if there is room. Awake already: changes nothing. Errors: 42501, 404 conversation_not_found, 400 reason_too_long.';

grant execute on function public.snooze_conversation(uuid, timestamptz, text) to authenticated;
grant execute on function public.wake_conversation(uuid, text) to authenticated, service_role;

create function private.wake_when_due(conversation uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  locked public.conversations;
begin
  select c.* into locked from public.conversations c where c.id = wake_when_due.conversation for no key update;
  if locked.id is null or locked.status <> 'snoozed' then return 'awake'; end if;
  if locked.snoozed_until is null or locked.snoozed_until > clock_timestamp() then return 'later'; end if;
  perform private.bring_back(locked, 'conversation_woken', 'time', 'system', null);
  return 'woken';
end
$$;
comment on function private.wake_when_due(uuid) is 'Wakes a conversation whose time has come; says woken, awake (already) or later (it was snoozed anew). For the job snooze/wake.';

-- The job that wakes moves with the snooze and goes with it.
create function private.keep_wake_job() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and old.status = 'snoozed' then
    delete from pgboss.job j
    where j.name = 'snooze/wake' and j.singleton_key = new.id::text and j.state in ('created', 'retry');
  end if;
  if new.status = 'snoozed' and new.snoozed_until is not null then
    perform private.enqueue('snooze/wake', jsonb_build_object('conversation_id', new.id), new.id::text, new.snoozed_until);
  end if;
  return null;
end
$$;
comment on function private.keep_wake_job() is 'After trigger of conversations: one waiting wake-up per snooze with an instant, none without.';
create trigger conversations_keep_wake_job_insert after insert on public.conversations
  for each row when (new.status = 'snoozed') execute function private.keep_wake_job();
create trigger conversations_keep_wake_job_update after update of status, snoozed_until on public.conversations
  for each row when ((old.status = 'snoozed' or new.status = 'snoozed')
    and (old.status, old.snoozed_until) is distinct from (new.status, new.snoozed_until))
  execute function private.keep_wake_job();

-- A colleague's note or reply wakes; one's own does not.
create function private.wake_for_colleague() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  locked public.conversations;
begin
  if private.is_quiet() then return null; end if;
  select c.* into locked from public.conversations c
  where c.id = new.conversation_id and c.status = 'snoozed' and c.snoozed_by is distinct from new.actor_id;
  if locked.id is not null then
    perform private.bring_back(locked, 'conversation_woken',
      case new.type when 'note_written' then 'note_written' else 'colleague_replied' end, new.actor_kind, new.actor_id);
  end if;
  return null;
end
$$;
comment on function private.wake_for_colleague() is 'After-insert trigger of conversation_events: a note or reply of anybody but the one who snoozed wakes the conversation.';
create trigger conversation_events_wake after insert on public.conversation_events
  for each row when (new.actor_kind = 'member' and new.type in ('note_written', 'message_sent'))
  execute function private.wake_for_colleague();

create function private.announce_wake() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if private.is_quiet() then return null; end if;
  perform realtime.send(
    jsonb_build_object('conversation_id', new.conversation_id, 'reason', new.payload ->> 'reason',
      'by', new.actor_id, 'restored_to', new.payload ->> 'restored_to'),
    'woken', 'member:' || m.id, true)
  from public.members m
  where m.id in ((new.payload ->> 'from_member_id')::uuid, (new.payload ->> 'snoozed_by')::uuid)
    and m.id is distinct from new.actor_id and m.deactivated_at is null;
  return null;
end
$$;
comment on function private.announce_wake() is 'After-insert trigger of conversation_events: woken {conversation_id, reason, by, restored_to} → its owner and whoever snoozed it, but for the one who woke it.';
create trigger conversation_events_woken after insert on public.conversation_events
  for each row when (new.type = 'conversation_woken') execute function private.announce_wake();

-- What a customer's message does to a conversation that is not simply open. Called by private.add_message.
create function private.hear_customer(locked public.conversations, author uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if locked.status <> 'open' then
    perform private.bring_back(locked, case locked.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
      'customer_wrote', 'contact', author);
  elsif exists (select from public.members m where m.id = locked.assignee_id and m.availability = 'handing_over') then
    update public.conversations c set assignee_id = null where c.id = locked.id;
    perform private.record_event(locked.id, 'conversation_unassigned', 'system', null,
      jsonb_build_object('from_member_id', locked.assignee_id, 'reason', 'handing_over'));
  end if;
end
$$;
comment on function private.hear_customer(public.conversations, uuid) is
  'A customer wrote: wakes, reopens, or takes the conversation from an agent who hands replies over. The caller holds the lock.';

-- A closed conversation that may no longer be reopened goes on in a new one.
create function private.continuation(locked public.conversations, client_id uuid) returns public.conversations
language plpgsql security definer set search_path = ''
as $$
declare
  heir public.conversations;
begin
  -- Sent while this one was merged into another, and repeated after they came apart: it was heard there.
  select c.* into heir from private.conversation_merges g
    join public.messages m on m.conversation_id = g.into_id and m.client_id = continuation.client_id and m.author_id = locked.contact_id
    join public.conversations c on c.id = g.into_id
  where g.conversation_id = locked.id and g.split_at is not null limit 1;
  if heir.id is not null then return heir; end if;
  if locked.merged_into_id is not null
    and not exists (select from public.messages m where m.conversation_id = locked.id and m.client_id = continuation.client_id) then
    heir := private.merged_into(locked);
    return case when heir.id = locked.id then heir else private.continuation(heir, continuation.client_id) end;
  end if;
  if locked.status <> 'closed'
    or locked.closed_at >= now() - (select i.reopen_within from public.inboxes i where i.id = locked.inbox_id)
    or exists (select from public.messages m where m.conversation_id = locked.id and m.client_id = continuation.client_id) then
    return locked;
  end if;
  select c.* into heir from public.conversations c where c.continues_id = locked.id
  order by c.number desc limit 1 for no key update;
  if heir.id is not null then return private.continuation(heir, continuation.client_id); end if;
  insert into public.conversations as c (contact_id, inbox_id, category_id, team_id, priority, contact_name, continues_id)
  select locked.contact_id, i.id, g.id, coalesce(g.team_id, i.team_id), coalesce(g.priority, 0), locked.contact_name, locked.id
  from public.inboxes i left join public.categories g on g.id = locked.category_id and private.is_offered_in(g, i.id)
  where i.id = locked.inbox_id
  returning c.* into heir;
  perform private.record_event(heir.id, 'conversation_started', 'contact', heir.contact_id,
    jsonb_build_object('category_id', heir.category_id, 'team_id', heir.team_id, 'continues_id', locked.id));
  select c.* into heir from public.conversations c where c.id = heir.id;
  return heir;
end
$$;
comment on function private.continuation(public.conversations, uuid) is
  'Where a customer''s message to a locked conversation belongs: there, in the one it was merged into (private.merged_into), or, when it was closed longer ago than its inbox lets reopen, in the conversation that continues it (made here, locked).';

-- Merging. Two contacts that are one person, two conversations about one thing. A merge is a pointer: rows
-- stay where they are and keep their keys, so that a split puts back exactly what moved.
--
-- What a merge never does: it changes nothing of what any customer's session reads. A session reads the
-- conversations of its own contact, whomever the team takes that contact for (docs/decisions/0025). And no
-- member sees a conversation by a merge: a merged conversation goes with the team and the agent of the one it
-- was merged into, and the one predicate decides as ever.

create table private.contact_merges (
  id bigint primary key generated always as identity,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  into_id uuid not null references public.contacts (id) on delete cascade,
  moved uuid[] not null default '{}',
  merged_by uuid references public.members (id),
  merged_at timestamptz not null default clock_timestamp(),
  split_by uuid references public.members (id),
  split_at timestamptz
);
comment on table private.contact_merges is 'Every merge of contacts. moved: what stood merged into contact_id and went along, to go back with it.';
create index contact_merges_contact_id on private.contact_merges (contact_id, id desc);
create index contact_merges_into_id on private.contact_merges (into_id);
create index contact_merges_merged_by on private.contact_merges (merged_by);
create index contact_merges_split_by on private.contact_merges (split_by) where split_by is not null;

create table private.conversation_merges (
  id bigint primary key generated always as identity,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  into_id uuid not null references public.conversations (id) on delete cascade,
  moved uuid[] not null default '{}',
  before jsonb not null,
  merged_by uuid references public.members (id),
  merged_at timestamptz not null default clock_timestamp(),
  split_at timestamptz
);
comment on table private.conversation_merges is 'Every merge of conversations, with what a split restores. before: how the merged one stood {status, closed_at, snoozed_until, snoozed_by, snooze_reason, waiting_since, team_id, assignee_id}, and the other one {target_status, target_closed_at, target_position}.';
create index conversation_merges_conversation_id on private.conversation_merges (conversation_id, id desc);
create index conversation_merges_into_id on private.conversation_merges (into_id);
create index conversation_merges_merged_by on private.conversation_merges (merged_by);

create table private.distinct_conversations (
  one_id uuid not null references public.conversations (id) on delete cascade,
  other_id uuid not null references public.conversations (id) on delete cascade,
  said_by uuid not null references public.members (id),
  said_at timestamptz not null default now(),
  primary key (one_id, other_id),
  check (one_id < other_id)
);
comment on table private.distinct_conversations is 'Pairs of which somebody said that they are not the same: not suggested again.';
create index distinct_conversations_other_id on private.distinct_conversations (other_id);
create index distinct_conversations_said_by on private.distinct_conversations (said_by);

alter table private.contact_merges enable row level security;
alter table private.conversation_merges enable row level security;
alter table private.distinct_conversations enable row level security;

-- Contacts ---------------------------------------------------------------------------------------

-- The rows of conversations follow whoever stands for their contact.
create function private.follow_person(contacts uuid[]) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.lock_all_of(follow_person.contacts);
  update public.conversations c set person_id = k.merged_into_id, contact_name = p.name, company_id = p.company_id
  from public.contacts k join public.contacts p on p.id = coalesce(k.merged_into_id, k.id)
  where k.id = any (follow_person.contacts) and c.contact_id = k.id;
end
$$;
comment on function private.follow_person(uuid[]) is 'Writes person, name and company of the conversations of contacts that were merged or split.';

create function public.merge_contacts(contact uuid, into_contact uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('merge');
  lost public.contacts;
  kept public.contacts;
  along uuid[];
begin
  if merge_contacts.contact = merge_contacts.into_contact then
    perform private.refuse('contacts_same', 'A contact is not merged into itself.');
  end if;
  perform from public.contacts k where k.id in (merge_contacts.contact, merge_contacts.into_contact) order by k.id for no key update;
  select k.* into lost from public.contacts k where k.id = merge_contacts.contact and private.sees_contact(k.id);
  select k.* into kept from public.contacts k where k.id = merge_contacts.into_contact and private.sees_contact(k.id);
  if lost.id is null or kept.id is null then
    perform private.refuse('contact_not_found', 'Both have to be contacts that you may see.', 'PT404');
  elsif lost.erased_at is not null or kept.erased_at is not null then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  elsif lost.merged_into_id is not null or kept.merged_into_id is not null then
    perform private.refuse('contact_merged', 'One of them stands for nobody any more: merge whom it was merged into.', 'PT409');
  elsif lost.blocked_at is not null or kept.blocked_at is not null then
    perform private.refuse('contact_blocked', 'A blocked contact stays alone.', 'PT409');
  elsif private.is_vouched_for(lost.id) and not private.is_vouched_for(kept.id) then
    -- Else a visitor who merely says so would become the face of somebody the company knows.
    perform private.refuse('contact_verified', 'Nobody has vouched for the other: merge it into the verified one instead.', 'PT409');
  end if;
  along := array(select k.id from public.contacts k where k.merged_into_id = lost.id order by k.id);
  insert into private.contact_merges (contact_id, into_id, moved, merged_by) values (lost.id, kept.id, along, me);
  update public.contacts k set merged_into_id = kept.id where k.id = any (along || lost.id);
  perform private.follow_person(along || lost.id);
  perform private.tell_of_contacts('contact_merged', me, along || lost.id, lost.id, kept.id);
  perform private.audit('contact_merged', 'contact', lost.id, jsonb_build_object('into_contact_id', kept.id));
  return public.contact_card(kept.id);
end
$$;
comment on function public.merge_contacts(uuid, uuid) is
  'Takes a contact for the same person as another, which stands for both from now on: name, company, identities and conversations are read there. A verified contact is never merged into one nobody vouched for. Sessions of either go on reading their own conversations and nothing else. split_contact undoes it. Returns public.contact_card. Needs merge, and sight of both. Errors: 42501; 404 contact_not_found; 400 contacts_same; 409 contact_erased, contact_merged, contact_blocked, contact_verified.';

create function private.tell_of_contacts(event_type text, actor uuid, contacts uuid[], contact uuid, other uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  theirs uuid;
begin
  foreach theirs in array private.lock_all_of(contacts) loop
    perform private.record_event(theirs, event_type, 'member', actor,
      jsonb_build_object(case event_type when 'contact_merged' then 'into_contact_id' else 'from_contact_id' end, other, 'contact_id', contact));
  end loop;
end
$$;
comment on function private.tell_of_contacts(text, uuid, uuid[], uuid, uuid) is 'An event in every conversation that reads another name now.';

create function public.split_contact(contact uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('merge');
  person uuid := private.person_of(split_contact.contact);
  known public.contacts;
  merge private.contact_merges;
  back uuid[];
  merged public.conversations;
begin
  perform from public.contacts k where k.id in (person, split_contact.contact) order by k.id for no key update;
  select k.* into known from public.contacts k where k.id = split_contact.contact and private.sees_contact(k.id);
  if known.id is null then
    perform private.refuse('contact_not_found', 'No contact with this id that you may see.', 'PT404');
  elsif known.erased_at is not null then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  elsif known.merged_into_id is null then
    return public.contact_card(known.id);
  end if;
  select m.* into merge from private.contact_merges m
  where m.contact_id = known.id and m.split_at is null order by m.id desc limit 1 for update;
  -- What went along and has not gone its own way since.
  back := array(select k.id from public.contacts k where k.id = any (merge.moved) and k.merged_into_id = known.merged_into_id order by k.id);
  -- Both persons' conversations, before any of them is parted.
  perform private.lock_all_of(private.person_ids(known.id));
  update public.contacts k set merged_into_id = case when k.id <> known.id then known.id end where k.id = any (back || known.id);
  update private.contact_merges m set split_at = clock_timestamp(), split_by = me where m.id = merge.id;
  perform private.follow_person(back || known.id);
  -- Conversations of two persons are not one.
  for merged in
    select c.* from public.conversations c join public.conversations t on t.id = c.merged_into_id
    where (c.contact_id = any (back || known.id) or t.contact_id = any (back || known.id))
      and coalesce(c.person_id, c.contact_id) <> coalesce(t.person_id, t.contact_id)
    order by c.id
  loop
    perform private.part(merged, 'member', me, 'contact_split');
  end loop;
  perform private.tell_of_contacts('contact_split', me, back || known.id, known.id, known.merged_into_id);
  perform private.audit('contact_split', 'contact', known.id, jsonb_build_object('from_contact_id', known.merged_into_id));
  return public.contact_card(known.id);
end
$$;
comment on function public.split_contact(uuid) is
  'Undoes a merge: the contact stands for itself again, with what was merged into it before and with nothing else; conversations that were merged across the two come apart. Changes nothing of a contact that stands for itself. Returns public.contact_card. Needs merge. Errors: 42501; 404 contact_not_found; 409 contact_erased.';

-- A new conversation of a merged contact is that person's at once.
create function private.find_person() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  select k.merged_into_id, p.name into new.person_id, new.contact_name
  from public.contacts k join public.contacts p on p.id = k.merged_into_id where k.id = new.contact_id;
  if not found then select null, k.name into new.person_id, new.contact_name from public.contacts k where k.id = new.contact_id; end if;
  return new;
end
$$;
comment on function private.find_person() is 'Before trigger of conversations: who stands for the contact, and the name.';
create trigger conversations_find_person before insert or update of contact_id on public.conversations
  for each row execute function private.find_person();

-- Conversations ----------------------------------------------------------------------------------

create function public.merge_conversations(conversation uuid, into_conversation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('merge');
  first public.conversations;
  second public.conversations;
  lost public.conversations;
  kept public.conversations;
  along uuid[];
begin
  if merge_conversations.conversation = merge_conversations.into_conversation then
    perform private.refuse('conversations_same', 'A conversation is not merged into itself.');
  end if;
  -- In one order, so that two merges do not wait for each other.
  first := private.lock_conversation(least(merge_conversations.conversation, merge_conversations.into_conversation));
  second := private.lock_conversation(greatest(merge_conversations.conversation, merge_conversations.into_conversation));
  if first.id = merge_conversations.conversation then lost := first; kept := second; else lost := second; kept := first; end if;
  if lost.merged_into_id = kept.id then return; end if;
  if lost.merged_into_id is not null or kept.merged_into_id is not null then
    perform private.refuse('conversation_merged', 'One of them was merged already: take the one it was merged into.', 'PT409');
  elsif coalesce(lost.person_id, lost.contact_id) <> coalesce(kept.person_id, kept.contact_id) then
    perform private.refuse('conversations_of_others', 'They are with two persons. If those are one, merge the contacts first.', 'PT409');
  elsif exists (select from public.contacts k where k.id in (lost.contact_id, kept.contact_id) and k.erased_at is not null) then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  end if;
  along := array(select c.id from public.conversations c where c.merged_into_id = lost.id order by c.id for no key update);
  -- What was merged into it stays with it in the events, and stands beside it in the target.
  update public.conversations c set merged_into_id = kept.id, team_id = kept.team_id, assignee_id = kept.assignee_id where c.id = any (along);
  update public.conversations c set merged_into_id = kept.id, status = 'closed', closed_at = coalesce(c.closed_at, now()),
    waiting_since = null, team_id = kept.team_id, assignee_id = kept.assignee_id
  where c.id = lost.id;
  perform private.record_event(lost.id, 'conversation_merged', 'member', me,
    jsonb_build_object('into_id', kept.id, 'team_id', kept.team_id, 'member_id', kept.assignee_id));
  -- A question that was open in the one is open in the other.
  if lost.status <> 'closed' and kept.status <> 'open' then
    perform private.bring_back(kept, case kept.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
      'merged', 'member', me, '{}', true);
  end if;
  update public.conversations c set waiting_since = least(c.waiting_since, lost.waiting_since)
  where c.id = kept.id and lost.waiting_since is not null and lost.status <> 'closed';
  perform private.record_event(kept.id, 'conversation_merged', 'member', me, jsonb_build_object('from_id', lost.id,
    'waiting_since', (select c.waiting_since from public.conversations c where c.id = kept.id)));
  insert into private.conversation_merges (conversation_id, into_id, moved, merged_by, before)
  values (lost.id, kept.id, along, me, jsonb_build_object(
    'status', lost.status, 'closed_at', lost.closed_at, 'snoozed_until', lost.snoozed_until, 'snoozed_by', lost.snoozed_by,
    'snooze_reason', lost.snooze_reason, 'waiting_since', lost.waiting_since, 'team_id', lost.team_id, 'assignee_id', lost.assignee_id,
    'target_status', kept.status, 'target_closed_at', kept.closed_at,
    'target_position', (select c.position from public.conversations c where c.id = kept.id)));
end
$$;
comment on function public.merge_conversations(uuid, uuid) is
  'Merges a conversation into another one of the same person: it is closed, leaves the lists, goes with the other''s team and agent, and its timeline is read inside the other; what waits for an answer waits there. split_conversation undoes it. Repeating it changes nothing. Needs merge, and sight of both. Errors: 42501; 404 conversation_not_found; 400 conversations_same; 409 conversation_merged, conversations_of_others, contact_erased.';

-- Takes a merged conversation out again. The caller holds its lock, and has checked who may.
create function private.part(locked public.conversations, kind public.actor_kind, actor uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  merge private.conversation_merges;
  target public.conversations;
  was jsonb;
  waits timestamptz;
begin
  select c.* into target from public.conversations c where c.id = locked.merged_into_id for no key update;
  select m.* into merge from private.conversation_merges m
  where m.conversation_id = locked.id and m.split_at is null order by m.id desc limit 1 for update;
  was := coalesce(merge.before, '{"status": "closed"}');
  if was ->> 'status' = 'snoozed' and (was ->> 'snoozed_until')::timestamptz <= now() then was := was || '{"status": "open"}'; end if;
  update public.conversations c set merged_into_id = locked.id
  where c.id = any (merge.moved) and c.merged_into_id = target.id;
  update public.conversations c set merged_into_id = null,
    status = was ->> 'status',
    closed_at = case was ->> 'status' when 'closed' then coalesce((was ->> 'closed_at')::timestamptz, c.closed_at) end,
    snoozed_until = (was ->> 'snoozed_until')::timestamptz, snoozed_by = (was ->> 'snoozed_by')::uuid,
    snooze_reason = coalesce(was ->> 'snooze_reason', ''), waiting_since = (was ->> 'waiting_since')::timestamptz,
    team_id = coalesce((select t.id from public.teams t where t.id = (was ->> 'team_id')::uuid and t.archived_at is null), c.team_id),
    assignee_id = (select m.id from public.members m where m.id = (was ->> 'assignee_id')::uuid and m.deactivated_at is null)
  where c.id = locked.id;
  update private.conversation_merges m set split_at = clock_timestamp() where m.id = merge.id;
  -- The other one waits for what was asked in it, no longer for what was asked here.
  if target.waiting_since = (was ->> 'waiting_since')::timestamptz then
    select min(m.sent_at) into waits from public.messages m
    where m.conversation_id = target.id and m.author_kind = 'contact' and m.deleted_at is null and m.seq > target.last_member_seq;
    update public.conversations c set waiting_since = waits where c.id = target.id;
  end if;
  perform private.record_event(locked.id, 'conversation_split', kind, actor, (
    select jsonb_build_object('from_id', target.id, 'reason', why, 'status', c.status, 'team_id', c.team_id, 'member_id', c.assignee_id,
      'waiting_since', c.waiting_since, 'until', c.snoozed_until)
    from public.conversations c where c.id = locked.id));
  -- Nothing has happened there since: it goes back to sleep or to the closed ones, too.
  if target.position = (was ->> 'target_position')::bigint and was ->> 'target_status' = 'closed' then
    update public.conversations c set status = 'closed', closed_at = (was ->> 'target_closed_at')::timestamptz, waiting_since = null where c.id = target.id;
  end if;
  perform private.record_event(target.id, 'conversation_split', kind, actor, (
    select jsonb_build_object('split_id', locked.id, 'reason', why, 'status', c.status, 'waiting_since', c.waiting_since)
    from public.conversations c where c.id = target.id));
end
$$;
comment on function private.part(public.conversations, public.actor_kind, uuid, text) is
  'Undoes a merge of conversations: state, team and agent are what they were, as far as those still exist. reason: by_hand, customer_wrote, contact_split.';

create function public.split_conversation(conversation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('merge');
  locked public.conversations := private.lock_conversation(split_conversation.conversation);
begin
  if locked.merged_into_id is null then return; end if;
  if not private.can_see_conversation(locked.merged_into_id) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  perform private.part(locked, 'member', me, 'by_hand');
end
$$;
comment on function public.split_conversation(uuid) is
  'Takes a merged conversation out again: it stands by itself, as it stood before. Repeating it changes nothing. Needs merge, and sight of both. Errors: 42501; 404 conversation_not_found.';

-- Where a customer's message to a merged conversation belongs. Called by private.continuation, under the lock.
create function private.merged_into(locked public.conversations) returns public.conversations
language plpgsql security definer set search_path = ''
as $$
declare
  target public.conversations;
begin
  select c.* into target from public.conversations c where c.id = locked.merged_into_id for no key update;
  if target.contact_id = locked.contact_id and target.inbox_id = locked.inbox_id then return target; end if;
  -- The one it was merged into is not this customer's to read: an answer there would never arrive.
  perform private.part(locked, 'contact', locked.contact_id, 'customer_wrote');
  select c.* into target from public.conversations c where c.id = locked.id;
  return target;
end
$$;
comment on function private.merged_into(public.conversations) is
  'The conversation that a customer''s message to a merged one goes to: the one it was merged into, where that is the same contact''s in the same inbox; else the merged one itself, which comes apart by it.';

-- A merged conversation is done with: what would make it live has to take it out first.
create function private.guard_merged() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.status <> 'closed' or new.last_seq <> old.last_seq then
    perform private.refuse('conversation_merged', 'It was merged into another one. Write there, or take it out first.', 'PT409');
  end if;
  return new;
end
$$;
comment on function private.guard_merged() is 'Before trigger of conversations: nothing is sent in a merged one and it stays closed. Error: 409 conversation_merged.';
create trigger conversations_guard_merged before update of status, last_seq on public.conversations
  for each row when (new.merged_into_id is not null) execute function private.guard_merged();

create function private.carry_merged() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.conversations c set team_id = new.team_id, assignee_id = new.assignee_id
  where c.merged_into_id = new.id and (c.team_id, c.assignee_id) is distinct from (new.team_id, new.assignee_id);
  return null;
end
$$;
comment on function private.carry_merged() is 'After trigger of conversations: what was merged into one goes where it goes, so that whoever has it can read all of it.';
create trigger conversations_carry_merged after update of team_id, assignee_id on public.conversations
  for each row when ((old.team_id, old.assignee_id) is distinct from (new.team_id, new.assignee_id))
  execute function private.carry_merged();

-- Is there another one like it? -------------------------------------------------------------------

create function private.first_words(conversation uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select left(m.body, 400) from public.messages m
  where m.conversation_id = first_words.conversation and m.author_kind = 'contact' and m.deleted_at is null
  order by m.seq limit 1
$$;
comment on function private.first_words(uuid) is 'How a customer began a conversation, 400 characters of it.';

-- Contacts that may be the same person as another, and why.
create function private.likely_same(person uuid) returns table (contact_id uuid, why text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  known public.contacts;
begin
  select k.* into known from public.contacts k where k.id = person;
  return query
    select distinct on (l.contact_id) l.contact_id, l.why from (
      select k.id as contact_id, 'same_email' as why from public.contacts k
        where lower(k.email) = lower(known.email) and private.is_vouched_for(k.id)
      union all
      select k.id, 'same_phone' from public.contacts k where k.phone = known.phone and private.is_vouched_for(k.id)
      union all
      select i.contact_id, 'same_' || i.channel from public.contact_identities i join public.contact_identities mine
        on mine.contact_id = person and mine.channel = i.channel and mine.external_id = i.external_id
        where i.verified_at is not null and i.channel in ('email', 'phone')
      union all
      select k.id, 'same_name' from public.contacts k
        where k.company_id = known.company_id and lower(btrim(k.name)) = lower(btrim(known.name))) l
    where l.contact_id <> all (private.person_ids(person)) limit 20;
end
$$;
comment on function private.likely_same(uuid) is 'Others who may be this person: a verified contact with the same address or number, the same name in the same company.';

create function public.similar_conversation(conversation uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  mine public.conversations;
  words text;
begin
  if me is null or not private.can_see_conversation(similar_conversation.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  select c.* into mine from public.conversations c where c.id = similar_conversation.conversation;
  if mine.status = 'closed' or mine.merged_into_id is not null then return null; end if;
  words := private.first_words(mine.id);
  return (
    select jsonb_build_object('id', s.id, 'number', s.number, 'contact_id', s.contact_id, 'contact_name', s.contact_name,
      'preview', s.preview, 'last_message_at', s.last_message_at, 'why', s.why, 'same_person', s.why = 'same_person')
    from (
      select c.id, c.number, coalesce(c.person_id, c.contact_id) as contact_id, c.contact_name, c.preview, c.last_message_at, k.why,
        extensions.similarity(coalesce(words, ''), coalesce(private.first_words(c.id), '')) as likeness,
        c.category_id is not null and c.category_id = mine.category_id as same_category
      from (
        select p as contact_id, 'same_person' as why from unnest(private.person_ids(mine.contact_id)) p
        union all
        select p, l.why from private.likely_same(coalesce(mine.person_id, mine.contact_id)) l, unnest(private.person_ids(l.contact_id)) p) k
      join public.conversations c on c.contact_id = k.contact_id
      where c.id <> mine.id and c.status <> 'closed' and c.merged_into_id is null
        and c.created_at between mine.created_at - interval '14 days' and mine.created_at + interval '14 days'
        and not exists (select from private.distinct_conversations d
          where d.one_id = least(c.id, mine.id) and d.other_id = greatest(c.id, mine.id))
      order by c.last_message_at desc limit 50) s
    where (s.likeness >= 0.3 or s.same_category) and private.can_see_conversation(s.id)
    order by s.why = 'same_person' desc, s.likeness desc, s.last_message_at desc limit 1);
end
$$;
comment on function public.similar_conversation(uuid) is
  'Another unclosed conversation, begun within 14 days of this one, that seems to be about the same: the same person''s (or that of a likely same person) in the same category or begun with similar words. {id, number, contact_id, contact_name, preview, last_message_at, why: same_person|same_email|same_phone|same_name, same_person}, or null. Only what the caller may see, and nothing that somebody called different. Error: 404 conversation_not_found.';

create function public.tell_conversations_apart(conversation uuid, other uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('merge');
begin
  if tell_conversations_apart.conversation = tell_conversations_apart.other
    or not private.can_see_conversation(tell_conversations_apart.conversation) or not private.can_see_conversation(tell_conversations_apart.other) then
    perform private.refuse('conversation_not_found', 'No two conversations with these ids that you may see.', 'PT404');
  end if;
  insert into private.distinct_conversations (one_id, other_id, said_by)
  values (least(tell_conversations_apart.conversation, tell_conversations_apart.other),
    greatest(tell_conversations_apart.conversation, tell_conversations_apart.other), me)
  on conflict do nothing;
end
$$;
comment on function public.tell_conversations_apart(uuid, uuid) is 'Says that two conversations are not the same: they are not suggested to anybody again. Needs merge, and sight of both. Errors: 42501; 404 conversation_not_found.';

grant execute on function public.merge_contacts(uuid, uuid), public.split_contact(uuid), public.merge_conversations(uuid, uuid),
  public.split_conversation(uuid), public.similar_conversation(uuid), public.tell_conversations_apart(uuid, uuid) to authenticated;

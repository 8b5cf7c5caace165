-- Conversations: one thread with one contact in one inbox. The row carries what the list shows, so
-- that a list reads one row per conversation. Every change is a verb: one transaction, one event.

create type public.actor_kind as enum ('member', 'contact', 'system');

create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  number bigint not null generated always as identity unique,
  inbox_id uuid not null references public.inboxes (id),
  contact_id uuid not null references public.contacts (id),
  person_id uuid references public.contacts (id),
  category_id uuid references public.categories (id),
  team_id uuid references public.teams (id),
  assignee_id uuid references public.members (id),
  -- Not an enum: comparing enums is not leakproof, so under a policy no index on status would be used.
  status text not null default 'open' check (status in ('open', 'snoozed', 'closed')),
  priority smallint not null default 0 check (priority between 0 and 100),
  contact_name text,
  company_id uuid references public.companies (id) on delete set null,
  tag_ids uuid[] not null default '{}',
  merged_into_id uuid references public.conversations (id),
  client_id uuid not null default gen_random_uuid(),
  last_seq bigint not null default 0,
  last_contact_seq bigint not null default 0,
  last_member_seq bigint not null default 0,
  position bigint not null default 0,
  preview text not null default '',
  preview_from public.actor_kind,
  last_message_at timestamptz not null default now(),
  waiting_since timestamptz,
  snoozed_until timestamptz,
  closed_at timestamptz,
  access_epoch bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (contact_id, client_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
comment on table public.conversations is 'One thread with one contact in one inbox; the denormalised row of the list.';
comment on column public.conversations.person_id is 'The contact that now stands for contact_id (48_merge.sql); null while it stands for itself.';
comment on column public.conversations.last_seq is 'seq of the newest message; the lock on this row makes commit order seq order.';
comment on column public.conversations.position is 'position of the newest event.';
comment on column public.conversations.waiting_since is 'When the customer began to wait for us; null while it is the customer''s turn.';
comment on column public.conversations.access_epoch is 'Part of the conversation''s topic names; raised when somebody loses sight of it.';
comment on column public.conversations.company_id is 'The contact''s company, copied by trigger, so that a list of a company reads one index.';
comment on column public.conversations.tag_ids is 'Its tags (42_tags.sql), in the order they were put on.';
comment on column public.conversations.merged_into_id is 'The conversation that took this one''s timeline over; null for one that stands by itself.';
comment on column public.conversations.client_id is 'The starting client''s id for this conversation: a repeated start finds it again.';

create index conversations_by_team on public.conversations (team_id, status, last_message_at desc, id desc);
create index conversations_by_assignee on public.conversations (assignee_id, status, last_message_at desc, id desc);
create index conversations_by_status on public.conversations (status, last_message_at desc, id desc);
create index conversations_unassigned on public.conversations (team_id, last_message_at desc, id desc)
  where assignee_id is null and status = 'open';
create index conversations_by_contact on public.conversations (contact_id, last_message_at desc);
create index conversations_by_person on public.conversations (person_id, last_message_at desc) where person_id is not null;
create index conversations_by_inbox on public.conversations (inbox_id, status, last_message_at desc, id desc);
create index conversations_by_company on public.conversations (company_id, last_message_at desc, id desc) where company_id is not null;
create index conversations_merged_into_id on public.conversations (merged_into_id) where merged_into_id is not null;
create index conversations_by_category on public.conversations (category_id, status, last_message_at desc, id desc);
create index conversations_by_waiting on public.conversations (team_id, status, waiting_since, id) where waiting_since is not null;

create table public.conversation_events (
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  position bigint not null,
  type text not null check (type in (
    'conversation_started', 'message_sent', 'message_edited', 'message_deleted', 'message_restored', 'note_written',
    'member_mentioned', 'team_mentioned', 'mention_withdrawn', 'contact_erased', 'conversation_assigned', 'conversation_unassigned',
    'conversation_moved', 'conversation_closed', 'conversation_reopened', 'conversation_snoozed', 'conversation_woken',
    'conversation_priority_set', 'conversation_urgency_set', 'conversation_category_set', 'conversation_attributes_set',
    'conversation_tagged', 'conversation_untagged', 'conversation_merged', 'conversation_split', 'conversation_rated',
    'conversation_identified', 'contact_merged', 'contact_split', 'note_edited', 'note_deleted', 'transcript_sent')),
  actor_kind public.actor_kind not null,
  actor_id uuid,
  seq bigint,
  note_id uuid,
  payload jsonb not null default '{}',
  occurred_at timestamptz not null default clock_timestamp(),
  primary key (conversation_id, position)
);
comment on table public.conversation_events is 'Immutable facts, numbered without gaps per conversation: the members'' stream and the source of every report.';
comment on column public.conversation_events.seq is 'The message this event is about, for message_* events.';
comment on column public.conversation_events.note_id is 'The note this event is about, for note_written.';

create table public.read_marks (
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  reader_id uuid not null,
  reader_kind public.actor_kind not null,
  last_read_seq bigint not null default 0,
  read_at timestamptz not null default now(),
  last_delivered_seq bigint not null default 0,
  delivered_at timestamptz,
  primary key (conversation_id, reader_id)
);
comment on table public.read_marks is 'How far a reader has read; only ever grows. Unread is a subtraction.';
comment on column public.read_marks.last_delivered_seq is
  'How far the customer''s widget has it; of use only beyond last_read_seq, because what was read had come.';
create index read_marks_reader_id on public.read_marks (reader_id);

-- Conversations the calling member was mentioned in and may see for that reason alone.
create function private.my_mentioned_conversation_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select coalesce(array_agg(distinct m.conversation_id), '{}')
      from public.mentions m
      where m.member_id = private.member_id() and m.withdrawn_at is null
  );
end
$$;
comment on function private.my_mentioned_conversation_ids() is 'Conversations opened to the calling member by a mention.';

grant execute on function private.my_mentioned_conversation_ids() to authenticated, service_role;

alter table public.conversations enable row level security;
alter table public.conversation_events enable row level security;
alter table public.read_marks enable row level security;
alter table public.contacts enable row level security;
alter table public.contact_identities enable row level security;
alter table public.companies enable row level security;

-- A customer reads no rows of the team's tables (what is in them of priority and people is not theirs):
-- three functions of 35_widget.sql answer it, and its own messages and files.
create function private.my_own_conversation_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.contact_id();
begin
  if me is null then return '{}'; end if;
  return (select coalesce(array_agg(c.id), '{}') from public.conversations c
    where c.contact_id = me and c.inbox_id = private.my_inbox_id());
end
$$;
comment on function private.my_own_conversation_ids() is 'Conversations of the calling contact in the inbox whose widget it uses; empty for anybody else.';
grant execute on function private.my_own_conversation_ids() to authenticated, service_role;

-- The predicate. Everything else asks for the conversation's row and so asks this.
create policy "members read what their scope, teams, work or mentions open"
  on public.conversations for select to authenticated
  using (
    (select private.my_scope()) = 'all'
    or team_id = any ((select private.my_visible_team_ids())::uuid[])
    or assignee_id = (select private.member_id())
    or id = any ((select private.my_mentioned_conversation_ids())::uuid[])
    or (assignee_id is null and team_id = any ((select private.my_unassigned_team_ids())::uuid[]))
  );
create policy "members read the events of conversations they see"
  on public.conversation_events for select to authenticated
  using (
    (select private.is_member())
    and exists (select from public.conversations c where c.id = conversation_id)
  );
-- A customer learns how far the team has read (contact_conversation), not who of it looked in.
create policy "members see who read how far; contacts see their own marks"
  on public.read_marks for select to authenticated
  using (
    reader_id = (select private.contact_id())
    or ((select private.is_member()) and exists (select from public.conversations c where c.id = conversation_id))
  );
-- Before somebody has written there is no conversation to see them by.
create function private.my_handmade_contact_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
begin
  if me is null then return '{}'; end if;
  return (select coalesce(array_agg(k.id), '{}') from public.contacts k where k.created_by = me and k.merged_into_id is null);
end
$$;
comment on function private.my_handmade_contact_ids() is 'Contacts that the calling member wrote in by hand and that stand for a person; empty for anybody else.';
grant execute on function private.my_handmade_contact_ids() to authenticated, service_role;

create policy "members read contacts whose conversations they see"
  on public.contacts for select to authenticated
  using (
    (select private.my_scope()) = 'all'
    or ((select private.is_member()) and (
      exists (select from public.conversations c where c.contact_id = contacts.id)
      -- Contacts that were merged are one person: whoever sees one of them sees all.
      or exists (select from public.conversations c where c.person_id = coalesce(contacts.merged_into_id, contacts.id))
      or (contacts.merged_into_id is not null
        and exists (select from public.conversations c where c.contact_id = contacts.merged_into_id))
      or coalesce(contacts.merged_into_id, contacts.id) = any ((select private.my_handmade_contact_ids())::uuid[])))
  );
create policy "members read identities of contacts they see"
  on public.contact_identities for select to authenticated
  using ((select private.is_member()) and exists (select from public.contacts c where c.id = contact_id));
create policy "members read companies"
  on public.companies for select to authenticated
  using ((select private.is_member()));

grant select on public.conversations, public.conversation_events, public.read_marks, public.contacts,
  public.contact_identities, public.companies to authenticated;
grant select, insert, update, delete on public.conversations, public.conversation_events, public.read_marks,
  public.contacts, public.contact_identities, public.companies to service_role;

-- The same predicate for code that runs as the owner: does the caller see this conversation?
create function private.can_see_conversation(conversation uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
begin
  if me is null then
    return exists (
      select from public.conversations c
      where c.id = can_see_conversation.conversation and c.contact_id = private.contact_id()
        and c.inbox_id = private.my_inbox_id());
  end if;
  return exists (
    select from public.conversations c
    where c.id = can_see_conversation.conversation
      and (private.my_scope() = 'all'
        or c.assignee_id = me
        or c.team_id = any (private.my_visible_team_ids())
        or (c.assignee_id is null and c.team_id = any (private.my_unassigned_team_ids()))
        or exists (select from public.mentions m
          where m.conversation_id = c.id and m.member_id = me and m.withdrawn_at is null)));
end
$$;
comment on function private.can_see_conversation(uuid) is 'The predicate "can see conversation" for the caller, member or contact. A database test holds it equal to the policy.';
grant execute on function private.can_see_conversation(uuid) to authenticated, service_role;

-- Whoever takes several locks takes them in this order, so that two verbs never wait for each other: contacts,
-- sessions, then conversations, each by id, and a conversation before what was merged into it (what happens to
-- it happens to those).
create function private.lock_all_of(contacts uuid[]) returns uuid[]
language plpgsql security definer set search_path = ''
as $$
begin
  return array(
    select c.id from public.conversations c where c.contact_id = any (lock_all_of.contacts)
    order by c.merged_into_id is not null, c.id for no key update);
end
$$;
comment on function private.lock_all_of(uuid[]) is 'Locks every conversation of these contacts; their ids.';

-- For a verb that moves the topics of a conversation's customer: its contact before the conversation.
create function private.lock_customer_of(conversation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if private.can_see_conversation(lock_customer_of.conversation) then
    perform from public.contacts k
    where k.id = (select c.contact_id from public.conversations c where c.id = lock_customer_of.conversation) for no key update;
  end if;
end
$$;
comment on function private.lock_customer_of(uuid) is 'Locks the contact of a conversation that the caller sees.';

-- Locks a conversation for a verb of the caller, or refuses as if it did not exist.
create function private.lock_conversation(conversation uuid) returns public.conversations
language plpgsql security definer set search_path = ''
as $$
declare
  locked public.conversations;
  epoch bigint;
  merged_into uuid;
begin
  select c.access_epoch, c.merged_into_id into epoch, merged_into from public.conversations c where c.id = lock_conversation.conversation;
  if private.can_see_conversation(lock_conversation.conversation) then
    if merged_into is not null then
      perform from public.conversations c where c.id = merged_into for no key update;
    end if;
    select c.* into locked from public.conversations c
    where c.id = lock_conversation.conversation for no key update;
    -- It may have been moved or taken away while the lock was waited for: a reply would claim it back.
    if locked.access_epoch <> epoch and not private.can_see_conversation(locked.id) then
      locked := null;
    end if;
  end if;
  if locked.id is null then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  return locked;
end
$$;
comment on function private.lock_conversation(uuid) is 'Row lock for a verb; refuses with 404 conversation_not_found where the caller may not see it.';

-- Appends one event and takes its position. The caller holds the conversation's lock.
create function private.record_event(
  conversation uuid, event_type text, kind public.actor_kind, actor uuid,
  about jsonb default '{}', message_seq bigint default null, note uuid default null
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  taken bigint;
begin
  update public.conversations c set position = c.position + 1, updated_at = now()
  where c.id = record_event.conversation returning c.position into taken;
  insert into public.conversation_events (conversation_id, position, type, actor_kind, actor_id, seq, note_id, payload)
  values (record_event.conversation, taken, event_type, kind, actor, message_seq, note, about);
  return taken;
end
$$;
comment on function private.record_event(uuid, text, public.actor_kind, uuid, jsonb, bigint, uuid) is
  'Appends an event to a locked conversation; returns its position.';

-- What somebody wants to say about a hand-over, before the hand-over: afterwards it may be out of sight.
create function private.leave_note(conversation uuid, note text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(btrim(note, E' \t\r\n'), '') <> '' then
    perform public.write_note(leave_note.conversation, gen_random_uuid(), note);
  end if;
end
$$;
comment on function private.leave_note(uuid, text) is 'Writes a note of the caller where there is a text. Errors: those of write_note.';

create function private.room_of(member uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('member_id', m.id, 'open', coalesce(l.open_count, 0), 'capacity', m.capacity,
      'over_capacity', coalesce(l.open_count, 0) > m.capacity)
    from public.members m left join private.member_loads l on l.member_id = m.id where m.id = room_of.member);
end
$$;
comment on function private.room_of(uuid) is '{member_id, open, capacity, over_capacity}: what a member has, for the warning after a hand-over.';

-- Verbs of members ------------------------------------------------------------------------------

create function public.assign_conversation(conversation uuid, member uuid, note text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(assign_conversation.conversation);
begin
  if locked.assignee_id is not distinct from member then return private.room_of(member); end if;
  if not exists (select from public.members m where m.id = member and m.deactivated_at is null) then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  perform private.leave_note(locked.id, assign_conversation.note);
  update public.conversations c set assignee_id = member where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_assigned', 'member', me,
    jsonb_build_object('member_id', member, 'from_member_id', locked.assignee_id, 'reason', 'by_hand'));
  return private.room_of(member);
end
$$;
comment on function public.assign_conversation(uuid, uuid, text) is
  'Gives a conversation to a member, over capacity too; a note is written first. Repeating it changes nothing. Returns private.room_of the member. Errors: 42501 not_permitted, 404 conversation_not_found, member_not_found; with a note those of write_note.';

create function public.claim_conversation(conversation uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(claim_conversation.conversation);
begin
  if locked.assignee_id = me then return private.room_of(me); end if;
  if locked.assignee_id is not null then
    perform private.refuse('already_assigned', 'Somebody else has it.', 'PT409');
  end if;
  update public.conversations c set assignee_id = me where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_assigned', 'member', me,
    jsonb_build_object('member_id', me, 'from_member_id', null, 'reason', 'claimed'));
  return private.room_of(me);
end
$$;
comment on function public.claim_conversation(uuid) is
  'Takes an unassigned conversation oneself, over capacity too. Returns private.room_of the caller. Errors: 42501 not_permitted, 404 conversation_not_found, 409 already_assigned.';

create function public.unassign_conversation(conversation uuid, note text default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(unassign_conversation.conversation);
begin
  if locked.assignee_id is null then return; end if;
  perform private.leave_note(locked.id, unassign_conversation.note);
  update public.conversations c set assignee_id = null, passed_by = locked.assignee_id where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_unassigned', 'member', me,
    jsonb_build_object('from_member_id', locked.assignee_id));
end
$$;
comment on function public.unassign_conversation(uuid, text) is
  'Puts a conversation back among its team''s unassigned ones; the balancer gives it to somebody else if anybody else can take it. Errors: 42501 not_permitted, 404 conversation_not_found; with a note those of write_note.';

create function public.move_conversation(conversation uuid, team uuid, note text default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(move_conversation.conversation);
begin
  if locked.team_id is not distinct from team then return; end if;
  if not exists (select from public.teams t where t.id = team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  perform private.leave_note(locked.id, move_conversation.note);
  update public.conversations c set team_id = team, assignee_id = null where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_moved', 'member', me,
    jsonb_build_object('team_id', team, 'from_team_id', locked.team_id, 'from_member_id', locked.assignee_id));
end
$$;
comment on function public.move_conversation(uuid, uuid, text) is
  'Hands a conversation to another team, where it waits unassigned; a note is written first. Errors: 42501 not_permitted, 404 conversation_not_found, team_not_found; with a note those of write_note.';

create function public.close_conversation(conversation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('close');
  locked public.conversations := private.lock_conversation(close_conversation.conversation);
begin
  if locked.status = 'closed' then return; end if;
  update public.conversations c
  set status = 'closed', closed_at = now(), waiting_since = null where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_closed', 'member', me,
    jsonb_strip_nulls(jsonb_build_object('waiting_since', locked.waiting_since)));
end
$$;
comment on function public.close_conversation(uuid) is
  'Closes; a customer''s next message reopens. Repeating it changes nothing. Errors: 42501 not_permitted, 404 conversation_not_found.';

create function public.reopen_conversation(conversation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('close');
  locked public.conversations := private.lock_conversation(reopen_conversation.conversation);
  waited_since timestamptz;
begin
  if locked.status = 'open' then return; end if;
  -- Closed by mistake, it waits again as it did: since then nobody has answered.
  if locked.status = 'closed' and locked.last_contact_seq > locked.last_member_seq then
    select (e.payload ->> 'waiting_since')::timestamptz into waited_since from public.conversation_events e
    where e.conversation_id = locked.id and e.type = 'conversation_closed' order by e.position desc limit 1;
    update public.conversations c set waiting_since = waited_since where c.id = locked.id and waited_since is not null;
  end if;
  perform private.bring_back(locked, case locked.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
    'by_hand', 'member', me, jsonb_strip_nulls(jsonb_build_object('waiting_since', waited_since)), true);
end
$$;
comment on function public.reopen_conversation(uuid) is
  'Brings a closed or snoozed conversation back to open, to the owner it had; a customer whom nobody answered waits again since then. Errors: 42501 not_permitted, 404 conversation_not_found.';

create function public.mark_read(conversation uuid, seq bigint) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  kind public.actor_kind := 'member';
  known bigint;
  marked bigint;
begin
  if me is null then
    me := private.contact_id();
    kind := 'contact';
  end if;
  perform private.refuse_viewing_as();
  if me is null or not private.can_see_conversation(mark_read.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  update public.mentions m set seen_at = now()
  where m.conversation_id = mark_read.conversation and m.member_id = me and m.seen_at is null and m.withdrawn_at is null;
  -- greatest() and least() pass over nulls: without the coalesce no seq would mean "everything".
  select least(greatest(coalesce(mark_read.seq, 0), 0), c.last_seq) into known from public.conversations c where c.id = mark_read.conversation;
  insert into public.read_marks as r (conversation_id, reader_id, reader_kind, last_read_seq)
  values (mark_read.conversation, me, kind, known)
  on conflict on constraint read_marks_pkey do update
    set last_read_seq = excluded.last_read_seq, read_at = now()
    where r.last_read_seq < excluded.last_read_seq
  returning r.last_read_seq into marked;
  return coalesce(marked, (
    select r.last_read_seq from public.read_marks r
    where r.conversation_id = mark_read.conversation and r.reader_id = me));
end
$$;
comment on function public.mark_read(uuid, bigint) is
  'Moves the caller''s read mark forward, never back and never past the last message; a member''s mentions there are seen. Returns where the mark stands. Errors: 404 conversation_not_found, 42501 view_as_is_read_only.';

-- Asked for once per burst by a widget that is not being read, and not at all by one that is.
create function public.mark_delivered(conversation uuid, seq bigint) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.contact_id();
  known bigint;
  marked bigint;
begin
  if me is null then
    perform private.refuse('not_a_contact', 'Only a customer''s session may do this.', '42501');
  end if;
  if not private.can_see_conversation(mark_delivered.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  select least(greatest(coalesce(mark_delivered.seq, 0), 0), c.last_seq) into known
  from public.conversations c where c.id = mark_delivered.conversation;
  select greatest(r.last_read_seq, r.last_delivered_seq) into marked from public.read_marks r
  where r.conversation_id = mark_delivered.conversation and r.reader_id = me;
  -- A second tab, or a repetition: no row is written or locked for it.
  if known <= coalesce(marked, 0) then return coalesce(marked, 0); end if;
  insert into public.read_marks as r (conversation_id, reader_id, reader_kind, last_delivered_seq, delivered_at)
  values (mark_delivered.conversation, me, 'contact', known, now())
  on conflict on constraint read_marks_pkey do update
    set last_delivered_seq = excluded.last_delivered_seq, delivered_at = excluded.delivered_at
    where r.last_delivered_seq < excluded.last_delivered_seq;
  return known;
end
$$;
comment on function public.mark_delivered(uuid, bigint) is
  'The calling contact''s widget has every message up to this one: moves its delivery mark forward, never back and never past the last message. Returns how far it has come. Errors: 42501 not_a_contact, 404 conversation_not_found.';

grant execute on function
  public.assign_conversation(uuid, uuid, text), public.claim_conversation(uuid), public.unassign_conversation(uuid, text),
  public.move_conversation(uuid, uuid, text),
  public.close_conversation(uuid), public.reopen_conversation(uuid), public.mark_read(uuid, bigint),
  public.mark_delivered(uuid, bigint)
  to authenticated;

-- A changed name of the contact reaches the list rows: its own, and those of contacts it stands for.
create function private.carry_contact_name() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.merged_into_id is null then
    perform private.lock_all_of(private.person_ids(new.id));
    update public.conversations c set contact_name = new.name where c.contact_id = new.id or c.person_id = new.id;
  end if;
  return new;
end
$$;
comment on function private.carry_contact_name() is 'After-update trigger of contacts: copies the name to the conversations of whom it stands for.';
create trigger contacts_carry_name after update of name on public.contacts
  for each row when (old.name is distinct from new.name) execute function private.carry_contact_name();

-- The company of a conversation is its contact's, from the start, when the contact changes hands and when it moves.
create function private.take_company() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.company_id := (select k.company_id from public.contacts k where k.id = coalesce(new.person_id, new.contact_id));
  return new;
end
$$;
comment on function private.take_company() is 'Before trigger of conversations: copies the company of the contact.';
create trigger conversations_take_company before insert or update of contact_id on public.conversations
  for each row execute function private.take_company();

create function private.carry_contact_company() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.merged_into_id is null then
    perform private.lock_all_of(private.person_ids(new.id));
    update public.conversations c set company_id = new.company_id
    where (c.contact_id = new.id or c.person_id = new.id) and c.company_id is distinct from new.company_id;
  end if;
  return null;
end
$$;
comment on function private.carry_contact_company() is 'After-update trigger of contacts: copies the company to its conversations.';
create trigger contacts_carry_company after update of company_id on public.contacts
  for each row when (old.company_id is distinct from new.company_id) execute function private.carry_contact_company();
create trigger conversation_events_append_only before update or delete on public.conversation_events
  for each row execute function private.forbid_change();

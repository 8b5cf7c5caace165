-- Realtime: who may join which topic (names: 33_topics.sql), and what is broadcast to whom.
-- A broadcast is a hint, the table is the truth.

create function public.my_topics() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return jsonb_build_object(
    -- The personal topic has no epoch, and a viewing ends: who views as a member hears on another one.
    'member', case when private.is_viewing_as() then 'viewing:' || (private.claims() ->> 'view_as_session_id') else 'member:' || me end,
    'lists', case
      when private.my_scope() = 'all' then jsonb_build_array(private.inbox_topic())
      else (select coalesce(jsonb_agg(l.topic), '[]') from (
        select private.team_topic(t) from unnest(private.my_visible_team_ids()) t
        union all
        select private.unassigned_topic(t) from unnest(private.my_unassigned_team_ids()) t) l (topic)) end,
    'load', case when private.has_permission('read_load') then private.load_topic() end);
end
$$;
comment on function public.my_topics() is
  '{member, lists [], load|null}: the topics the calling member joins for the lists and, with read_load, for the load. Ask again after access_changed. Error: 42501 not_a_member.';
grant execute on function public.my_topics() to authenticated;

-- May the caller join this topic and receive broadcasts?
create function private.may_receive(topic text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  kind text := split_part(topic, ':', 1);
  subject uuid;
begin
  if topic is null then return false; end if;
  if kind = 'inbox' then
    return coalesce(private.my_scope() = 'all', false) and topic = private.inbox_topic();
  end if;
  if kind = 'load' then
    return private.has_permission('read_load') and topic = private.load_topic();
  end if;
  if split_part(topic, ':', 2) !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then return false; end if;
  subject := split_part(topic, ':', 2)::uuid;
  return coalesce(case kind
    when 'member' then subject = private.member_id() and topic = 'member:' || subject and not private.is_viewing_as()
    when 'viewing' then private.is_viewing_as() and private.member_id() is not null
      and topic = 'viewing:' || (private.claims() ->> 'view_as_session_id')
    when 'unassigned' then subject = any (private.my_unassigned_team_ids()) and topic = private.unassigned_topic(subject)
    when 'team' then subject = any (private.my_visible_team_ids()) and topic = private.team_topic(subject)
    when 'conversation' then private.is_member() and private.can_see_conversation(subject)
      and topic = private.conversation_topic(kind, subject)
    when 'viewers' then private.is_member() and private.can_see_conversation(subject)
      and topic = private.conversation_topic(kind, subject)
    when 'typing' then private.can_see_conversation(subject) and topic = private.conversation_topic(kind, subject)
    when 'contact' then subject = private.contact_id() and topic = private.contact_topic(subject)
    else false end, false);
end
$$;
comment on function private.may_receive(text) is 'Is this the present name of a topic that is open to the caller?';

-- May the caller send on this topic? Never where the database speaks.
create function private.may_send(topic text, extension text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return not private.is_viewing_as() and coalesce(case extension
    when 'broadcast' then split_part(topic, ':', 1) = 'typing' and private.may_receive(topic)
    when 'presence' then split_part(topic, ':', 1) = 'viewers' and private.may_receive(topic)
    else false end, false);
end
$$;
comment on function private.may_send(text, text) is 'Typing is broadcast on typing topics, presence tracked on viewers topics, nothing else is sent by clients, and nothing by whoever views as a member.';

grant execute on function private.may_receive(text), private.may_send(text, text) to authenticated;

create policy "whoever may see the subject receives its topic" on realtime.messages for select to authenticated
  using (
    extension in ('broadcast', 'presence')
    and (extension = 'broadcast' or split_part((select realtime.topic()), ':', 1) = 'viewers')
    and (select private.may_receive((select realtime.topic())))
  );
create policy "typing is broadcast and viewers are tracked by whoever sees the conversation" on realtime.messages for insert to authenticated
  with check (private.may_send((select realtime.topic()), extension));

-- Publishing ------------------------------------------------------------------------------------

-- Bulk imports set otklik.quiet = on for their transaction and send one reload at the end.
create function private.is_quiet() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return coalesce(current_setting('otklik.quiet', true), '') = 'on';
end
$$;
comment on function private.is_quiet() is 'Has this transaction asked for no broadcasts?';

create function private.publish_event() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  about jsonb;
  customer uuid;
begin
  if private.is_quiet() then return null; end if;
  about := private.event_json(new);
  perform realtime.send(about, 'event', private.conversation_topic('conversation', new.conversation_id), true);
  if new.type in ('message_sent', 'message_edited', 'message_deleted', 'message_restored') then
    select c.contact_id into customer from public.conversations c where c.id = new.conversation_id;
    perform realtime.send(
      jsonb_build_object('message', private.as_customer_sees(about -> 'message'), 'position', new.position,
        'typing_topic', private.conversation_topic('typing', new.conversation_id)),
      'message', private.contact_topic(customer), true);
  elsif new.type in ('member_mentioned', 'team_mentioned') then
    perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id, 'by', new.actor_id, 'note_id', new.note_id),
      'mentioned', 'member:' || m.id, true)
    from public.members m
    where m.deactivated_at is null and (m.id = private.uuid_or_null(new.payload ->> 'member_id') or new.payload -> 'member_ids' ? m.id::text);
  elsif new.type = 'conversation_assigned' and new.actor_id::text is distinct from new.payload ->> 'member_id' then
    perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id, 'by', new.actor_id),
      'assigned', 'member:' || (new.payload ->> 'member_id'), true);
  end if;
  return null;
end
$$;
comment on function private.publish_event() is 'After-insert trigger of conversation_events: event → members of the conversation; message → its customer; mentioned, assigned (by somebody else) → the member.';
create trigger conversation_events_publish after insert on public.conversation_events
  for each row execute function private.publish_event();

create function private.publish_conversation() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  list_row jsonb;
begin
  if private.is_quiet() then return null; end if;
  list_row := jsonb_build_object('row', to_jsonb(private.conversation_row(new, null)) - 'my_read_seq');
  perform realtime.send(list_row, 'conversation', private.inbox_topic(), true);
  if new.team_id is not null then
    perform realtime.send(list_row, 'conversation', private.team_topic(new.team_id), true);
  end if;
  if tg_op = 'UPDATE' and old.team_id is distinct from new.team_id and old.team_id is not null then
    perform realtime.send(jsonb_build_object('id', new.id), 'conversation_left', private.team_topic(old.team_id), true);
  end if;
  if new.team_id is not null and private.some_see_unassigned() then
    if new.assignee_id is null then
      perform realtime.send(list_row, 'conversation', private.unassigned_topic(new.team_id), true);
    end if;
    if tg_op = 'UPDATE' and old.assignee_id is null and old.team_id is not null
      and (new.assignee_id is not null or old.team_id <> new.team_id) then
      perform realtime.send(jsonb_build_object('id', new.id), 'conversation_left', private.unassigned_topic(old.team_id), true);
    end if;
  end if;
  if new.assignee_id is not null and not private.hears_list(new.assignee_id, new.team_id) then
    perform realtime.send(list_row, 'conversation', 'member:' || new.assignee_id, true);
  end if;
  perform realtime.send(list_row, 'conversation', 'member:' || mentioned.member_id, true)
  from (select distinct m.member_id from public.mentions m where m.conversation_id = new.id and m.withdrawn_at is null) mentioned
  where mentioned.member_id is distinct from new.assignee_id and not private.hears_list(mentioned.member_id, new.team_id);
  if tg_op = 'UPDATE' and old.assignee_id is distinct from new.assignee_id and old.assignee_id is not null then
    perform realtime.send(jsonb_build_object('id', new.id), 'conversation_left', 'member:' || old.assignee_id, true);
  end if;
  if tg_op = 'INSERT' or (old.status, old.assignee_id, old.access_epoch) is distinct from (new.status, new.assignee_id, new.access_epoch) then
    perform realtime.send(jsonb_build_object('conversation', private.contact_conversation(new.id)), 'conversation', private.contact_topic(new.contact_id), true);
  end if;
  return null;
end
$$;
comment on function private.publish_conversation() is
  'After trigger of conversations: conversation {row} → list topics, conversation_left {id} → where it vanished, conversation {conversation} → its customer.';

-- Does this member hear about a team's conversations on a list topic anyway? The deactivated keep their
-- conversations and perhaps a socket on their personal topic, which has no epoch: nothing is said to them.
create function private.hears_list(member uuid, team uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.members m join public.roles r on r.id = m.role_id
    where m.id = member and (m.deactivated_at is not null or r.scope = 'all' or (r.scope = 'teams' and exists (
      select from public.team_members t where t.member_id = member and t.team_id = hears_list.team))));
end
$$;
comment on function private.hears_list(uuid, uuid) is 'Has the member no need of a list row on the personal topic: on a list topic that carries this team''s conversations, or deactivated?';

create function private.some_see_unassigned() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from public.roles r where r.sees_unassigned and r.scope = 'assigned');
end
$$;
comment on function private.some_see_unassigned() is 'Is there a role that sees its teams'' unassigned conversations and no others? Only then are they told apart.';

create trigger conversations_publish_insert after insert on public.conversations
  for each row execute function private.publish_conversation();
-- Not for each touch of position: a message moves the row once and is told once.
create trigger conversations_publish_update after update on public.conversations
  for each row when (
    (old.last_seq, old.status, old.team_id, old.assignee_id, old.category_id, old.priority, old.preview,
     old.waiting_since, old.snoozed_until, old.contact_name, old.access_epoch, old.manual_priority, old.tag_ids,
     old.company_id, old.merged_into_id)
    is distinct from
    (new.last_seq, new.status, new.team_id, new.assignee_id, new.category_id, new.priority, new.preview,
     new.waiting_since, new.snoozed_until, new.contact_name, new.access_epoch, new.manual_priority, new.tag_ids,
     new.company_id, new.merged_into_id))
  execute function private.publish_conversation();

-- What the desk is told of a mark: who, how far, when.
create function private.read_mark_json(mark public.read_marks) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  return jsonb_build_object('reader_id', mark.reader_id, 'reader_kind', mark.reader_kind,
    'last_read_seq', mark.last_read_seq, 'read_at', case when mark.last_read_seq > 0 then mark.read_at end,
    'last_delivered_seq', greatest(mark.last_delivered_seq, mark.last_read_seq),
    'delivered_at', case when mark.last_delivered_seq > mark.last_read_seq then mark.delivered_at end);
end
$$;
comment on function private.read_mark_json(public.read_marks) is
  '{reader_id, reader_kind, last_read_seq, read_at|null, last_delivered_seq (≥ last_read_seq), delivered_at (null where it is read)}. For members alone.';

create function private.publish_read_mark() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  has_read boolean := tg_op = 'INSERT' or old.last_read_seq <> new.last_read_seq;
begin
  if private.is_quiet() or has_read and exists (
    select from public.messages m
    where m.conversation_id = new.conversation_id and m.seq = new.last_read_seq and m.author_id = new.reader_id
  ) then
    -- Whoever wrote a message has read up to it: the message itself says so.
    return null;
  end if;
  perform realtime.send(
    jsonb_build_object('conversation_id', new.conversation_id) || private.read_mark_json(new),
    'read', private.conversation_topic('conversation', new.conversation_id), true);
  -- How far somebody of the team has read, the customer learns; who and when, not.
  if has_read and new.reader_kind = 'member' then
    perform realtime.send(
      jsonb_build_object('conversation_id', new.conversation_id, 'reader_kind', 'member', 'last_read_seq', new.last_read_seq),
      'read', private.contact_topic(c.contact_id), true)
    from public.conversations c where c.id = new.conversation_id;
  end if;
  return null;
end
$$;
comment on function private.publish_read_mark() is
  'After trigger of read_marks: read → the conversation''s members (of a delivery, too); of a member also → its customer.';
create trigger read_marks_publish after insert or update of last_read_seq, last_delivered_seq on public.read_marks
  for each row execute function private.publish_read_mark();

-- Losing sight ----------------------------------------------------------------------------------

-- Tells every active member to ask for its topics again.
create function private.announce_access_change(members uuid[] default null) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform realtime.send('{}', 'access_changed', 'member:' || m.id, true)
  from public.members m
  -- Whoever was deactivated in this very transaction hears it, too, and leaves at once.
  where (m.deactivated_at is null or m.deactivated_at >= now()) and (members is null or m.id = any (members));
  perform realtime.send('{}', 'access_changed', 'viewing:' || s.id, true)
  from public.view_as_sessions s
  where (s.ended_at is null or s.ended_at >= now()) and s.expires_at > now() and (members is null or s.member_id = any (members));
end
$$;
comment on function private.announce_access_change(uuid[]) is 'access_changed → the personal topics of some or all active members, and of whoever views as them.';

create function private.renew_workspace_epoch() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.workspace set access_epoch = access_epoch + 1;
  perform private.announce_access_change();
  return null;
end
$$;
comment on function private.renew_workspace_epoch() is 'After trigger where a role or a member changes: empties every topic and tells the members to rejoin.';
create trigger roles_renew_epoch after update on public.roles
  for each row when ((old.scope, old.permissions, old.sees_unassigned) is distinct from (new.scope, new.permissions, new.sees_unassigned))
  execute function private.renew_workspace_epoch();
create trigger members_renew_epoch after update on public.members
  for each row when ((old.role_id, old.deactivated_at) is distinct from (new.role_id, new.deactivated_at))
  execute function private.renew_workspace_epoch();

-- Who and what there is to choose from, where nobody's access changes by it: a new role, another name.
create function private.announce_directory_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_quiet() then
    perform realtime.send('{}', 'directory_changed', 'member:' || m.id, true)
    from public.members m where m.deactivated_at is null;
  end if;
  return null;
end
$$;
comment on function private.announce_directory_change() is 'After trigger of statements on roles, teams, categories, tags, members: directory_changed → every active member''s personal topic.';
create trigger categories_announce after insert or update on public.categories
  for each statement execute function private.announce_directory_change();
create trigger roles_announce after insert or delete or update of name on public.roles
  for each statement execute function private.announce_directory_change();
create trigger teams_announce after insert or delete or update of name, archived_at on public.teams
  for each statement execute function private.announce_directory_change();
create trigger tags_announce after insert or delete or update of name, colour, archived_at on public.tags
  for each statement execute function private.announce_directory_change();
-- A private view is its owner's own affair.
create function private.announce_view_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.saved_views := coalesce(new, old);
begin
  perform realtime.send('{}', 'directory_changed', 'member:' || m.id, true)
  from public.members m
  where m.deactivated_at is null
    and (changed.audience <> 'private' or m.id = changed.owner_id or (tg_op = 'UPDATE' and old.audience <> 'private'));
  return null;
end
$$;
comment on function private.announce_view_change() is 'After trigger of saved_views: directory_changed → whoever may have the view in the sidebar.';
create trigger saved_views_announce after insert or update or delete on public.saved_views
  for each row execute function private.announce_view_change();
create trigger team_members_announce after update of is_primary on public.team_members
  for each statement execute function private.announce_directory_change();
create trigger members_announce after insert or update of name, avatar_url, capacity on public.members
  for each statement execute function private.announce_directory_change();

-- A viewer sits on the member's list topics: they are emptied, and honest clients rejoin.
create trigger view_as_sessions_renew_epoch after update of ended_at on public.view_as_sessions
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function private.renew_workspace_epoch();

-- For each statement, not each row: a team of a hundred that is put together at once is announced once.
create function private.renew_team_epoch() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct a.team_id from arrived a);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct l.team_id from gone l);
  else
    touched := array(
      select team_id from (select a.team_id, a.member_id from arrived a except select l.team_id, l.member_id from gone l) came
      union
      select team_id from (select l.team_id, l.member_id from gone l except select a.team_id, a.member_id from arrived a) went);
  end if;
  if cardinality(touched) = 0 then return null; end if;
  update public.teams t set access_epoch = t.access_epoch + 1 where t.id = any (touched);
  -- Everybody: who sees one conversation of the team as assignee or by a mention sits on its old name, too.
  perform private.announce_access_change();
  return null;
end
$$;
comment on function private.renew_team_epoch() is 'After trigger of team_members: moves the teams'' topics. After a departure nothing more is said under the old names; an arrival finds nothing to replay from before it.';
create trigger team_members_arrive after insert on public.team_members
  referencing new table as arrived for each statement execute function private.renew_team_epoch();
create trigger team_members_leave after delete on public.team_members
  referencing old table as gone for each statement execute function private.renew_team_epoch();
create trigger team_members_change after update on public.team_members
  referencing old table as gone new table as arrived for each statement execute function private.renew_team_epoch();

-- A conversation that changed hands: whoever lost sight of it must not hear it any more.
create function private.renew_conversation_epoch() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if old.assignee_id is null and old.team_id is not distinct from new.team_id and not private.some_see_unassigned() then
    return new;
  end if;
  perform realtime.send(jsonb_build_object('conversation_id', old.id), 'topic_moved', private.conversation_topic('conversation', old.id), true);
  new.access_epoch := old.access_epoch + 1;
  return new;
end
$$;
comment on function private.renew_conversation_epoch() is 'Before trigger of conversations: a new team, an assignee who loses it and may have seen it for that reason alone, or one who takes it from those who see the unassigned only, moves the topic; the old name hears topic_moved last.';
create trigger conversations_renew_epoch before update of team_id, assignee_id on public.conversations
  for each row when (
    old.team_id is distinct from new.team_id or old.assignee_id is distinct from new.assignee_id)
  execute function private.renew_conversation_epoch();

create function private.renew_mention_epoch() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id), 'topic_moved', private.conversation_topic('conversation', new.conversation_id), true);
  update public.conversations c set access_epoch = c.access_epoch + 1 where c.id = new.conversation_id;
  perform private.announce_access_change(array[new.member_id]);
  return null;
end
$$;
comment on function private.renew_mention_epoch() is 'After trigger of mentions: a withdrawn mention moves the conversation''s topic.';
create trigger mentions_renew_epoch after update of withdrawn_at on public.mentions
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
  execute function private.renew_mention_epoch();

create function private.renew_customer_topic(contact uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform realtime.send('{}', 'topic_moved', private.contact_topic(contact), true);
  update public.contacts k set access_epoch = k.access_epoch + 1 where k.id = renew_customer_topic.contact;
end
$$;
comment on function private.renew_customer_topic(uuid) is 'Moves a customer''s topic; the old name hears topic_moved last, so that its browsers ask for the new one.';

-- Replay gives back what was broadcast under a name. Where it must not, the names are left behind.
create function private.leave_topics(conversation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform realtime.send(jsonb_build_object('conversation_id', leave_topics.conversation), 'topic_moved',
    private.conversation_topic('conversation', leave_topics.conversation), true);
  update public.conversations c set access_epoch = c.access_epoch + 1 where c.id = leave_topics.conversation;
  perform private.renew_customer_topic(c.contact_id) from public.conversations c where c.id = leave_topics.conversation;
end
$$;
comment on function private.leave_topics(uuid) is 'Moves a conversation''s and its customer''s topics, so that nothing broadcast before can be replayed.';

-- The list's topics stay, and replay gives back their rows of the last three days, previews included.
-- The span bounds the search: realtime.messages is indexed by time alone.
create function private.forget_broadcasts(conversations uuid[], since timestamptz, until timestamptz) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  forgotten integer;
begin
  update realtime.messages b set payload = '{}'
  -- Realtime keeps the time without a zone, in UTC.
  where b.inserted_at between (forget_broadcasts.since at time zone 'utc') and (forget_broadcasts.until at time zone 'utc')
    and (b.payload #>> '{row,id}' = any (conversations::text[]) or b.payload #>> '{conversation,id}' = any (conversations::text[])
      or b.payload #>> '{message,conversation_id}' = any (conversations::text[]) or b.payload ->> 'conversation_id' = any (conversations::text[]));
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
comment on function private.forget_broadcasts(uuid[], timestamptz, timestamptz) is
  'Empties what was broadcast about conversations in a span of time, so that no replay brings it back; returns how many. Clients catch up from the tables.';
grant execute on function private.forget_broadcasts(uuid[], timestamptz, timestamptz) to service_role;

create function private.renew_contact_epoch() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  contact uuid := case tg_table_name when 'contacts' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'contact_id' end;
begin
  perform private.renew_customer_topic(contact);
  -- The typing topics have moved with it: members learn their new names from the timeline.
  perform realtime.send(jsonb_build_object('conversation_id', c.id), 'topic_moved', private.conversation_topic('conversation', c.id), true)
  from public.conversations c where c.contact_id = contact and c.status <> 'closed';
  return null;
end
$$;
comment on function private.renew_contact_epoch() is
  'After trigger of visitor_sessions and contacts: a revoked session or a block moves the customer''s topic; the old name hears topic_moved last, so that the customer''s other browsers ask for the new one.';
create trigger contacts_renew_epoch after update of blocked_at on public.contacts
  for each row when (old.blocked_at is null and new.blocked_at is not null)
  execute function private.renew_contact_epoch();
create trigger visitor_sessions_renew_epoch after update of revoked_at on public.visitor_sessions
  for each row when (old.revoked_at is null and new.revoked_at is not null)
  execute function private.renew_contact_epoch();

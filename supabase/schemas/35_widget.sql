-- What the widget asks for: the customer's conversations, their messages, how things stand. The functions
-- that open sessions (27_identity.sql) are for the widget-session edge function alone (service role): it has
-- checked who the host page says its user is.

-- By name too: a database that grants new functions to the API roles by default must not open these.
revoke execute on function public.widget_inbox(text), public.open_visitor_session(uuid, text, jsonb, text, jsonb, text),
  public.end_visitor_session(uuid), public.note_identity_failure(uuid, text)
  from public, anon, authenticated;
grant execute on function public.widget_inbox(text), public.open_visitor_session(uuid, text, jsonb, text, jsonb, text),
  public.end_visitor_session(uuid), public.note_identity_failure(uuid, text) to service_role;

create function private.require_contact() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.contact_id();
begin
  if me is null then
    perform private.refuse('not_a_contact', 'Only a customer''s session may do this.', '42501');
  end if;
  return me;
end
$$;
comment on function private.require_contact() is 'Returns the calling contact''s id or refuses with 42501 not_a_contact.';

create function public.start_conversation(client_id uuid, message_client_id uuid, body text, category uuid default null, attachments uuid[] default '{}')
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  begun public.conversations;
  topic_category public.categories;
  message jsonb;
begin
  if start_conversation.client_id is null then
    perform private.refuse('client_id_missing', 'A conversation needs the client''s own id.', 'PT400');
  end if;
  -- A visitor who is just turning out to be a known customer: behind this lock it is settled who begins.
  perform from public.contacts k where k.id = me for share;
  me := private.require_contact();
  select c.* into topic_category from public.categories c
  where c.id = start_conversation.category and private.is_offered_in(c, private.my_inbox_id());
  -- A repeated start finds its conversation, whatever has become of the category since.
  if category is not null and topic_category.id is null and not exists (
    select from public.conversations c where c.contact_id = me and c.client_id = start_conversation.client_id
  ) then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  if not exists (select from public.conversations c where c.contact_id = me and c.client_id = start_conversation.client_id) then
    perform private.limit_new_conversation();
  end if;
  insert into public.conversations as c (contact_id, client_id, inbox_id, category_id, team_id, priority, contact_name)
  select me, start_conversation.client_id, i.id, topic_category.id,
    coalesce(topic_category.team_id, i.team_id), coalesce(topic_category.priority, 0), k.name
  from public.inboxes i, public.contacts k
  where i.id = private.my_inbox_id() and k.id = me
  on conflict on constraint conversations_contact_id_client_id_key do nothing
  returning c.* into begun;
  if begun.id is null then
    select c.* into strict begun from public.conversations c
    where c.contact_id = me and c.client_id = start_conversation.client_id;
  else
    perform private.record_event(begun.id, 'conversation_started', 'contact', me,
      jsonb_build_object('category_id', topic_category.id, 'team_id', begun.team_id));
  end if;
  -- Two statements: contact_conversation is stable, and within one would not yet see the message.
  message := public.send_message(begun.id, start_conversation.message_client_id, start_conversation.body, start_conversation.attachments);
  return jsonb_build_object('message', message, 'conversation', private.contact_conversation(begun.id));
end
$$;
comment on function public.start_conversation(uuid, uuid, text, uuid, uuid[]) is
  'Starts a conversation of the calling contact with its first message; returns {conversation: private.contact_conversation, message: private.message_json}. Repeating the client_ids returns the first. Errors: 42501 not_a_contact, 404 category_not_found, 429 rate_limited, and those of send_message.';

-- What was said last, as far as its customer may know.
create function private.contact_preview(c public.conversations) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  last public.messages;
begin
  select m.* into last from public.messages m where m.conversation_id = c.id and m.seq = c.last_seq;
  if last.deleted_at is null then
    return jsonb_build_object('preview', c.preview, 'preview_from', c.preview_from, 'preview_deleted', false,
      'preview_author', case last.author_kind when 'member' then private.public_member(last.author_id) end);
  elsif exists (select from public.inboxes i where i.id = c.inbox_id and i.deleted_messages = 'tombstone') then
    return jsonb_build_object('preview', '', 'preview_from', c.preview_from, 'preview_deleted', true);
  end if;
  last := null;
  select m.* into last from public.messages m
  where m.conversation_id = c.id and m.deleted_at is null order by m.seq desc limit 1;
  return jsonb_build_object('preview', coalesce(private.preview_of(last.author_kind, last.body,
      (select string_agg(a.name, ', ' order by a.created_at, a.id) from public.attachments a
      where a.conversation_id = c.id and a.message_seq = last.seq)), ''),
    'preview_from', last.author_kind, 'preview_deleted', false,
    'preview_author', case last.author_kind when 'member' then private.public_member(last.author_id) end);
end
$$;
comment on function private.contact_preview(public.conversations) is
  '{preview, preview_from, preview_deleted, preview_author {id, name, avatar_url}|null}: the last message; that it was deleted; or, where the inbox shows customers nothing of deleted messages, the last one that was not.';

-- A conversation as its customer sees it.
create function private.contact_conversation(conversation uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'id', c.id, 'number', c.number, 'status', c.status, 'category_id', c.category_id,
      'last_seq', c.last_seq, 'last_message_at', c.last_message_at,
      'assignee', private.public_member(c.assignee_id),
      'queue', private.queue_place(c), 'continues_id', c.continues_id,
      'typing_topic', private.conversation_topic('typing', c.id),
      'my_read_seq', coalesce((select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0),
      'my_delivered_seq', coalesce((select greatest(r.last_read_seq, r.last_delivered_seq) from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0),
      'team_read_seq', coalesce((select max(r.last_read_seq) from public.read_marks r where r.conversation_id = c.id and r.reader_kind = 'member'), 0),
      'unread', greatest(0, case when c.last_member_seq > coalesce(
          (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
        then (select count(*) from (
          select from public.messages m where m.conversation_id = c.id and m.author_kind <> 'contact' and m.deleted_at is null and m.seq > coalesce(
            (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
          limit 100) unread) else 0 end))
      || private.contact_preview(c) || private.customer_choices(c)
    from public.conversations c where c.id = contact_conversation.conversation
  );
end
$$;
comment on function private.contact_conversation(uuid) is
  '{id, number, status, category_id, last_seq, last_message_at, preview, preview_from, preview_deleted, preview_author (private.contact_preview), assignee {id, name, avatar_url}|null, queue (private.queue_place), continues_id|null, typing_topic, my_read_seq, my_delivered_seq, team_read_seq, unread (≤ 100)} and private.customer_choices.';

-- The inbox at this moment: is anybody there, who, and how long an answer takes.
create function private.widget_inbox_state(inbox uuid, contact public.contacts) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  place public.inboxes;
  settings public.widget_settings;
  is_open boolean;
  faces jsonb;
begin
  select i.* into place from public.inboxes i where i.id = widget_inbox_state.inbox;
  select w.* into settings from public.widget_settings w where w.inbox_id = place.id;
  is_open := private.team_is_open(place.team_id, now());
  select coalesce(jsonb_agg(private.public_member(f.id)), '[]') into faces from (
    select m.id from public.team_members t join public.members m on m.id = t.member_id
    where t.team_id = place.team_id and m.deactivated_at is null and m.availability = 'online'
    order by t.is_primary desc, m.avatar_url is null, m.name limit 3) f;
  return private.widget_limits(settings) || jsonb_build_object(
    'name', place.name, 'is_open_now', is_open,
    'opens_at', case when not is_open then private.team_opens_at(place.team_id, now()) end,
    'expects_minutes', settings.expects_minutes, 'faces', faces,
    'asks_for_address', settings.asks_for_address and contact.email is null and (not is_open or faces = '[]'));
end
$$;
comment on function private.widget_inbox_state(uuid, public.contacts) is
  '{name, is_open_now, opens_at|null, expects_minutes|null, faces [≤ 3 of {id, name, avatar_url}], asks_for_address} and private.widget_limits of an inbox, for one customer.';

create function public.widget_state() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  my_inbox uuid := private.my_inbox_id();
  known public.contacts;
begin
  select k.* into known from public.contacts k where k.id = me;
  return jsonb_build_object(
    'contact', jsonb_build_object('id', known.id, 'name', known.name, 'email', known.email,
      'is_verified', (select s.is_verified from private.my_session() s)),
    'topic', private.contact_topic(me),
    'inbox', private.widget_inbox_state(my_inbox, known),
    'categories', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'names', g.names) order by g.sort_order, g.key), '[]')
      from public.categories g where private.is_offered_in(g, my_inbox)),
    'conversations', (select coalesce(jsonb_agg(private.contact_conversation(c.id) order by c.last_message_at desc), '[]')
      from (select c.id, c.last_message_at from public.conversations c
        where c.contact_id = me and c.inbox_id = my_inbox
        order by c.last_message_at desc limit 50) c));
end
$$;
comment on function public.widget_state() is
  '{contact {id, name, email, is_verified}, topic, inbox (private.widget_inbox_state), categories [{id, names}, those of its inbox], conversations [private.contact_conversation, newest 50]} of the calling contact. Error: 42501 not_a_contact.';

create function public.contact_messages(conversation uuid, before_seq bigint default null, since_position bigint default null, page_size integer default 50)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 200);
  -- How far a catch-up that is cut short comes; null where it comes to the end.
  cut bigint;
begin
  if not private.can_see_conversation(contact_messages.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if since_position is not null then
    select max(e.position) into cut from (
      select e.position from public.conversation_events e
      where e.conversation_id = contact_messages.conversation and e.position > since_position and e.seq is not null
      order by e.position limit 1000) e
    having count(*) = 1000;
  end if;
  return jsonb_build_object(
    'conversation', private.contact_conversation(contact_messages.conversation),
    'position', coalesce(cut, (select c.position from public.conversations c where c.id = contact_messages.conversation)),
    'messages', case when since_position is null then (
        select coalesce(jsonb_agg(private.as_customer_sees(private.message_json(m)) order by m.seq), '[]') from (
          select m.* from public.messages m
          where m.conversation_id = contact_messages.conversation and (before_seq is null or m.seq < before_seq)
          order by m.seq desc limit rows) m)
      else (
        select coalesce(jsonb_agg(private.as_customer_sees(private.message_json(m)) order by m.seq), '[]') from public.messages m
        where m.conversation_id = contact_messages.conversation and m.seq in (
          select e.seq from public.conversation_events e
          where e.conversation_id = contact_messages.conversation and e.position > since_position and e.seq is not null
            and (cut is null or e.position <= cut))) end);
end
$$;
comment on function public.contact_messages(uuid, bigint, bigint, integer) is
  'Messages for the calling contact, oldest first: the newest page (≤ 200), the page before a seq, or (since_position) every message sent, edited or deleted after a position, at most 1000 changes a call. position is how far the answer comes; the next catch-up goes on there. Returns {conversation, position, messages}. Errors: 42501 not_a_contact, 404 conversation_not_found.';

grant execute on function public.start_conversation(uuid, uuid, text, uuid, uuid[]), public.widget_state(),
  public.contact_messages(uuid, bigint, bigint, integer) to authenticated;

create trigger messages_limit_customer before insert on public.messages
  for each row when (new.author_kind = 'contact') execute function private.limit_customer_message();
create trigger attachments_limit_customer before insert on public.attachments
  for each row when (new.uploader_kind = 'contact') execute function private.limit_customer_file();

-- What the widget asks for: a session for a browser, the customer's conversations, their messages.
-- The session functions are for the widget-session edge function alone (service role): it has checked
-- who the host page says its user is.

create function public.widget_inbox(inbox_key text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', i.id, 'name', i.name, 'greetings', i.greetings, 'identity_secret', s.identity_secret)
  from public.inboxes i join private.inbox_secrets s on s.inbox_id = i.id
  where i.key = inbox_key and i.channel = 'widget' and i.archived_at is null
$$;
comment on function public.widget_inbox(text) is
  '{id, name, greetings, identity_secret} of a widget inbox by its public key, or null. Service role only: the secret never leaves the server.';

-- Finds or makes the contact behind a signed identity.
create function private.verified_contact(identity jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  found uuid;
  employer uuid;
begin
  if coalesce(identity ->> 'user_id', '') = '' then
    perform private.refuse('identity_invalid', 'An identity says at least a user_id.', 'PT400');
  end if;
  if identity ->> 'company_id' is not null then
    -- Written only where there is news: else all customers of a company would wait for one row's lock.
    select c.id into employer from public.companies c
    where c.external_id = identity ->> 'company_id' and c.name = coalesce(identity ->> 'company_name', c.name);
    if employer is null then
      insert into public.companies as c (external_id, name)
      values (identity ->> 'company_id', coalesce(identity ->> 'company_name', identity ->> 'company_id'))
      on conflict (external_id) do update set name = coalesce(identity ->> 'company_name', c.name)
      returning c.id into employer;
    end if;
  end if;
  select i.contact_id into found from public.contact_identities i
  where i.channel = 'widget' and i.external_id = identity ->> 'user_id';
  if found is null then
    -- Two first visits at once: the loser of the race waits here and then finds the winner's contact.
    perform pg_advisory_xact_lock(hashtextextended('widget:' || (identity ->> 'user_id'), 0));
    select i.contact_id into found from public.contact_identities i
    where i.channel = 'widget' and i.external_id = identity ->> 'user_id';
  end if;
  if found is null then
    insert into public.contacts (name, email, company_id)
    values (identity ->> 'name', identity ->> 'email', employer) returning id into found;
    insert into public.contact_identities (contact_id, channel, external_id, verified_at)
    values (found, 'widget', identity ->> 'user_id', now());
  end if;
  perform private.hear_identity(found, jsonb_build_object(
    'name', identity ->> 'name', 'email', identity ->> 'email', 'phone', identity ->> 'phone', 'company_id', employer));
  return found;
end
$$;
comment on function private.verified_contact(jsonb) is
  'Contact id for a signed identity {user_id, name?, email?, company_id?, company_name?}; made on the first visit, updated later by what it says anew (private.hear_identity). Error: 400 identity_invalid.';

create function public.open_visitor_session(inbox uuid, secret text, identity jsonb default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  hash bytea := sha256(convert_to(secret, 'UTF8'));
  session public.visitor_sessions;
  contact uuid;
begin
  if coalesce(length(secret), 0) < 43 then
    perform private.refuse('secret_too_short', 'A visitor secret carries 256 bits.', 'PT400');
  end if;
  if not exists (select from public.inboxes i where i.id = inbox) then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  select s.* into session from public.visitor_sessions s where s.secret_hash = hash for update;
  if session.id is null then
    -- Tabs that are restored at once come with one new secret: the others wait here for the first.
    perform pg_advisory_xact_lock(hashtextextended('visitor:' || encode(hash, 'hex'), 0));
    select s.* into session from public.visitor_sessions s where s.secret_hash = hash for update;
  end if;
  if session.id is not null and (session.inbox_id <> inbox or session.revoked_at is not null or session.expires_at < now()) then
    perform private.refuse('session_ended', 'Begin again with a new secret.', 'PT401');
  end if;
  if identity is not null then
    contact := private.verified_contact(identity);
    if session.id is not null and session.contact_id <> contact then
      -- A browser's secret stays with the contact it began with: another person gets another secret.
      perform private.refuse('session_of_another', 'This secret belongs to another contact. Begin again with a new one.', 'PT409');
    end if;
  elsif session.id is not null and session.is_verified then
    perform private.refuse('identity_required', 'This session belongs to a known customer: send the signed identity.', 'PT401');
  end if;
  if session.id is null then
    if contact is null then
      insert into public.contacts default values returning id into contact;
    end if;
    insert into public.visitor_sessions (contact_id, inbox_id, secret_hash, is_verified)
    values (contact, inbox, hash, identity is not null) returning * into session;
  else
    update public.visitor_sessions s set last_seen_at = now(), expires_at = now() + interval '90 days' where s.id = session.id;
  end if;
  if exists (select from public.contacts c where c.id = session.contact_id and c.blocked_at is not null) then
    perform private.refuse('contact_blocked', 'This customer is blocked.', '42501');
  end if;
  return jsonb_build_object('session_id', session.id, 'contact_id', session.contact_id, 'inbox_id', session.inbox_id);
end
$$;
comment on function public.open_visitor_session(uuid, text, jsonb) is
  'Opens or continues the session of a browser by its secret; identity is what the host page signed, already verified by the caller. Returns {session_id, contact_id, inbox_id}. Service role only. Errors: 401 session_ended, identity_required; 409 session_of_another; 404 inbox_not_found; 400 secret_too_short, identity_invalid; 42501 contact_blocked.';

create function public.end_visitor_session(session uuid) returns void
language sql security definer set search_path = ''
as $$ update public.visitor_sessions s set revoked_at = now() where s.id = end_visitor_session.session and s.revoked_at is null $$;
comment on function public.end_visitor_session(uuid) is 'Ends a browser''s session: its token is refused at the next statement. Service role only.';

-- By name too: a database that grants new functions to the API roles by default must not open these.
revoke execute on function public.widget_inbox(text), public.open_visitor_session(uuid, text, jsonb), public.end_visitor_session(uuid)
  from public, anon, authenticated;
grant execute on function public.widget_inbox(text), public.open_visitor_session(uuid, text, jsonb), public.end_visitor_session(uuid) to service_role;

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

create function public.start_conversation(client_id uuid, message_client_id uuid, body text, category uuid default null) returns jsonb
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
  select c.* into topic_category from public.categories c
  where c.id = start_conversation.category and c.archived_at is null;
  -- A repeated start finds its conversation, whatever has become of the category since.
  if category is not null and topic_category.id is null and not exists (
    select from public.conversations c where c.contact_id = me and c.client_id = start_conversation.client_id
  ) then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
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
  message := public.send_message(begun.id, start_conversation.message_client_id, start_conversation.body);
  return jsonb_build_object('message', message, 'conversation', private.contact_conversation(begun.id));
end
$$;
comment on function public.start_conversation(uuid, uuid, text, uuid) is
  'Starts a conversation of the calling contact with its first message; returns {conversation: private.contact_conversation, message: private.message_json}. Repeating the client_ids returns the first. Errors: 42501 not_a_contact, 404 category_not_found, and those of send_message.';

-- What was said last, as far as its customer may know.
create function private.contact_preview(c public.conversations) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  last public.messages;
begin
  select m.* into last from public.messages m where m.conversation_id = c.id and m.seq = c.last_seq;
  if last.deleted_at is null then
    return jsonb_build_object('preview', c.preview, 'preview_from', c.preview_from, 'preview_deleted', false);
  elsif exists (select from public.inboxes i where i.id = c.inbox_id and i.deleted_messages = 'tombstone') then
    return jsonb_build_object('preview', '', 'preview_from', c.preview_from, 'preview_deleted', true);
  end if;
  last := null;
  select m.* into last from public.messages m
  where m.conversation_id = c.id and m.deleted_at is null order by m.seq desc limit 1;
  return jsonb_build_object('preview', coalesce(private.preview_of(last.author_kind, last.body,
      (select string_agg(a.name, ', ' order by a.created_at, a.id) from public.attachments a
      where a.conversation_id = c.id and a.message_seq = last.seq)), ''),
    'preview_from', last.author_kind, 'preview_deleted', false);
end
$$;
comment on function private.contact_preview(public.conversations) is
  '{preview, preview_from, preview_deleted}: the last message; that it was deleted; or, where the inbox shows customers nothing of deleted messages, the last one that was not.';

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
      'team_read_seq', coalesce((select max(r.last_read_seq) from public.read_marks r where r.conversation_id = c.id and r.reader_kind = 'member'), 0),
      'unread', greatest(0, case when c.last_member_seq > coalesce(
          (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
        then (select count(*) from (
          select from public.messages m where m.conversation_id = c.id and m.author_kind <> 'contact' and m.deleted_at is null and m.seq > coalesce(
            (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
          limit 100) unread) else 0 end))
      || private.contact_preview(c)
    from public.conversations c where c.id = contact_conversation.conversation
  );
end
$$;
comment on function private.contact_conversation(uuid) is
  '{id, number, status, category_id, last_seq, last_message_at, preview, preview_from, preview_deleted (private.contact_preview), assignee {id, name, avatar_url}|null, queue (private.queue_place), continues_id|null, typing_topic, my_read_seq, team_read_seq, unread (≤ 100)}.';

create function public.widget_state() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  my_inbox uuid := private.my_inbox_id();
begin
  return jsonb_build_object(
    'contact', (select jsonb_build_object('id', k.id, 'name', k.name) from public.contacts k where k.id = me),
    'topic', private.contact_topic(me),
    'categories', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'names', g.names) order by g.sort_order, g.key), '[]')
      from public.categories g where g.archived_at is null),
    'conversations', (select coalesce(jsonb_agg(private.contact_conversation(c.id) order by c.last_message_at desc), '[]')
      from (select c.id, c.last_message_at from public.conversations c
        where c.contact_id = me and c.inbox_id = my_inbox
        order by c.last_message_at desc limit 50) c));
end
$$;
comment on function public.widget_state() is
  '{contact {id, name}, topic, categories [{id, names}], conversations [private.contact_conversation, newest 50]} of the calling contact. Error: 42501 not_a_contact.';

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

grant execute on function public.start_conversation(uuid, uuid, text, uuid), public.widget_state(),
  public.contact_messages(uuid, bigint, bigint, integer) to authenticated;

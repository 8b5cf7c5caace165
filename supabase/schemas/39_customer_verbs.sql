-- What a customer does beside writing: closes and reopens its conversation, leaves an address, has the
-- conversation mailed. A mail goes to the customer's own address alone, and never so often or so empty that
-- the desk could be used against somebody else's mailbox.

create function public.close_my_conversation(conversation uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  locked public.conversations := private.lock_conversation(close_my_conversation.conversation);
begin
  if locked.status <> 'closed' then
    if not coalesce((select w.may_close from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
      perform private.refuse('closing_not_allowed', 'In this inbox the team closes.', 'PT403');
    end if;
    update public.conversations c set status = 'closed', closed_at = now(), waiting_since = null where c.id = locked.id;
    perform private.record_event(locked.id, 'conversation_closed', 'contact', me);
  end if;
  return private.contact_conversation(locked.id);
end
$$;
comment on function public.close_my_conversation(uuid) is
  'Closes the calling contact''s conversation where its inbox allows; repeating it changes nothing. Returns private.contact_conversation. Errors: 42501 not_a_contact; 404 conversation_not_found; 403 closing_not_allowed.';

create function public.reopen_my_conversation(conversation uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  locked public.conversations := private.lock_conversation(reopen_my_conversation.conversation);
  instant timestamptz := now();
begin
  if locked.status = 'closed' then
    if locked.merged_into_id is not null then
      perform private.refuse('conversation_merged', 'It was merged into another one: a message goes there.', 'PT409');
    end if;
    if not coalesce((select w.may_close from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
      perform private.refuse('closing_not_allowed', 'In this inbox a message reopens.', 'PT403');
    end if;
    if locked.closed_at < now() - (select i.reopen_within from public.inboxes i where i.id = locked.inbox_id) then
      perform private.refuse('reopening_over', 'It was closed too long ago: begin a new one.', 'PT409');
    end if;
    perform private.limit_rate('reopening', me::text);
    update public.conversations c set waiting_since = instant where c.id = locked.id;
    perform private.bring_back(locked, 'conversation_reopened', 'customer_reopened', 'contact', me,
      jsonb_build_object('waiting_since', instant));
  end if;
  return private.contact_conversation(locked.id);
end
$$;
comment on function public.reopen_my_conversation(uuid) is
  'Reopens the calling contact''s closed conversation, to the owner it had if there is room; it waits for us again. Returns private.contact_conversation. Errors: 42501 not_a_contact; 404 conversation_not_found; 403 closing_not_allowed; 409 conversation_merged, reopening_over; 429 rate_limited.';

create function public.leave_address(email text, name text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  mine public.visitor_sessions := private.my_session();
  known public.contacts;
  wanted text := lower(btrim(coalesce(leave_address.email, '')));
  called text := nullif(left(btrim(regexp_replace(coalesce(leave_address.name, ''), '[\s[:cntrl:]]+', ' ', 'g')), 120), '');
begin
  if length(wanted) > 254 or wanted !~ '^[^@\s<>"'',;]+@[^@\s<>"'',;]+\.[^@\s<>"'',;]+$' then
    perform private.refuse('address_invalid', 'An address looks like name@example.com.');
  end if;
  select k.* into known from public.contacts k where k.id = me for no key update;
  if known.email = wanted and (called is null or known.name is not null) then return jsonb_build_object('email', known.email); end if;
  -- Who a known customer is, and how to reach it, is said by its backend and by the team.
  if known.email is not null and (mine.is_verified or known.email_left_at is null) then
    perform private.refuse('address_known', 'This customer''s address is known; it is changed where it comes from.', 'PT409');
  end if;
  perform private.limit_rate('address', me::text);
  perform private.limit_rate('address_network', encode(mine.address_hash, 'hex'));
  update public.contacts k set email = wanted, email_left_at = clock_timestamp(),
    name = case when mine.is_verified then k.name else coalesce(called, k.name) end
  where k.id = me returning * into known;
  return jsonb_build_object('email', known.email);
end
$$;
comment on function public.leave_address(text, text) is
  'Keeps the address (and the name) that a visitor types: replies go there while the widget is closed. Nobody has proven it, so it opens nothing and joins nobody. A visitor may correct his own. Returns {email}. Errors: 42501 not_a_contact; 400 address_invalid; 409 address_known; 429 rate_limited.';

create function private.masked_address(email text) returns text
language sql immutable set search_path = ''
as $$ select left(split_part(email, '@', 1), 1) || '…@' || split_part(email, '@', 2) $$;
comment on function private.masked_address(text) is 'm…@example.com.';

create function public.send_transcript(conversation uuid, email text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  mine public.visitor_sessions := private.my_session();
  locked public.conversations;
  recipient text;
  said_at bigint;
begin
  -- Before the conversation is locked, because a contact is; whatever is refused below takes it back.
  if coalesce(btrim(send_transcript.email), '') <> '' then perform public.leave_address(send_transcript.email); end if;
  locked := private.lock_conversation(send_transcript.conversation);
  if not coalesce((select w.sends_transcripts from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
    perform private.refuse('transcript_not_allowed', 'This inbox mails no transcripts.', 'PT403');
  end if;
  -- A mail of a visitor's own words to an address of a visitor's own choice would be anybody's way to mail anybody.
  if locked.last_member_seq = 0 then
    perform private.refuse('transcript_empty', 'Nobody of the team has answered yet.', 'PT409');
  end if;
  select lower(k.email) into recipient from public.contacts k where k.id = me;
  if recipient is null then
    perform private.refuse('address_missing', 'Leave an address first.', 'PT409');
  end if;
  perform private.limit_rate('transcript', me::text);
  perform private.limit_rate('transcript_network', encode(mine.address_hash, 'hex'));
  perform private.limit_rate('transcript_recipient', encode(sha256(convert_to(recipient, 'UTF8')), 'hex'));
  said_at := private.record_event(locked.id, 'transcript_sent', 'contact', me, jsonb_build_object('last_seq', locked.last_seq));
  perform private.enqueue('messages/mail-transcript', jsonb_build_object('conversation_id', locked.id, 'position', said_at),
    locked.id || ':' || said_at);
  return jsonb_build_object('to', private.masked_address(recipient));
end
$$;
comment on function public.send_transcript(uuid, text) is
  'Mails the calling contact its conversation, to its own address; an address given with it is left first (leave_address). Event transcript_sent. Returns {to: masked address}. Errors: 42501 not_a_contact; 404 conversation_not_found; 403 transcript_not_allowed; 409 transcript_empty, address_missing, address_known; 400 address_invalid; 429 rate_limited.';

grant execute on function public.close_my_conversation(uuid), public.reopen_my_conversation(uuid), public.leave_address(text, text),
  public.send_transcript(uuid, text) to authenticated;

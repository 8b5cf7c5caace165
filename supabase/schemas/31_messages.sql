-- Messages: what the customer sees, in either direction. (conversation_id, seq) is the key; the
-- client's own id makes a repeated send find the first one. What a message said before is in the
-- ledger (34_ledger.sql).

create table public.messages (
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  seq bigint not null,
  position bigint not null,
  client_id uuid not null,
  author_kind public.actor_kind not null,
  author_id uuid,
  body text not null check (length(body) <= 20000),
  sent_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (conversation_id, seq),
  unique (conversation_id, client_id)
);
comment on table public.messages is 'What the customer sees, in either direction. seq counts from 1 without gaps; position is that of its message_sent event.';

create table public.attachments (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid references public.conversations (id) on delete cascade,
  message_seq bigint,
  note_id uuid,
  uploader_kind public.actor_kind not null,
  uploader_id uuid not null,
  name text not null check (length(name) between 1 and 200 and name !~ '[/\\[:cntrl:]]'),
  content_type text not null check (length(content_type) <= 120),
  bytes bigint not null check (bytes between 1 and 26214400),
  path text not null default '' check (length(path) <= 400),
  width integer check (width between 1 and 65535),
  height integer check (height between 1 and 65535),
  checked_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (conversation_id, message_seq) references public.messages (conversation_id, seq),
  constraint attachments_sent_somewhere check (conversation_id is not null or (message_seq is null and note_id is null)),
  constraint attachments_picture_checked check ((width is null) = (height is null) and (width is null or checked_at is not null))
);
comment on table public.attachments is 'A file of a message or a note. It lies in the bucket "attachments" at path; until message_seq or note_id is set only its uploader sees it, and after its message is deleted only who may read_deleted.';
comment on column public.attachments.path is 'Its key in the bucket: <id>/file.<extension>, in ASCII as Storage wants it; files of the first releases <conversation>/<id>/<name>.';
comment on column public.attachments.content_type is 'What its extension says (private.file_types); for a picture what its bytes say.';
comment on column public.attachments.width is 'With height: a picture that may be shown in place, by its bytes. Null: to be downloaded only.';
comment on column public.attachments.checked_at is 'When the server had read its first bytes (check-file). Without it no message takes the file.';
create index attachments_by_message on public.attachments (conversation_id, message_seq);
create index attachments_note_id on public.attachments (note_id);
create index attachments_loose on public.attachments (created_at) where message_seq is null and note_id is null;
create index attachments_loose_of_uploader on public.attachments (uploader_id) where message_seq is null and note_id is null;
create index attachments_path on public.attachments (path);

alter table public.messages enable row level security;
alter table public.attachments enable row level security;

create policy "whoever sees the conversation reads its messages" on public.messages for select to authenticated
  using (
    exists (select from public.conversations c where c.id = conversation_id)
    or conversation_id = any ((select private.my_own_conversation_ids())::uuid[])
  );
grant select on public.messages, public.attachments to authenticated;
grant select, insert, update, delete on public.messages, public.attachments to service_role;

-- The one shape of a file.
create function private.attachment_json(file public.attachments) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object('id', file.id, 'name', file.name, 'content_type', file.content_type,
    'bytes', file.bytes, 'path', file.path, 'width', file.width, 'height', file.height))
$$;
comment on function private.attachment_json(public.attachments) is '{id, name, content_type, bytes, path, width?, height?}; the last two only of a picture that may be shown in place.';

-- The one shape of a message, for rpc answers and realtime payloads alike.
create function private.message_json(message public.messages) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return jsonb_build_object(
    'conversation_id', message.conversation_id, 'seq', message.seq, 'position', message.position,
    'client_id', message.client_id, 'body', message.body, 'sent_at', message.sent_at,
    'edited_at', message.edited_at, 'deleted_at', message.deleted_at,
    'author', jsonb_build_object('kind', message.author_kind, 'id', message.author_id) || case message.author_kind
      when 'member' then coalesce(private.public_member(message.author_id), '{}')
      when 'contact' then coalesce((select jsonb_build_object('name', c.name, 'avatar_url', c.avatar_url)
        from public.contacts c where c.id = message.author_id), '{}')
      else '{}' end,
    'attachments', coalesce((
      select jsonb_agg(private.attachment_json(a) order by a.created_at, a.id)
      from public.attachments a
      where a.conversation_id = message.conversation_id and a.message_seq = message.seq and message.deleted_at is null), '[]'));
end
$$;
comment on function private.message_json(public.messages) is
  '{conversation_id, seq, position, client_id, body, sent_at, edited_at, deleted_at, author {kind, id, name, avatar_url}, attachments [private.attachment_json]}.';

-- The same for the customer: what the team deleted may be nothing at all to it.
create function private.as_customer_sees(message jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if message ->> 'deleted_at' is null then return message; end if;
  return message || case when exists (
    select from public.conversations c join public.inboxes i on i.id = c.inbox_id
    where c.id = (message ->> 'conversation_id')::uuid and i.deleted_messages = 'hidden'
  ) then '{"hidden": true}'::jsonb else '{}' end;
end
$$;
comment on function private.as_customer_sees(jsonb) is 'A private.message_json, with hidden: true on a deleted message where the inbox shows customers nothing of it.';

-- Words of a member are a small Markdown (lib/markup); this is what is left of it where there is only room for words.
create function private.plain_text(body text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  -- A character behind a backslash is no marker: it waits in the private use area until the markers are gone.
  marks constant text[] := array['*', '`', '[', ']', '>', '-', '(', ')', '!'];
  words text := body;
begin
  if body !~ '[\\*`[>-]' then return body; end if;
  words := replace(words, '\\', U&'\E000');
  for n in 1..9 loop words := replace(words, '\' || marks[n], chr(57344 + n)); end loop;
  words := regexp_replace(words, '^[ >]*`{3,} *[A-Za-z0-9_+#-]*$', '', 'gn');
  words := regexp_replace(words, '^(?: *(?:>|- ) ?)+', '', 'gn');
  words := regexp_replace(words, '!\[([^]\[\n]*)\]\(file:[0-9a-f-]{36}\)', ' \1 ', 'g');
  words := regexp_replace(words, '\[([^]\[\n]+)\]\((?:https?://|mailto:)[^[:space:]()<>]+\)', '\1', 'gi');
  words := regexp_replace(words, '`+([^`\n]+)`+', '\1', 'g');
  words := replace(words, '**', U&'\E0FF');
  words := regexp_replace(words, U&'\E0FF([^\005Cs\E0FF]([^\005Cn\E0FF]*[^\005Cs\E0FF])?)\E0FF', '\1', 'g');
  words := regexp_replace(words, '\*([^\s*]([^\n*]*[^\s*])?)\*', '\1', 'g');
  words := replace(words, U&'\E0FF', '**');
  for n in 1..9 loop words := replace(words, chr(57344 + n), marks[n]); end loop;
  words := regexp_replace(words, '\\([]!"#$%&''()*+,./:;<=>?@[\\^_`{|}~ -])', '\1', 'g');
  return replace(words, U&'\E000', '\');
end
$$;
comment on function private.plain_text(text) is 'What a member wrote as bare words, the same as plain() in lib/markup/plain.ts, step by step.';

create function private.preview_of(kind public.actor_kind, body text, files text) returns text
language sql immutable set search_path = ''
as $$
  select left(regexp_replace(
    case when btrim(body, E' \t\r\n') = '' then coalesce(files, '') when kind = 'member' then private.plain_text(body) else body end,
    '\s+', ' ', 'g'), 140)
$$;
comment on function private.preview_of(public.actor_kind, text, text) is
  'What the list shows of a message: a member''s without its marks, white space folded, 140 characters; of one without words the names of its files.';

-- Writes a message into a locked conversation and moves the conversation's row along.
create function private.add_message(
  locked public.conversations, kind public.actor_kind, author uuid, client_id uuid, body text, files uuid[]
) returns public.messages
language plpgsql security definer set search_path = ''
as $$
declare
  written public.messages;
  instant timestamptz := clock_timestamp();
begin
  -- A condition on a null is not true, and a refusal would not happen.
  body := coalesce(add_message.body, '');
  files := coalesce(array_remove(files, null), '{}');
  if add_message.client_id is null then
    perform private.refuse('client_id_missing', 'A message needs the client''s own id.', 'PT400');
  end if;
  if btrim(add_message.body, E' \t\r\n') = '' and cardinality(files) = 0 then
    perform private.refuse('message_empty', 'A message needs a text or a file.', 'PT400');
  end if;
  if length(add_message.body) > 20000 then
    perform private.refuse('message_too_long', 'At most 20000 characters.', 'PT400');
  end if;
  if cardinality(files) > 10 then
    perform private.refuse('too_many_files', 'At most 10 files a message.', 'PT400');
  end if;
  if kind = 'contact' then perform private.hear_customer(locked, author); end if;
  if kind = 'member' and locked.assignee_id is null then
    update public.conversations c set assignee_id = author where c.id = locked.id;
    perform private.record_event(locked.id, 'conversation_assigned', kind, author,
      jsonb_build_object('member_id', author, 'reason', 'replied'));
  end if;
  update public.conversations c set
    last_seq = c.last_seq + 1,
    position = c.position + 1,
    last_contact_seq = case kind when 'contact' then c.last_seq + 1 else c.last_contact_seq end,
    last_member_seq = case kind when 'member' then c.last_seq + 1 else c.last_member_seq end,
    preview = private.preview_of(kind, add_message.body,
      (select string_agg(a.name, ', ' order by a.created_at, a.id) from public.attachments a where a.id = any (files))),
    preview_from = kind,
    last_message_at = instant,
    waiting_since = case kind when 'contact' then coalesce(c.waiting_since, instant) else null end,
    updated_at = now()
  where c.id = locked.id
  returning c.last_seq, c.position into written.seq, written.position;
  insert into public.messages (conversation_id, seq, position, client_id, author_kind, author_id, body, sent_at)
  values (locked.id, written.seq, written.position, add_message.client_id, kind, author, add_message.body, instant)
  returning * into written;
  if cardinality(files) > 0 then
    perform private.attach(locked.id, files, author, written.seq, null);
  end if;
  insert into public.read_marks as r (conversation_id, reader_id, reader_kind, last_read_seq)
  values (locked.id, author, kind, written.seq)
  on conflict on constraint read_marks_pkey do update
    set last_read_seq = greatest(r.last_read_seq, excluded.last_read_seq), read_at = now();
  insert into public.conversation_events (conversation_id, position, type, actor_kind, actor_id, seq)
  values (locked.id, written.position, 'message_sent', kind, author, written.seq);
  return written;
end
$$;
comment on function private.add_message(public.conversations, public.actor_kind, uuid, uuid, text, uuid[]) is
  'The send: takes seq and position under the conversation''s lock, writes the message, the author''s read mark and the event. A customer''s message wakes or reopens (private.hear_customer); a member''s reply to an unassigned conversation claims it. Errors: 400 client_id_missing, message_empty, message_too_long, too_many_files, and those of private.attach.';

-- Ties uploaded files to what they belong to; each must be the author's own, still loose, stored and checked.
create function private.attach(conversation uuid, files uuid[], author uuid, seq bigint, note uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  tied public.attachments[];
begin
  with changed as (
    update public.attachments a set conversation_id = attach.conversation, message_seq = attach.seq, note_id = attach.note
    where a.id = any (files) and a.uploader_id = author and a.message_seq is null and a.note_id is null
    returning a.*
  )
  select array_agg(c::public.attachments) into tied from changed c;
  if coalesce(cardinality(tied), 0) <> (select count(distinct f) from unnest(files) f) then
    perform private.refuse('attachment_not_found', 'A file is missing, not yours, or already sent.', 'PT400');
  end if;
  if exists (select from unnest(tied) a where a.checked_at is null) then
    perform private.refuse('file_not_checked', 'Ask the function check-file first.', 'PT409');
  end if;
  if exists (select from unnest(tied) a where not private.is_stored(a)) then
    perform private.refuse('upload_missing', 'A file is not in Storage, or not with the size that was announced.', 'PT409');
  end if;
end
$$;
comment on function private.attach(uuid, uuid[], uuid, bigint, uuid) is
  'Ties loose files of one author, wherever they were meant for, to a message or a note. Errors: 400 attachment_not_found; 409 file_not_checked, upload_missing.';

create function public.send_message(conversation uuid, client_id uuid, body text, attachments uuid[] default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  author uuid := private.contact_id();
  kind public.actor_kind := 'contact';
  locked public.conversations;
  message public.messages;
begin
  if author is null then
    author := private.require_permission('reply');
    kind := 'member';
  end if;
  locked := private.lock_conversation(send_message.conversation);
  if kind = 'contact' then
    locked := private.continuation(locked, send_message.client_id);
  end if;
  select m.* into message from public.messages m
  where m.conversation_id = locked.id and m.client_id = send_message.client_id;
  if message.seq is not null then
    if message.author_id is distinct from author then
      perform private.refuse('client_id_taken', 'Another author used this client_id here.', 'PT409');
    end if;
    return private.message_json(message);
  end if;
  -- Two statements: message_json is stable, and within one would not yet see the files just attached.
  message := private.add_message(locked, kind, author, send_message.client_id, send_message.body, send_message.attachments);
  return private.message_json(message);
end
$$;
comment on function public.send_message(uuid, uuid, text, uuid[]) is
  'Sends a message as the caller, member or contact; returns private.message_json. A customer''s message to a conversation closed too long ago goes to the one that continues it: conversation_id says which. Repeating a client_id returns the first message, so a retry is always safe. Errors: 42501 not_a_member, not_permitted; 404 conversation_not_found; 400 client_id_missing, message_empty, message_too_long, too_many_files, attachment_not_found; 409 client_id_taken, file_not_checked, upload_missing.';

grant execute on function public.send_message(uuid, uuid, text, uuid[]) to authenticated;

-- The ledger: what a message said before each edit, deletion, restoring or erasure, by whom and when.
-- It only grows, and each entry carries the hash of the one before it, so that a changed or missing
-- entry shows (verify_ledger; docs/access.md). Reading it is a verb, because reading it is audited.

create table public.message_revisions (
  conversation_id uuid not null,
  seq bigint not null,
  revision integer not null,
  body text not null,
  change text not null check (change in ('edited', 'deleted', 'restored', 'erased')),
  changed_by uuid not null references public.members (id),
  changed_at timestamptz not null default clock_timestamp(),
  entry bigint not null unique,
  files jsonb not null default '[]',
  salt bytea,
  text_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  erased_at timestamptz,
  primary key (conversation_id, seq, revision),
  foreign key (conversation_id, seq) references public.messages (conversation_id, seq),
  constraint message_revisions_salted check ((salt is null) = (erased_at is not null))
);
comment on table public.message_revisions is 'The ledger: what a message said before each change. Append-only; a chain of hashes over the whole installation, in the order of entry, without gaps.';
comment on column public.message_revisions.files is '[{id, name, bytes}] of the message at that moment.';
comment on column public.message_revisions.text_hash is 'SHA-256 of salt and text and files. An erasure blanks those three and leaves this: the chain still holds, and the text cannot be guessed from it.';
comment on column public.message_revisions.hash is 'private.ledger_hash of this entry, previous_hash included.';
create index message_revisions_changed_by on public.message_revisions (changed_by);

-- Who has just opened what a deleted message said may fetch its files for an hour.
create table private.ledger_readings (
  member_id uuid not null references public.members (id),
  conversation_id uuid not null,
  seq bigint not null,
  read_at timestamptz not null default now(),
  primary key (member_id, conversation_id, seq)
);
comment on table private.ledger_readings is 'When a member last opened what a message said before (each opening is in the audit log). Opens a deleted message''s files for an hour.';

alter table public.message_revisions enable row level security;
alter table private.ledger_readings enable row level security;
create policy "nobody reads the ledger past message_history" on public.message_revisions for select to authenticated using (false);
grant select, insert on public.message_revisions to service_role;
grant select on private.ledger_readings to service_role;

create function private.may_open_deleted_files(conversation uuid, seq bigint) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.has_permission('read_deleted') and exists (
    select from private.ledger_readings l
    where l.member_id = private.member_id() and l.conversation_id = may_open_deleted_files.conversation
      and l.seq = may_open_deleted_files.seq and l.read_at > now() - interval '1 hour');
end
$$;
comment on function private.may_open_deleted_files(uuid, bigint) is 'Has the caller, with read_deleted, opened within the hour what this message said?';
grant execute on function private.may_open_deleted_files(uuid, bigint) to authenticated, service_role;

create policy "whoever sees the message or note reads its files" on public.attachments for select to authenticated
  using (
    case
      when message_seq is null and note_id is null then uploader_id = coalesce((select private.member_id()), (select private.contact_id()))
      else (exists (select from public.conversations c where c.id = conversation_id)
          or conversation_id = any ((select private.my_own_conversation_ids())::uuid[]))
        and case
          when message_seq is null then (select private.is_member())
          else exists (
            select from public.messages m
            where m.conversation_id = attachments.conversation_id and m.seq = message_seq and m.deleted_at is null)
            or private.may_open_deleted_files(conversation_id, message_seq)
        end
    end
  );

-- The chain. SHA-256 over UTF-8 text, fields joined by "|"; instants in microseconds since 1970.
create function private.ledger_text_hash(salt bytea, body text, files jsonb) returns bytea
language sql immutable set search_path = ''
as $$ select sha256(salt || convert_to(jsonb_build_object('body', body, 'files', files)::text, 'UTF8')) $$;
comment on function private.ledger_text_hash(bytea, text, jsonb) is 'SHA-256 of a salt and the text {body, files}.';

create function private.ledger_hash(line public.message_revisions) returns bytea
language sql immutable set search_path = ''
as $$
  select sha256(convert_to(concat_ws('|', line.entry, encode(line.previous_hash, 'hex'), line.conversation_id, line.seq, line.revision,
    line.change, line.changed_by, (extract(epoch from line.changed_at) * 1000000)::bigint, encode(line.text_hash, 'hex')), 'UTF8'))
$$;
comment on function private.ledger_hash(public.message_revisions) is 'The hash an entry must carry: over its number, the hash before it, what it is about and the hash of its text.';

-- Appends what a message says now. Whoever appends holds the conversations' locks already, never the other way round.
create function private.append_to_ledger(message public.messages, change text, changed_by uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  line public.message_revisions;
  last public.message_revisions;
begin
  perform pg_advisory_xact_lock(hashtextextended('otklik.ledger', 0));
  select r.* into last from public.message_revisions r order by r.entry desc limit 1;
  line.conversation_id := message.conversation_id;
  line.seq := message.seq;
  line.revision := (select count(*) + 1 from public.message_revisions r where r.conversation_id = message.conversation_id and r.seq = message.seq);
  line.body := message.body;
  line.change := append_to_ledger.change;
  line.changed_by := append_to_ledger.changed_by;
  line.changed_at := clock_timestamp();
  line.entry := coalesce(last.entry, 0) + 1;
  line.files := (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'bytes', a.bytes) order by a.created_at, a.id), '[]')
    from public.attachments a where a.conversation_id = message.conversation_id and a.message_seq = message.seq);
  line.salt := extensions.gen_random_bytes(16);
  line.text_hash := private.ledger_text_hash(line.salt, line.body, line.files);
  line.previous_hash := coalesce(last.hash, '\x00');
  line.hash := private.ledger_hash(line);
  insert into public.message_revisions select line.*;
end
$$;
comment on function private.append_to_ledger(public.messages, text, uuid) is 'Writes what a message says, before it is changed, to the end of the chain.';

-- Verbs -----------------------------------------------------------------------------------------

create function public.edit_message(conversation uuid, seq bigint, body text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if btrim(coalesce(edit_message.body, ''), E' \t\r\n') = '' then
    perform private.refuse('message_empty', 'A message needs a text. Delete it instead.', 'PT400');
  elsif length(edit_message.body) > 20000 then
    perform private.refuse('message_too_long', 'At most 20000 characters.', 'PT400');
  end if;
  return private.revise_message(edit_message.conversation, edit_message.seq, 'edited', edit_message.body);
end
$$;
comment on function public.edit_message(uuid, bigint, text) is
  'Changes the text of one''s own message (others'' with delete_messages); the earlier text stays in the ledger. Repeating it changes nothing. Errors: 42501, 404 message_not_found, 400 message_empty, message_too_long, 409 message_deleted.';

create function public.delete_message(conversation uuid, seq bigint) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  return private.revise_message(delete_message.conversation, delete_message.seq, 'deleted', '');
end
$$;
comment on function public.delete_message(uuid, bigint) is
  'Blanks a message for everybody; the text stays in the ledger. Repeating it changes nothing. Errors: 42501, 404 message_not_found.';

create function public.restore_message(conversation uuid, seq bigint, revision integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('restore_messages');
  line public.message_revisions;
begin
  if private.can_see_conversation(restore_message.conversation) then
    select r.* into line from public.message_revisions r
    where r.conversation_id = restore_message.conversation and r.seq = restore_message.seq and r.revision = restore_message.revision;
  end if;
  if line.entry is null then
    perform private.refuse('revision_not_found', 'The ledger has no such earlier text.', 'PT404');
  elsif line.erased_at is not null or line.change = 'erased' then
    perform private.refuse('revision_erased', 'This text was erased for ever.', 'PT409');
  end if;
  return private.revise_message(line.conversation_id, line.seq, 'restored', line.body);
end
$$;
comment on function public.restore_message(uuid, bigint, integer) is
  'Makes a message say again what it said before a revision; what it says now goes to the ledger. Returns private.message_json. Audited. Needs restore_messages. Errors: 42501, 404 revision_not_found, message_not_found, 409 revision_erased.';

create function private.revise_message(conversation uuid, seq bigint, change text, body text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission(case change when 'restored' then 'restore_messages' else 'edit_messages' end);
  locked public.conversations;
  message public.messages;
  told_until timestamptz;
begin
  perform private.lock_customer_of(revise_message.conversation);
  locked := private.lock_conversation(revise_message.conversation);
  select m.* into message from public.messages m
  where m.conversation_id = locked.id and m.seq = revise_message.seq and m.author_kind = 'member';
  if message.seq is null then
    perform private.refuse('message_not_found', 'No message of the team with this number here.', 'PT404');
  end if;
  if message.author_id is distinct from me and change <> 'restored' then
    perform private.require_permission('delete_messages');
  end if;
  if message.deleted_at is not null and change <> 'restored' then
    if change = 'deleted' then return private.message_json(message); end if;
    perform private.refuse('message_deleted', 'A deleted message cannot be edited.', 'PT409');
  end if;
  if change <> 'deleted' and message.body = revise_message.body and message.deleted_at is null then
    return private.message_json(message);
  end if;
  perform private.append_to_ledger(message, revise_message.change, me);
  -- The list told its text while it was the newest: from its sending until the next one's.
  told_until := coalesce((
    select m.sent_at + interval '1 minute' from public.messages m
    where m.conversation_id = locked.id and m.seq = message.seq + 1 and message.edited_at is null), clock_timestamp());
  update public.messages m set
    body = revise_message.body,
    edited_at = case
      when change = 'edited' then clock_timestamp()
      when change = 'deleted' then m.edited_at
      -- Back to its first words it counts as never edited.
      when exists (select from public.message_revisions r where r.conversation_id = m.conversation_id and r.seq = m.seq
        and r.revision = 1 and r.body = revise_message.body) then null
      else clock_timestamp() end,
    deleted_at = case change when 'deleted' then clock_timestamp() end
  where m.conversation_id = locked.id and m.seq = message.seq returning m.* into message;
  if locked.last_seq = message.seq then
    update public.conversations c set preview = private.preview_of('member', revise_message.body, case when change <> 'deleted' then
      (select string_agg(a.name, ', ' order by a.created_at, a.id) from public.attachments a
      where a.conversation_id = locked.id and a.message_seq = message.seq) end)
    where c.id = locked.id;
  end if;
  if change <> 'edited' then
    perform private.audit('message_' || change, 'conversation', locked.id, jsonb_build_object('seq', message.seq, 'author_id', message.author_id));
  end if;
  -- What was broadcast before is kept for replay under the old names; from here on those are dead.
  perform private.leave_topics(locked.id);
  perform private.forget_broadcasts(array[locked.id], message.sent_at - interval '1 minute', told_until);
  perform private.record_event(locked.id, 'message_' || change, 'member', me, '{}', message.seq);
  return private.message_json(message);
end
$$;
comment on function private.revise_message(uuid, bigint, text, text) is 'The body of edit_message, delete_message and restore_message: ledger first, then the message, then the event under new topic names.';

create function public.message_history(conversation uuid, seq bigint) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('read_deleted');
begin
  if not private.can_see_conversation(message_history.conversation) or not exists (
    select from public.messages m where m.conversation_id = message_history.conversation and m.seq = message_history.seq
  ) then
    perform private.refuse('message_not_found', 'No message with this number here.', 'PT404');
  end if;
  insert into private.ledger_readings as l (member_id, conversation_id, seq)
  values (me, message_history.conversation, message_history.seq)
  on conflict on constraint ledger_readings_pkey do update set read_at = now();
  perform private.audit('deleted_text_read', 'conversation', message_history.conversation, jsonb_build_object('seq', message_history.seq));
  return jsonb_build_object(
    'entries', (select coalesce(jsonb_agg(jsonb_build_object(
        'revision', r.revision, 'change', r.change, 'body', case when r.erased_at is null then r.body end,
        'changed_by', r.changed_by, 'changed_at', r.changed_at) order by r.revision), '[]')
      from public.message_revisions r
      where r.conversation_id = message_history.conversation and r.seq = message_history.seq),
    'attachments', (select coalesce(jsonb_agg(private.attachment_json(a) order by a.created_at, a.id), '[]')
      from public.attachments a
      where a.conversation_id = message_history.conversation and a.message_seq = message_history.seq));
end
$$;
comment on function public.message_history(uuid, bigint) is
  'What a message said before each change, oldest first: {entries [{revision, change, body|null when erased, changed_by, changed_at}], attachments [private.attachment_json]}. body is the text before that change. Written to the audit log; for an hour its files can be fetched. Needs read_deleted. Errors: 42501, 404 message_not_found.';

create function public.verify_ledger() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('read_audit');
  head public.message_revisions;
  broken bigint;
begin
  select r.* into head from public.message_revisions r order by r.entry desc limit 1;
  select min(checked.entry) into broken from (
    select r.entry,
      r.entry = row_number() over chain
        and r.previous_hash = coalesce(lag(r.hash) over chain, '\x00')
        and r.hash = private.ledger_hash(r)
        and (r.erased_at is not null or r.text_hash = private.ledger_text_hash(r.salt, r.body, r.files)) as holds
    from public.message_revisions r window chain as (order by r.entry)) checked
  where not checked.holds;
  return jsonb_build_object('entries', coalesce(head.entry, 0), 'head', encode(head.hash, 'hex'), 'broken_entry', broken);
end
$$;
comment on function public.verify_ledger() is
  'Walks the ledger: {entries, head (hash of the last entry, hex), broken_entry (the first that does not hold, or null)}. Whoever keeps an earlier head elsewhere also sees that nothing was cut off. Needs read_audit. Error: 42501.';

grant execute on function public.edit_message(uuid, bigint, text), public.delete_message(uuid, bigint),
  public.restore_message(uuid, bigint, integer), public.message_history(uuid, bigint), public.verify_ledger() to authenticated;

-- The one change an entry may see: a lawful erasure takes its text, and leaves everything the chain is made of.
create function private.guard_ledger() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null and new.body = '' and new.files = '[]'
    and (to_jsonb(old) - array['erased_at', 'body', 'files', 'salt']) = (to_jsonb(new) - array['erased_at', 'body', 'files', 'salt'])
  then return new; end if;
  raise exception using message = 'append_only', errcode = '42501', detail = 'The ledger only grows.';
end
$$;
comment on function private.guard_ledger() is 'Before trigger of the ledger: refuses every change and removal, the owner''s too, but for the blanking of a text by an erasure.';
create trigger message_revisions_append_only before update or delete on public.message_revisions
  for each row execute function private.guard_ledger();
create trigger message_revisions_never_emptied before truncate on public.message_revisions
  for each statement execute function private.guard_ledger();

-- Notes: what only the team sees. A table of their own with policies of their own, so that no
-- forgotten condition can ever show one to a customer. A mention opens the conversation to its member.

create table public.notes (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  position bigint not null,
  client_id uuid not null,
  author_id uuid not null references public.members (id),
  body text not null check (length(body) <= 20000),
  written_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  deleted_at timestamptz,
  unique (conversation_id, client_id)
);
comment on table public.notes is 'What only the team sees, between the messages. position is that of its note_written event.';
create index notes_author_id on public.notes (author_id);

create table public.mentions (
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  member_id uuid not null references public.members (id),
  note_id uuid not null references public.notes (id) on delete cascade,
  mentioned_by uuid not null references public.members (id),
  team_id uuid references public.teams (id),
  mentioned_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz,
  withdrawn_at timestamptz,
  primary key (note_id, member_id)
);
comment on table public.mentions is 'A member named in a note, alone or with a team. While not withdrawn it opens that one conversation to the member.';
comment on column public.mentions.team_id is 'The team that was named, where the member was not named alone.';
comment on column public.mentions.seen_at is 'When the member first read the conversation after it.';
create index mentions_team_id on public.mentions (team_id) where team_id is not null;
create index mentions_unseen on public.mentions (member_id, conversation_id) where seen_at is null and withdrawn_at is null;
create index mentions_by_member on public.mentions (member_id, conversation_id) where withdrawn_at is null;
create index mentions_conversation_id on public.mentions (conversation_id);
create index mentions_mentioned_by on public.mentions (mentioned_by);

alter table public.attachments add foreign key (note_id) references public.notes (id) on delete cascade;
alter table public.conversation_events add foreign key (note_id) references public.notes (id) on delete cascade;
create index conversation_events_note_id on public.conversation_events (note_id) where note_id is not null;

alter table public.notes enable row level security;
alter table public.mentions enable row level security;

create policy "members read the notes of conversations they see" on public.notes for select to authenticated
  using (
    (select private.is_member())
    and exists (select from public.conversations c where c.id = conversation_id)
  );
create policy "members read mentions in conversations they see" on public.mentions for select to authenticated
  using (
    (select private.is_member())
    and exists (select from public.conversations c where c.id = conversation_id)
  );

grant select on public.notes, public.mentions to authenticated;
grant select, insert, update, delete on public.notes, public.mentions to service_role;

-- The one shape of a note.
create function private.note_json(note public.notes) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return jsonb_build_object(
    'id', note.id, 'conversation_id', note.conversation_id, 'position', note.position,
    'client_id', note.client_id, 'author_id', note.author_id, 'body', note.body, 'written_at', note.written_at,
    'edited_at', note.edited_at, 'deleted_at', note.deleted_at,
    'mentions', coalesce((select jsonb_agg(m.member_id order by m.member_id)
      from public.mentions m where m.note_id = note.id and m.team_id is null and m.withdrawn_at is null), '[]'),
    'team_mentions', coalesce((select jsonb_agg(distinct m.team_id)
      from public.mentions m where m.note_id = note.id and m.team_id is not null and m.withdrawn_at is null), '[]'),
    'attachments', coalesce((select jsonb_agg(private.attachment_json(a) order by a.created_at, a.id)
      from public.attachments a where a.note_id = note.id), '[]'));
end
$$;
comment on function private.note_json(public.notes) is '{id, conversation_id, position, client_id, author_id, body, written_at, edited_at, deleted_at, mentions [member id], team_mentions [team id], attachments [private.attachment_json]}.';

-- Opens the conversation to whom a note names, and was not named in it before.
create function private.name_in_note(note public.notes, mentioned uuid[], mentioned_teams uuid[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  already uuid[] := array(select m.member_id from public.mentions m where m.note_id = note.id);
begin
  insert into public.mentions (conversation_id, member_id, note_id, mentioned_by, team_id)
  select distinct on (m.id) note.conversation_id, m.id, note.id, note.author_id, named.team_id
  from (
    select unnest(mentioned) as member_id, null::uuid as team_id
    union all
    select t.member_id, t.team_id from public.team_members t where t.team_id = any (mentioned_teams)
  ) named join public.members m on m.id = named.member_id
  -- Oneself not: whoever is moved off a conversation would go on seeing it.
  where m.id <> note.author_id and m.deactivated_at is null and m.id <> all (already)
  order by m.id, named.team_id nulls first;
  perform private.record_event(note.conversation_id, 'member_mentioned', 'member', note.author_id,
      jsonb_build_object('member_id', m.member_id), null, note.id)
  from public.mentions m where m.note_id = note.id and m.team_id is null and m.member_id <> all (already);
  perform private.record_event(note.conversation_id, 'team_mentioned', 'member', note.author_id,
      jsonb_build_object('team_id', m.team_id, 'member_ids', m.member_ids), null, note.id)
  from (select g.team_id, jsonb_agg(g.member_id) as member_ids from public.mentions g
    where g.note_id = note.id and g.team_id is not null and g.member_id <> all (already) group by g.team_id) m;
end
$$;
comment on function private.name_in_note(public.notes, uuid[], uuid[]) is 'The mentions of a note and their events; team members as they are now.';

create function public.write_note(conversation uuid, client_id uuid, body text, mentioned uuid[] default '{}', mentioned_teams uuid[] default '{}',
  attachments uuid[] default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('note');
  locked public.conversations := private.lock_conversation(write_note.conversation);
  note public.notes;
begin
  select n.* into note from public.notes n
  where n.conversation_id = locked.id and n.client_id = write_note.client_id;
  if note.id is not null then
    if note.author_id <> me then
      perform private.refuse('client_id_taken', 'Another author used this client_id here.', 'PT409');
    end if;
    return private.note_json(note);
  end if;
  if write_note.client_id is null then
    perform private.refuse('client_id_missing', 'A note needs the client''s own id.', 'PT400');
  end if;
  body := coalesce(write_note.body, '');
  attachments := coalesce(array_remove(write_note.attachments, null), '{}');
  if cardinality(attachments) > 10 then
    perform private.refuse('too_many_files', 'At most 10 files a note.', 'PT400');
  end if;
  if (btrim(write_note.body, E' \t\r\n') = '' and cardinality(write_note.attachments) = 0) or length(write_note.body) > 20000 then
    perform private.refuse(case when length(write_note.body) > 20000 then 'message_too_long' else 'message_empty' end);
  end if;
  insert into public.notes (conversation_id, position, client_id, author_id, body)
  values (locked.id, locked.position + 1, write_note.client_id, me, write_note.body) returning * into note;
  if cardinality(write_note.attachments) > 0 then
    perform private.attach(locked.id, write_note.attachments, me, null, note.id);
  end if;
  perform private.record_event(locked.id, 'note_written', 'member', me, '{}', null, note.id);
  perform private.name_in_note(note, mentioned, mentioned_teams);
  return private.note_json(note);
end
$$;
comment on function public.write_note(uuid, uuid, text, uuid[], uuid[], uuid[]) is
  'Writes a note; mentioned members, and the members that mentioned teams have now, but for oneself, see the conversation from now on. Repeating a client_id returns the first note. Errors: 42501, 404 conversation_not_found, 400 client_id_missing, message_empty, message_too_long, too_many_files, attachment_not_found, 409 client_id_taken, file_not_checked, upload_missing.';

create function private.own_note(note uuid) returns public.notes
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('note');
  found public.notes;
begin
  select n.* into found from public.notes n
  where n.id = own_note.note and private.can_see_conversation(n.conversation_id);
  if found.id is null then
    perform private.refuse('note_not_found', 'No note with this id that you may see.', 'PT404');
  elsif found.author_id <> me then
    perform private.refuse('note_not_yours', 'Only who wrote a note changes it.', '42501');
  end if;
  perform private.lock_customer_of(found.conversation_id);
  perform private.lock_conversation(found.conversation_id);
  -- Again, behind the lock: it may have been deleted meanwhile.
  select n.* into found from public.notes n where n.id = own_note.note;
  return found;
end
$$;
comment on function private.own_note(uuid) is 'A note of the caller''s, its conversation locked. Errors: 42501 not_permitted, note_not_yours; 404 note_not_found.';

create function public.edit_note(note uuid, body text, mentioned uuid[] default '{}', mentioned_teams uuid[] default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  kept public.notes := private.own_note(edit_note.note);
begin
  if kept.deleted_at is not null then
    perform private.refuse('note_deleted', 'A deleted note cannot be edited.', 'PT409');
  elsif btrim(coalesce(edit_note.body, ''), E' \t\r\n') = '' then
    perform private.refuse('message_empty', 'A note needs a text. Delete it instead.', 'PT400');
  elsif length(edit_note.body) > 20000 then
    perform private.refuse('message_too_long', 'At most 20000 characters.', 'PT400');
  elsif kept.body = edit_note.body then
    return private.note_json(kept);
  end if;
  update public.notes n set body = edit_note.body, edited_at = clock_timestamp() where n.id = kept.id returning n.* into kept;
  perform private.record_event(kept.conversation_id, 'note_edited', 'member', kept.author_id, '{}', null, kept.id);
  perform private.name_in_note(kept, edit_note.mentioned, edit_note.mentioned_teams);
  return private.note_json(kept);
end
$$;
comment on function public.edit_note(uuid, text, uuid[], uuid[]) is
  'Changes the text of one''s own note; whom it names anew sees the conversation from now on, whom it names no longer keeps that until withdraw_mention. Repeating it changes nothing. Returns private.note_json. Errors: 42501 not_permitted, note_not_yours; 404 note_not_found; 409 note_deleted; 400 message_empty, message_too_long.';

create function public.delete_note(note uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  kept public.notes := private.own_note(delete_note.note);
begin
  if kept.deleted_at is not null then return private.note_json(kept); end if;
  update public.notes n set body = '', deleted_at = clock_timestamp() where n.id = kept.id returning n.* into kept;
  -- Loose again, they are swept away with whatever else was never sent.
  update public.attachments a set note_id = null where a.note_id = kept.id;
  -- Nobody is called by a note that is not there; who came by it keeps seeing the conversation.
  update public.mentions m set seen_at = clock_timestamp() where m.note_id = kept.id and m.seen_at is null;
  -- What was broadcast before is kept for replay under the old names; from here on those are dead.
  perform private.leave_topics(kept.conversation_id);
  perform private.forget_broadcasts(array[kept.conversation_id], kept.written_at - interval '1 minute', clock_timestamp());
  perform private.record_event(kept.conversation_id, 'note_deleted', 'member', kept.author_id, '{}', null, kept.id);
  return private.note_json(kept);
end
$$;
comment on function public.delete_note(uuid) is
  'Blanks one''s own note for everybody, its files included; there is no ledger of notes. Whom it named keeps seeing the conversation until withdraw_mention. Repeating it changes nothing. Returns private.note_json. Errors: 42501 not_permitted, note_not_yours; 404 note_not_found.';

create function public.withdraw_mention(conversation uuid, member uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  locked public.conversations;
  changed integer;
begin
  perform private.refuse_viewing_as();
  if me is null then perform private.require_permission('assign'); end if;
  locked := private.lock_conversation(withdraw_mention.conversation);
  if exists (
    select from public.mentions m
    where m.conversation_id = locked.id and m.member_id = withdraw_mention.member and m.withdrawn_at is null and m.mentioned_by <> me
  ) then
    perform private.require_permission('assign');
  end if;
  update public.mentions m set withdrawn_at = clock_timestamp()
  where m.conversation_id = locked.id and m.member_id = withdraw_mention.member and m.withdrawn_at is null;
  get diagnostics changed = row_count;
  if changed > 0 then
    perform private.record_event(locked.id, 'mention_withdrawn', 'member', me, jsonb_build_object('member_id', member));
  end if;
end
$$;
comment on function public.withdraw_mention(uuid, uuid) is
  'Takes back what mentions opened to a member in one conversation: one''s own mentions, or with assign anybody''s. Errors: 42501, 404 conversation_not_found.';

grant execute on function public.write_note(uuid, uuid, text, uuid[], uuid[], uuid[]), public.withdraw_mention(uuid, uuid),
  public.edit_note(uuid, text, uuid[], uuid[]), public.delete_note(uuid) to authenticated;

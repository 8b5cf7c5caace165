-- Drafts: what a member is writing in a conversation and has not sent, so that it is there at another
-- desk and in another tab. Nobody else's business, not even of who views as the member.

create table public.drafts (
  member_id uuid not null references public.members (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  tab text not null default 'message' check (tab in ('message', 'note')),
  message text not null default '' check (length(message) <= 100000),
  note text not null default '' check (length(note) <= 100000),
  chosen uuid[] not null default '{}' check (cardinality(chosen) <= 100),
  message_files uuid[] not null default '{}' check (cardinality(message_files) <= 20),
  note_files uuid[] not null default '{}' check (cardinality(note_files) <= 20),
  revision bigint not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (member_id, conversation_id)
);
comment on table public.drafts is 'What one member is writing in one conversation; a row goes when everything in it was sent or taken back.';
comment on column public.drafts.chosen is 'Members and teams that were chosen from the list while the note was written: two may have one name.';
comment on column public.drafts.revision is 'Grows with every saving; a tab that has seen a newer one does not take an older one.';
create index drafts_conversation_id on public.drafts (conversation_id);

alter table public.drafts enable row level security;
create policy "members read their own drafts in conversations they see" on public.drafts for select to authenticated
  using (
    member_id = (select private.member_id()) and not (select private.is_viewing_as())
    and exists (select from public.conversations c where c.id = conversation_id)
  );
grant select on public.drafts to authenticated;
grant select, insert, update, delete on public.drafts to service_role;

create function public.save_draft(
  conversation uuid, tab text, message text, note text,
  chosen uuid[] default '{}', message_files uuid[] default '{}', note_files uuid[] default '{}',
  revision bigint default 0, saved_by text default ''
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  kept bigint;
  is_empty boolean;
begin
  perform private.refuse_viewing_as();
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.can_see_conversation(save_draft.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if length(save_draft.message) > 100000 or length(save_draft.note) > 100000 then
    perform private.refuse('message_too_long', 'At most 100000 characters of a draft.');
  end if;
  if coalesce(save_draft.tab, '') not in ('message', 'note') or cardinality(chosen) > 100
    or cardinality(save_draft.message_files) > 20 or cardinality(save_draft.note_files) > 20 then
    perform private.refuse('draft_invalid', 'A draft is a message and a note, up to 100 names, and 20 files of each.');
  end if;
  message := coalesce(save_draft.message, '');
  note := coalesce(save_draft.note, '');
  message_files := coalesce(array_remove(save_draft.message_files, null), '{}');
  note_files := coalesce(array_remove(save_draft.note_files, null), '{}');
  is_empty := save_draft.message = '' and save_draft.note = '' 
    and cardinality(save_draft.message_files) = 0 and cardinality(save_draft.note_files) = 0;
  -- Also when it is empty: the row that goes must not come back by what another tab saves at this moment.
  insert into public.drafts as d (member_id, conversation_id, tab, message, note, chosen, message_files, note_files, revision)
  values (me, save_draft.conversation, save_draft.tab, save_draft.message, save_draft.note,
    coalesce(array_remove(save_draft.chosen, null), '{}'), save_draft.message_files, save_draft.note_files, coalesce(save_draft.revision, 0) + 1)
  on conflict (member_id, conversation_id) do update set
    tab = excluded.tab, message = excluded.message, note = excluded.note, chosen = excluded.chosen,
    message_files = excluded.message_files, note_files = excluded.note_files,
    revision = greatest(d.revision + 1, excluded.revision), saved_at = clock_timestamp()
  returning d.revision into kept;
  if is_empty then
    delete from public.drafts d where d.member_id = me and d.conversation_id = save_draft.conversation;
  end if;
  perform realtime.send(jsonb_build_object('conversation_id', save_draft.conversation, 'revision', kept,
    'is_empty', is_empty, 'saved_by', left(saved_by, 40)), 'draft', 'member:' || me, true);
  return kept;
end
$$;
comment on function public.save_draft(uuid, text, text, text, uuid[], uuid[], uuid[], bigint, text) is
  'Keeps what the caller is writing in a conversation, over whatever was kept: the newest saving wins. revision: the newest that the caller has seen; returns its own. Empty texts and no files remove it. The caller''s tabs hear {conversation_id, revision, is_empty, saved_by}. Errors: 42501 not_a_member, view_as_is_read_only; 404 conversation_not_found; 400 message_too_long, draft_invalid.';
grant execute on function public.save_draft(uuid, text, text, text, uuid[], uuid[], uuid[], bigint, text) to authenticated;

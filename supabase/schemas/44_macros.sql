-- Macros: prepared text and what is to be done along with it. One's own, a team's, or everyone's.
-- Text is markup with {{variables}}, filled in by the desk before it is sent; actions are carried out here.

create table public.macros (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and length(name) between 1 and 80),
  visibility text not null check (visibility in ('own', 'team', 'everyone')),
  team_id uuid references public.teams (id),
  owner_id uuid not null references public.members (id),
  body text not null default '' check (length(body) <= 10000),
  actions jsonb not null default '[]' check (jsonb_typeof(actions) = 'array'),
  used_count integer not null default 0,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((visibility = 'team') = (team_id is not null))
);
comment on table public.macros is 'Prepared text (markup with {{variables}}) and actions, in the order in which they are shown.';
comment on column public.macros.owner_id is 'Who made it; one that is "own" is seen by nobody else.';
comment on column public.macros.actions is
  '[{type: tag|untag, tag_id} | {type: category, category_id|null} | {type: assign, to: me|nobody|member|team, member_id?, team_id?} | {type: priority, priority} | {type: snooze, preset: laterToday|tomorrow|monday|nextWeek|reply} | {type: close}].';
create index macros_owner_id on public.macros (owner_id);
create index macros_team_id on public.macros (team_id) where team_id is not null;

create table public.macro_files (
  id uuid primary key,
  macro_id uuid not null references public.macros (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  content_type text not null,
  bytes bigint not null,
  path text not null,
  width integer,
  height integer,
  added_at timestamptz not null default clock_timestamp()
);
comment on table public.macro_files is 'Files of macros, checked like those of messages. In the text one stands as ![name](file:<id>). Whoever uses the macro sends the same object in Storage: one path, many attachments.';
create index macro_files_macro_id on public.macro_files (macro_id);
create index macro_files_path on public.macro_files (path);

-- What was done with which message: a repeated request finds it and does nothing twice.
create table private.action_runs (
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  client_id uuid not null,
  member_id uuid not null references public.members (id),
  skipped jsonb not null,
  ran_at timestamptz not null default now(),
  primary key (conversation_id, client_id)
);
comment on table private.action_runs is 'Actions carried out, by the client''s id of the message they went with. skipped: [{type, reason}].';
create index action_runs_member_id on private.action_runs (member_id);

alter table public.macros enable row level security;
alter table public.macro_files enable row level security;
alter table private.action_runs enable row level security;

create function private.my_macro_team_ids() returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_scope() = 'all' and private.has_permission('manage_macros') then
    return (select coalesce(array_agg(t.id), '{}') from public.teams t);
  end if;
  return private.my_team_ids();
end
$$;
comment on function private.my_macro_team_ids() is 'Teams whose macros the caller sees: the own ones; every one for who manages macros and sees everything.';
grant execute on function private.my_macro_team_ids() to authenticated, service_role;

create policy "members read their own macros, those of their teams and everyone's" on public.macros for select to authenticated
  using (
    (visibility = 'everyone' and (select private.is_member()))
    or (visibility = 'own' and owner_id = (select private.member_id()))
    or (visibility = 'team' and team_id = any ((select private.my_macro_team_ids())::uuid[]))
  );
create policy "whoever sees a macro sees its files" on public.macro_files for select to authenticated
  using (exists (select from public.macros m where m.id = macro_id));
create policy "whoever sees a macro reads its files" on storage.objects for select to authenticated
  using (bucket_id = 'attachments' and exists (select from public.macro_files f where f.path = objects.name));
grant select on public.macros, public.macro_files to authenticated;
grant select, insert, update, delete on public.macros, public.macro_files, private.action_runs to service_role;

-- Writing macros -----------------------------------------------------------------------------------

create function private.checked_macro_actions(actions jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  action jsonb;
  is_known boolean;
begin
  if jsonb_typeof(actions) is distinct from 'array' or jsonb_array_length(actions) > 10 then
    perform private.refuse('macro_actions_invalid', 'A list of at most 10 actions.');
  end if;
  for action in select a.value from jsonb_array_elements(actions) a loop
    is_known := case action ->> 'type'
      when 'tag' then private.uuid_or_null(action ->> 'tag_id') is not null
      when 'untag' then private.uuid_or_null(action ->> 'tag_id') is not null
      when 'category' then action -> 'category_id' = 'null' or private.uuid_or_null(action ->> 'category_id') is not null
      when 'assign' then case action ->> 'to'
        when 'me' then true
        when 'nobody' then true
        when 'member' then private.uuid_or_null(action ->> 'member_id') is not null
        when 'team' then private.uuid_or_null(action ->> 'team_id') is not null end
      when 'priority' then jsonb_typeof(action -> 'priority') = 'number' and (action ->> 'priority')::numeric between -100 and 100
      when 'snooze' then action ->> 'preset' in ('laterToday', 'tomorrow', 'monday', 'nextWeek', 'reply')
      when 'close' then true end;
    if is_known is not true then
      perform private.refuse('macro_actions_invalid', format('Not an action: %s.', left(action::text, 200)));
    end if;
  end loop;
  return actions;
end
$$;
comment on function private.checked_macro_actions(jsonb) is 'The actions as they are kept, or 400 macro_actions_invalid.';

-- Which right it takes to write a macro as it is and as it will be. True, or the answer that refuses.
create function private.macro_refusal(verb text, shared boolean, teams uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if not shared then
    perform private.require_permission('reply');
    return null;
  end if;
  if private.admin('manage_macros', macro_refusal.verb) is null then return private.refused(); end if;
  -- It puts words into a team's mouth: nobody does for a team that is closed to himself.
  if private.my_scope() <> 'all' and not array_remove(macro_refusal.teams, null) <@ private.my_team_ids() then
    return private.exceeding(macro_refusal.verb);
  end if;
  return null;
end
$$;
comment on function private.macro_refusal(text, boolean, uuid[]) is
  'Null where the caller may write it: reply for one''s own, manage_macros for a shared one. Else the answer that refuses, or 42501.';

-- A macro's own rows and loose attachments of the caller, which move into macro_files under their ids.
create function private.keep_macro_files(macro uuid, files uuid[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  wanted uuid;
  file public.attachments;
begin
  if cardinality(keep_macro_files.files) > 10 then
    perform private.refuse('too_many_files', 'A macro has at most 10 files.');
  end if;
  delete from public.macro_files f where f.macro_id = keep_macro_files.macro and f.id <> all (keep_macro_files.files);
  for wanted in
    select distinct w from unnest(keep_macro_files.files) w
    where not exists (select from public.macro_files f where f.id = w and f.macro_id = keep_macro_files.macro)
  loop
    delete from public.attachments a
    where a.id = wanted and a.uploader_kind = 'member' and a.uploader_id = private.member_id()
      and a.message_seq is null and a.note_id is null
    returning a.* into file;
    if file.id is null then
      perform private.refuse('attachment_not_found', 'A file is missing, not yours, or already sent.', 'PT400');
    elsif file.checked_at is null then
      perform private.refuse('file_not_checked', 'Ask the function check-file first.', 'PT409');
    end if;
    insert into public.macro_files (id, macro_id, name, content_type, bytes, path, width, height)
    values (file.id, keep_macro_files.macro, file.name, file.content_type, file.bytes, file.path, file.width, file.height);
  end loop;
end
$$;
comment on function private.keep_macro_files(uuid, uuid[]) is
  'Makes these the files of a macro, for who may change it. Refuses with 400 attachment_not_found, too_many_files; 409 file_not_checked.';

create function public.save_macro(macro uuid, name text, visibility text, team uuid, body text, actions jsonb, files uuid[] default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  refusal jsonb;
  was public.macros;
  saved public.macros;
begin
  if save_macro.macro is not null then
    select m.* into was from public.macros m where m.id = save_macro.macro
      and (m.visibility <> 'own' or m.owner_id = me)
      and (m.visibility <> 'team' or m.team_id = any (private.my_macro_team_ids())) for no key update;
  end if;
  refusal := private.macro_refusal('save_macro', coalesce(was.visibility, 'own') <> 'own' or save_macro.visibility is distinct from 'own',
    array[was.team_id, save_macro.team]);
  if refusal is not null then return refusal; end if;
  if save_macro.macro is not null and was.id is null then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  if length(btrim(coalesce(save_macro.name, ''))) not between 1 and 80 then
    perform private.refuse('macro_name_empty', 'A macro has a name of 1 to 80 characters.');
  end if;
  if coalesce(save_macro.visibility, '') not in ('own', 'team', 'everyone') then
    perform private.refuse('visibility_unknown', 'Who sees it: own, team, everyone.');
  end if;
  if save_macro.visibility = 'team'
    and not exists (select from public.teams t where t.id = save_macro.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if length(save_macro.body) > 10000 then
    perform private.refuse('message_too_long', 'At most 10000 characters.');
  end if;
  if was.id is null then
    insert into public.macros (name, visibility, team_id, owner_id, body, actions)
    values (btrim(save_macro.name), save_macro.visibility, case save_macro.visibility when 'team' then save_macro.team end, me,
      coalesce(save_macro.body, ''), private.checked_macro_actions(save_macro.actions))
    returning * into saved;
  else
    update public.macros m set name = btrim(save_macro.name), visibility = save_macro.visibility,
      team_id = case save_macro.visibility when 'team' then save_macro.team end,
      -- Whoever takes a shared one to himself has it.
      owner_id = case save_macro.visibility when 'own' then me else m.owner_id end,
      body = coalesce(save_macro.body, ''), actions = private.checked_macro_actions(save_macro.actions)
    where m.id = was.id returning * into saved;
  end if;
  if save_macro.files is not null then perform private.keep_macro_files(saved.id, save_macro.files); end if;
  return to_jsonb(saved);
end
$$;
comment on function public.save_macro(uuid, text, text, uuid, text, jsonb, uuid[]) is
  'Makes (macro null) or changes a macro; returns its row. files: every file it has from now on, its own ones and loose attachments of the caller; null leaves them. One''s own needs reply, a shared one, before or after, manage_macros. Errors: 42501 not_permitted, not_a_member, view_as_is_read_only; 403 not_permitted, grant_exceeds_own; 404 macro_not_found, team_not_found; 400 macro_name_empty, visibility_unknown, macro_actions_invalid, message_too_long, too_many_files, attachment_not_found; 409 file_not_checked.';

create function public.remove_macro(macro uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  refusal jsonb;
  was public.macros;
begin
  select m.* into was from public.macros m where m.id = remove_macro.macro
    and (m.visibility <> 'own' or m.owner_id = me)
    and (m.visibility <> 'team' or m.team_id = any (private.my_macro_team_ids())) for update;
  refusal := private.macro_refusal('remove_macro', coalesce(was.visibility, 'own') <> 'own', array[was.team_id]);
  if refusal is not null then return refusal; end if;
  if was.id is null then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  delete from public.macros m where m.id = was.id;
  return '{}';
end
$$;
comment on function public.remove_macro(uuid) is
  'Deletes a macro; what was written with it stays. Errors: those of save_macro, 404 macro_not_found.';

-- Files of macros ----------------------------------------------------------------------------------

-- What was a macro's is loose now: the sweep removes it tomorrow, if no message has it.
create function private.let_macro_file_go() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.attachments (uploader_kind, uploader_id, name, content_type, bytes, path)
  select 'member', m.id, old.name, old.content_type, old.bytes, old.path
  from public.members m order by m.id = private.member_id() desc nulls last limit 1;
  return null;
end
$$;
comment on function private.let_macro_file_go() is 'After-delete trigger of macro_files: leaves a loose attachment for housekeeping to find.';
create trigger macro_files_let_go after delete on public.macro_files
  for each row execute function private.let_macro_file_go();

create function public.use_macro_files(macro uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  file public.macro_files;
  copy public.attachments;
  copies jsonb := '[]';
begin
  if not exists (select from public.macros m where m.id = use_macro_files.macro
    and (m.visibility = 'everyone' or (m.visibility = 'own' and m.owner_id = me) or m.team_id = any (private.my_macro_team_ids()))) then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  for file in select f.* from public.macro_files f where f.macro_id = use_macro_files.macro order by f.added_at, f.id loop
    insert into public.attachments (uploader_kind, uploader_id, name, content_type, bytes, path, width, height, checked_at)
    values ('member', me, file.name, file.content_type, file.bytes, file.path, file.width, file.height, now())
    returning * into copy;
    copies := copies || jsonb_build_object('file_id', file.id, 'attachment', private.attachment_json(copy));
  end loop;
  return copies;
end
$$;
comment on function public.use_macro_files(uuid) is
  'The files of a macro as loose attachments of the caller, to be sent with a message: [{file_id, attachment: private.attachment_json}]. Errors: 42501 not_permitted (reply); 404 macro_not_found.';

create function public.copy_macro(macro uuid, name text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  source public.macros;
  made public.macros;
  file public.macro_files;
  copied uuid;
begin
  select m.* into source from public.macros m where m.id = copy_macro.macro
    and (m.visibility = 'everyone' or (m.visibility = 'own' and m.owner_id = me) or m.team_id = any (private.my_macro_team_ids()))
  for share;
  if source.id is null then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  if length(btrim(coalesce(copy_macro.name, ''))) not between 1 and 80 then
    perform private.refuse('macro_name_empty', 'A macro has a name of 1 to 80 characters.');
  end if;
  insert into public.macros (name, visibility, owner_id, body, actions)
  values (btrim(copy_macro.name), 'own', me, source.body, source.actions) returning * into made;
  -- The objects in Storage stay one: a path is let go when no row has it.
  for file in select f.* from public.macro_files f where f.macro_id = source.id order by f.added_at, f.id loop
    copied := gen_random_uuid();
    insert into public.macro_files (id, macro_id, name, content_type, bytes, path, width, height)
    values (copied, made.id, file.name, file.content_type, file.bytes, file.path, file.width, file.height);
    update public.macros m set body = replace(m.body, '(file:' || file.id || ')', '(file:' || copied || ')')
    where m.id = made.id returning * into made;
  end loop;
  return to_jsonb(made);
end
$$;
comment on function public.copy_macro(uuid, text) is
  'Makes a macro of the caller''s own of one that is seen: its text, its actions, its files; returns its row. Errors: 42501 not_permitted (reply); 404 macro_not_found; 400 macro_name_empty.';

grant execute on function public.copy_macro(uuid, text), public.use_macro_files(uuid) to authenticated;

-- Doing what they say ------------------------------------------------------------------------------

create function private.run_action(conversation public.conversations, me uuid, action jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  tag uuid := private.uuid_or_null(action ->> 'tag_id');
begin
  case action ->> 'type'
    when 'tag' then perform public.tag_conversation(conversation.id, tag);
    when 'untag' then perform public.untag_conversation(conversation.id, tag);
    when 'category' then perform public.set_category(conversation.id, private.uuid_or_null(action ->> 'category_id'));
    when 'priority' then perform public.set_priority(conversation.id, (action ->> 'priority')::integer);
    when 'snooze' then
      if not action ? 'until' then
        perform private.refuse('macro_actions_invalid', 'Until when, or null: until the customer replies.');
      end if;
      perform public.snooze_conversation(conversation.id, (action ->> 'until')::timestamptz);
    when 'close' then perform public.close_conversation(conversation.id);
    when 'assign' then
      case action ->> 'to'
        when 'member' then perform public.assign_conversation(conversation.id, private.uuid_or_null(action ->> 'member_id'));
        when 'team' then perform public.move_conversation(conversation.id, private.uuid_or_null(action ->> 'team_id'));
        when 'nobody' then perform public.unassign_conversation(conversation.id);
        when 'me' then
          if exists (select from public.conversations c where c.id = conversation.id and c.assignee_id is null) then
            perform public.claim_conversation(conversation.id);
          else
            perform public.assign_conversation(conversation.id, me);
          end if;
        else perform private.refuse('macro_actions_invalid', 'Assign to me, nobody, member or team.');
      end case;
    else perform private.refuse('macro_actions_invalid', 'Not an action.');
  end case;
end
$$;
comment on function private.run_action(public.conversations, uuid, jsonb) is 'One action of a macro, by the verb of the same name; errors are that verb''s.';

create function private.run_actions_of(locked public.conversations, me uuid, client_id uuid, actions jsonb, macro uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  action jsonb;
  skipped jsonb := '[]';
begin
  if run_actions_of.client_id is null then
    perform private.refuse('client_id_missing', 'Actions need the client''s own id.', 'PT400');
  end if;
  if jsonb_typeof(actions) is distinct from 'array' or jsonb_array_length(actions) > 20 then
    perform private.refuse('macro_actions_invalid', 'A list of at most 20 actions.');
  end if;
  -- Whatever takes the conversation out of sight comes last.
  for action in
    select a.value from jsonb_array_elements(actions) with ordinality a (value, place)
    order by case a.value ->> 'type' when 'snooze' then 1 when 'close' then 1 when 'assign' then 2 else 0 end, a.place
  loop
    begin
      perform private.run_action(locked, me, action);
    exception
      -- A tag is gone, a right is missing: the rest is done all the same, and what was not is told.
      when insufficient_privilege or sqlstate 'PT400' or sqlstate 'PT404' or sqlstate 'PT409' then
        skipped := skipped || jsonb_build_object('type', action -> 'type', 'reason', sqlerrm);
      when data_exception then
        skipped := skipped || jsonb_build_object('type', action -> 'type', 'reason', 'macro_actions_invalid');
    end;
  end loop;
  insert into private.action_runs (conversation_id, client_id, member_id, skipped)
  values (locked.id, run_actions_of.client_id, me, skipped);
  update public.macros m set used_count = m.used_count + 1, last_used_at = now()
  where m.id = run_actions_of.macro and (m.visibility = 'everyone' or m.owner_id = me or m.team_id = any (private.my_macro_team_ids()));
  return skipped;
end
$$;
comment on function private.run_actions_of(public.conversations, uuid, uuid, jsonb, uuid) is
  'Carries actions out in a locked conversation, leaving out what is refused; counts the macro as used. Returns what was left out: [{type, reason}].';

-- Who repeats a request may have lost sight of the conversation by what the first one did.
create function private.actions_run_before(conversation uuid, client_id uuid, me uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select r.skipped from private.action_runs r
  where r.conversation_id = $1 and r.client_id = $2 and r.member_id = $3
$$;
comment on function private.actions_run_before(uuid, uuid, uuid) is 'What the first request with this client_id left out; null where there was none.';

create function public.run_actions(conversation uuid, client_id uuid, actions jsonb, macro uuid default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  skipped jsonb := private.actions_run_before(run_actions.conversation, run_actions.client_id, me);
  locked public.conversations;
begin
  if skipped is null then
    locked := private.lock_conversation(run_actions.conversation);
    skipped := coalesce(private.actions_run_before(locked.id, run_actions.client_id, me),
      private.run_actions_of(locked, me, run_actions.client_id, run_actions.actions, run_actions.macro));
  end if;
  return jsonb_build_object('skipped', skipped);
end
$$;
comment on function public.run_actions(uuid, uuid, jsonb, uuid) is
  'Carries a macro''s actions out as the caller, once for a client_id; snooze has {until} instead of a preset. What is refused is left out. Returns {skipped: [{type, reason}]}. Errors: 42501 not_permitted (reply); 404 conversation_not_found; 400 macro_actions_invalid, client_id_missing.';

create function public.send_with_actions(
  conversation uuid, client_id uuid, body text, actions jsonb, attachments uuid[] default '{}', macro uuid default null
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  skipped jsonb := private.actions_run_before(send_with_actions.conversation, send_with_actions.client_id, me);
  locked public.conversations;
  message jsonb;
begin
  if skipped is not null and not private.can_see_conversation(send_with_actions.conversation) then
    return jsonb_build_object('message', null, 'skipped', skipped);
  end if;
  message := public.send_message(send_with_actions.conversation, send_with_actions.client_id, send_with_actions.body, send_with_actions.attachments);
  locked := private.lock_conversation(send_with_actions.conversation);
  skipped := coalesce(private.actions_run_before(locked.id, send_with_actions.client_id, me),
    private.run_actions_of(locked, me, send_with_actions.client_id, send_with_actions.actions, send_with_actions.macro));
  return jsonb_build_object('message', message, 'skipped', skipped);
end
$$;
comment on function public.send_with_actions(uuid, uuid, text, jsonb, uuid[], uuid) is
  'send_message and run_actions in one transaction. Returns {message: private.message_json, or null for a repeat that has lost sight of it, skipped}. Errors: those of both.';

create function public.note_with_actions(
  conversation uuid, client_id uuid, body text, actions jsonb, mentioned uuid[] default '{}', mentioned_teams uuid[] default '{}',
  attachments uuid[] default '{}', macro uuid default null
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('note');
  skipped jsonb := private.actions_run_before(note_with_actions.conversation, note_with_actions.client_id, me);
  locked public.conversations;
  note jsonb;
begin
  if skipped is not null and not private.can_see_conversation(note_with_actions.conversation) then
    return jsonb_build_object('note', null, 'skipped', skipped);
  end if;
  note := public.write_note(note_with_actions.conversation, note_with_actions.client_id, note_with_actions.body,
    note_with_actions.mentioned, note_with_actions.mentioned_teams, note_with_actions.attachments);
  locked := private.lock_conversation(note_with_actions.conversation);
  skipped := coalesce(private.actions_run_before(locked.id, note_with_actions.client_id, me),
    private.run_actions_of(locked, me, note_with_actions.client_id, note_with_actions.actions, note_with_actions.macro));
  return jsonb_build_object('note', note, 'skipped', skipped);
end
$$;
comment on function public.note_with_actions(uuid, uuid, text, jsonb, uuid[], uuid[], uuid[], uuid) is
  'write_note and run_actions in one transaction. Returns {note, or null for a repeat that has lost sight of it, skipped}. Errors: those of both.';

grant execute on function public.save_macro(uuid, text, text, uuid, text, jsonb, uuid[]), public.remove_macro(uuid),
  public.run_actions(uuid, uuid, jsonb, uuid), public.send_with_actions(uuid, uuid, text, jsonb, uuid[], uuid),
  public.note_with_actions(uuid, uuid, text, jsonb, uuid[], uuid[], uuid[], uuid) to authenticated;

create trigger macros_touch before update on public.macros
  for each row execute function private.touch_updated_at();
-- One's own are nobody else's business, the log's neither.
create trigger macros_audit_new after insert on public.macros
  for each row when (new.visibility <> 'own') execute function private.audit_change('macro', 'name visibility team_id actions');
create trigger macros_audit after update on public.macros
  for each row when (old.visibility <> 'own' or new.visibility <> 'own')
  execute function private.audit_change('macro', 'name visibility team_id actions');
create trigger macros_audit_gone after delete on public.macros
  for each row when (old.visibility <> 'own') execute function private.audit_change('macro', 'name visibility team_id actions');

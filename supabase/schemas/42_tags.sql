-- Tags: short words that agents put on conversations, to find and to count them again. The words are made
-- by whoever may manage_tags; whoever may reply puts them on.

create table public.tags (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and length(name) between 1 and 40),
  colour text not null default 'grey'
    check (colour in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink')),
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.tags is 'The words there are to tag with. An archived one stays on the conversations that carry it and is put on no other.';
create unique index tags_name on public.tags (lower(name));

-- Which conversations carry a tag. A table beside the array: an index on the array would be written again
-- with every message, and under a policy no index on an array is used at all.
create table private.conversation_tags (
  tag_id uuid not null references public.tags (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  primary key (tag_id, conversation_id)
);
comment on table private.conversation_tags is 'conversations.tag_ids by tag; a trigger keeps them equal.';
create index conversation_tags_conversation_id on private.conversation_tags (conversation_id);

alter table public.tags enable row level security;
alter table private.conversation_tags enable row level security;
create policy "members read tags" on public.tags for select to authenticated
  using ((select private.is_member()));
grant select on public.tags to authenticated;
grant select, insert, update, delete on public.tags, private.conversation_tags to service_role;

create function private.checked_tag(name text, colour text, except_tag uuid default null) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  if length(btrim(coalesce(checked_tag.name, ''))) not between 1 and 40 then
    perform private.refuse('tag_name_empty', 'A tag has a name of 1 to 40 characters.');
  end if;
  if coalesce(checked_tag.colour, '') not in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink') then
    perform private.refuse('colour_unknown', 'Colours: grey, red, orange, yellow, green, teal, blue, violet, pink.');
  end if;
  if exists (
    select from public.tags t
    where lower(t.name) = lower(btrim(checked_tag.name)) and t.id is distinct from except_tag
      and (except_tag is not null or t.archived_at is null)
  ) then
    perform private.refuse('tag_name_taken', 'Another tag has this name, perhaps a removed one.', 'PT409');
  end if;
  return btrim(checked_tag.name);
end
$$;
comment on function private.checked_tag(text, text, uuid) is
  'The name as it is kept, or 400 tag_name_empty, colour_unknown; 409 tag_name_taken. A new tag may take the name of an archived one.';

-- Verbs of those who manage tags ----------------------------------------------------------------

create function public.create_tag(name text, colour text default 'grey') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  made public.tags;
begin
  if private.admin('manage_tags', 'create_tag') is null then return private.refused(); end if;
  insert into public.tags as t (name, colour)
  values (private.checked_tag(create_tag.name, create_tag.colour), create_tag.colour)
  on conflict (lower(t.name)) do update set name = excluded.name, colour = excluded.colour, archived_at = null
  returning * into made;
  return to_jsonb(made);
end
$$;
comment on function public.create_tag(text, text) is
  'Makes a tag, or brings the archived one of this name back; returns its row. Needs manage_tags. Errors: 403 not_permitted; 400 tag_name_empty, colour_unknown; 409 tag_name_taken.';

create function public.update_tag(tag uuid, name text, colour text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.tags;
begin
  if private.admin('manage_tags', 'update_tag') is null then return private.refused(); end if;
  update public.tags t set name = private.checked_tag(update_tag.name, update_tag.colour, t.id), colour = update_tag.colour
  where t.id = update_tag.tag and t.archived_at is null returning * into changed;
  if changed.id is null then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$$;
comment on function public.update_tag(uuid, text, text) is
  'Renames or recolours a tag, wherever it is; returns its row. Needs manage_tags. Errors: 403 not_permitted; 404 tag_not_found; 400 tag_name_empty, colour_unknown; 409 tag_name_taken.';

create function public.remove_tag(tag uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('manage_tags', 'remove_tag') is null then return private.refused(); end if;
  update public.tags t set archived_at = now() where t.id = remove_tag.tag and t.archived_at is null;
  if not found then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  return '{}';
end
$$;
comment on function public.remove_tag(uuid) is
  'Archives a tag: offered no more, kept where it is. create_tag with its name brings it back. Needs manage_tags. Errors: 403 not_permitted; 404 tag_not_found.';

create function public.tag_usage() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission('manage_tags');
  return (
    select coalesce(jsonb_object_agg(t.id, (
      select count(*) from (select from private.conversation_tags u where u.tag_id = t.id limit 1000) u)), '{}')
    from public.tags t where t.archived_at is null);
end
$$;
comment on function public.tag_usage() is
  '{tag id: how many conversations carry it}, counted to 1000 and no further. Errors: 42501 not_permitted (manage_tags), not_a_member.';

-- Verbs of agents -------------------------------------------------------------------------------

create function public.tag_conversation(conversation uuid, tag uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(tag_conversation.conversation);
begin
  if tag_conversation.tag = any (locked.tag_ids) then return; end if;
  if not exists (select from public.tags t where t.id = tag_conversation.tag and t.archived_at is null) then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  if cardinality(locked.tag_ids) >= 20 then
    perform private.refuse('too_many_tags', 'A conversation carries 20 tags at most.', 'PT409');
  end if;
  update public.conversations c set tag_ids = c.tag_ids || tag_conversation.tag where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_tagged', 'member', me, jsonb_build_object('tag_id', tag_conversation.tag));
end
$$;
comment on function public.tag_conversation(uuid, uuid) is
  'Puts a tag on a conversation. Repeating it changes nothing. Errors: 42501 not_permitted (reply), 404 conversation_not_found, tag_not_found; 409 too_many_tags.';

create function public.untag_conversation(conversation uuid, tag uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(untag_conversation.conversation);
begin
  if untag_conversation.tag is null or not untag_conversation.tag = any (locked.tag_ids) then return; end if;
  update public.conversations c set tag_ids = array_remove(c.tag_ids, untag_conversation.tag) where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_untagged', 'member', me, jsonb_build_object('tag_id', untag_conversation.tag));
end
$$;
comment on function public.untag_conversation(uuid, uuid) is
  'Takes a tag off a conversation. Repeating it changes nothing. Errors: 42501 not_permitted (reply), 404 conversation_not_found.';

grant execute on function public.create_tag(text, text), public.update_tag(uuid, text, text), public.remove_tag(uuid),
  public.tag_usage(), public.tag_conversation(uuid, uuid), public.untag_conversation(uuid, uuid) to authenticated;

create trigger tags_touch before update on public.tags
  for each row execute function private.touch_updated_at();
create trigger tags_audit after insert or update on public.tags
  for each row execute function private.audit_change('tag', 'name colour archived_at');

-- Whoever writes the array (a verb, a macro, a merge), the table beside it follows.
create function private.keep_conversation_tags() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.conversation_tags u where u.conversation_id = new.id and u.tag_id <> all (new.tag_ids);
  insert into private.conversation_tags (tag_id, conversation_id)
  select distinct t.id, new.id from public.tags t where t.id = any (new.tag_ids)
  on conflict do nothing;
  return null;
end
$$;
comment on function private.keep_conversation_tags() is 'After trigger of conversations: private.conversation_tags follows tag_ids.';
create trigger conversations_keep_tags_of_new after insert on public.conversations
  for each row when (new.tag_ids <> '{}') execute function private.keep_conversation_tags();
create trigger conversations_keep_tags after update of tag_ids on public.conversations
  for each row when (old.tag_ids is distinct from new.tag_ids) execute function private.keep_conversation_tags();

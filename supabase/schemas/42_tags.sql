-- Tags: short words that agents put on conversations, to find and to count them again. The words are made
-- by whoever may manage_tags; whoever may reply puts them on.

create table public.tags (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and length(name) between 1 and 40),
  colour text not null default 'grey'
    check (colour in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink')),
  archived_at timestamptz,
  merged_into_id uuid references public.tags (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.tags is 'The words there are to tag with. An archived one stays on the conversations that carry it and is put on no other.';
comment on column public.tags.merged_into_id is 'The tag that took this one''s place (merge_tags); such a one is archived.';
create index tags_merged_into_id on public.tags (merged_into_id) where merged_into_id is not null;
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
  on conflict (lower(t.name)) do update set name = excluded.name, colour = excluded.colour, archived_at = null, merged_into_id = null
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

-- What names a tag beside conversations: filters of saved views, actions of macros.
create function private.rename_tag_in(named jsonb, tag uuid, into_tag uuid) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(named) = 'object' then
    return named || jsonb_build_object('tags', (
      select jsonb_agg(one order by place) from (
        select case t.value when rename_tag_in.tag::text then rename_tag_in.into_tag::text else t.value end as one, min(t.place) as place
        from jsonb_array_elements_text(named -> 'tags') with ordinality t (value, place) group by 1) kept));
  end if;
  return (
    select jsonb_agg(action order by place) from (
      select case a.value ->> 'tag_id' when rename_tag_in.tag::text then a.value || jsonb_build_object('tag_id', rename_tag_in.into_tag)
        else a.value end as action, min(a.place) as place
      from jsonb_array_elements(named) with ordinality a (value, place) group by 1) kept);
end
$$;
comment on function private.rename_tag_in(jsonb, uuid, uuid) is
  'A view''s filters or a macro''s actions with one tag in the place of another, named once.';

create function public.merge_tags(tag uuid, into_tag uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  lost public.tags;
  kept public.tags;
  carrier record;
  moved integer := 0;
  most constant integer := 300;
begin
  if private.admin('manage_tags', 'merge_tags') is null then return private.refused(); end if;
  if merge_tags.tag = merge_tags.into_tag then
    perform private.refuse('tags_same', 'A tag is not merged into itself.');
  end if;
  perform from public.tags t where t.id in (merge_tags.tag, merge_tags.into_tag) order by t.id for update;
  select t.* into lost from public.tags t where t.id = merge_tags.tag and (t.merged_into_id is null or t.merged_into_id = merge_tags.into_tag);
  select t.* into kept from public.tags t where t.id = merge_tags.into_tag and t.archived_at is null;
  if lost.id is null or kept.id is null then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  if lost.merged_into_id is null then
    update public.tags t set archived_at = coalesce(t.archived_at, now()), merged_into_id = kept.id where t.id = lost.id;
    update public.tags t set merged_into_id = kept.id where t.merged_into_id = lost.id;
    update public.saved_views v set filters = private.rename_tag_in(v.filters, lost.id, kept.id) where v.filters -> 'tags' ? lost.id::text;
    update public.macros m set actions = private.rename_tag_in(m.actions, lost.id, kept.id)
    where m.actions @> jsonb_build_array(jsonb_build_object('tag_id', lost.id));
    perform private.audit('tag_merged', 'tag', lost.id, jsonb_build_object('into_tag_id', kept.id));
  end if;
  -- In pieces, each a transaction of its own: a word on a hundred thousand conversations must not hold them all.
  for carrier in
    select c.id, c.status, c.tag_ids from public.conversations c
    where c.id in (select u.conversation_id from private.conversation_tags u where u.tag_id = lost.id order by u.conversation_id limit most)
    order by c.id for no key update
  loop
    moved := moved + 1;
    continue when not lost.id = any (carrier.tag_ids);
    -- Nobody looks at what is closed; what is open changes before everybody's eyes.
    perform set_config('otklik.quiet', case carrier.status when 'closed' then 'on' else 'off' end, true);
    update public.conversations c set tag_ids = case when kept.id = any (c.tag_ids) then array_remove(c.tag_ids, lost.id)
      else array_replace(c.tag_ids, lost.id, kept.id) end
    where c.id = carrier.id;
    perform private.record_event(carrier.id, 'conversation_tagged', 'member', private.member_id(),
      jsonb_build_object('tag_id', kept.id, 'from_tag_id', lost.id));
  end loop;
  perform set_config('otklik.quiet', 'off', true);
  return jsonb_build_object('moved', moved, 'is_done', moved < most);
end
$$;
comment on function public.merge_tags(uuid, uuid) is
  'Puts one tag in the place of another for ever: the first is archived and named by nothing any more; saved views and macros name the second at once, conversations in pieces of 300 a call (event conversation_tagged {tag_id, from_tag_id}). Called again until is_done, by whoever; what is left over may be taken up later. Returns {moved, is_done}. Needs manage_tags; audited. Errors: 403 not_permitted; 404 tag_not_found; 400 tags_same.';
grant execute on function public.merge_tags(uuid, uuid) to authenticated;

create function public.tag_usage() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission('manage_tags');
  return (
    select coalesce(jsonb_object_agg(t.id, (
      select count(*) from (select from private.conversation_tags u where u.tag_id = t.id limit 1000) u)), '{}')
    from public.tags t where t.archived_at is null or t.merged_into_id is not null);
end
$$;
comment on function public.tag_usage() is
  '{tag id: how many conversations carry it}, counted to 1000 and no further; of the merged ones, too, which carry none when their merge is done. Errors: 42501 not_permitted (manage_tags), not_a_member.';

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

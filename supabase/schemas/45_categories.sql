-- What conversations are about: put on one by whoever answers it, and kept in order by an administrator.
-- The table stands in 25_inboxes.sql, because a conversation begins with one.

-- Of one conversation ------------------------------------------------------------------------------

create function public.set_category(conversation uuid, category uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(set_category.conversation);
  chosen public.categories;
begin
  if locked.category_id is not distinct from set_category.category then return; end if;
  if set_category.category is not null then
    select g.* into chosen from public.categories g where g.id = set_category.category and g.archived_at is null;
    if chosen.id is null then
      perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
    elsif not private.is_offered_in(chosen, locked.inbox_id) then
      perform private.refuse('category_of_other_inbox', 'It is not offered in the inbox of this conversation.');
    end if;
  end if;
  update public.conversations c set category_id = chosen.id, priority = coalesce(chosen.priority, 0) where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_category_set', 'member', me,
    jsonb_build_object('category_id', chosen.id, 'from_category_id', locked.category_id, 'priority', coalesce(chosen.priority, 0)));
end
$$;
comment on function public.set_category(uuid, uuid) is
  'Says what a conversation is about, or (null) nothing; its part of the priority follows, its team does not. Errors: 42501 not_permitted (reply); 404 conversation_not_found, category_not_found; 400 category_of_other_inbox.';

-- The categories themselves ------------------------------------------------------------------------

create function private.checked_category_names(names jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if jsonb_typeof(names) is distinct from 'object' or exists (
    select from unnest(array['ru', 'en']) l
    where jsonb_typeof(names -> l) is distinct from 'string' or length(btrim(names ->> l)) not between 1 and 60
  ) then
    perform private.refuse('category_name_empty', 'A category has a name of 1 to 60 characters in each language: ru, en.');
  end if;
  return jsonb_build_object('ru', btrim(names ->> 'ru'), 'en', btrim(names ->> 'en'));
end
$$;
comment on function private.checked_category_names(jsonb) is 'The names as they are kept, {ru, en}, or 400 category_name_empty.';

-- What the key is where none was given: the English name in letters a key may have, with a number where it is taken.
create function private.free_category_key(english text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  stem text := left(btrim(regexp_replace(lower(english), '[^a-z0-9]+', '_', 'g'), '_'), 34);
  counted integer := 1;
begin
  if stem !~ '^[a-z][a-z0-9_]+$' then stem := btrim('topic_' || stem, '_'); end if;
  while exists (select from public.categories g where g.key = stem || case counted when 1 then '' else '_' || counted end) loop
    counted := counted + 1;
  end loop;
  return stem || case counted when 1 then '' else '_' || counted end;
end
$$;
comment on function private.free_category_key(text) is 'A key that no category has, made of an English name.';

-- What both ways of writing a category check alike.
create function private.check_category_target(team uuid, priority integer) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not exists (select from public.teams t where t.id = check_category_target.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if check_category_target.priority is null or check_category_target.priority not between 0 and 100 then
    perform private.refuse('category_priority_invalid', 'From 0 to 100.');
  end if;
end
$$;
comment on function private.check_category_target(uuid, integer) is 'Refuses with 404 team_not_found, 400 category_priority_invalid.';

create function private.checked_category_inboxes(inboxes uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  if checked_category_inboxes.inboxes is null then return null; end if;
  if cardinality(checked_category_inboxes.inboxes) = 0 then
    perform private.refuse('category_inboxes_empty', 'At least one inbox, or null for every one.');
  end if;
  if exists (select from unnest(checked_category_inboxes.inboxes) i where not exists (select from public.inboxes x where x.id = i)) then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  return array(select distinct i from unnest(checked_category_inboxes.inboxes) i order by i);
end
$$;
comment on function private.checked_category_inboxes(uuid[]) is 'The inboxes as they are kept, each once; null for every one. Refuses with 400 category_inboxes_empty, 404 inbox_not_found.';

create function public.create_category(names jsonb, team uuid, priority integer default 0, key text default null, inboxes uuid[] default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  named jsonb;
  made public.categories;
begin
  if private.admin('manage_categories', 'create_category') is null then return private.refused(); end if;
  named := private.checked_category_names(create_category.names);
  perform private.check_category_target(create_category.team, create_category.priority);
  if create_category.key !~ '^[a-z][a-z0-9_]{1,39}$' then
    perform private.refuse('category_key_invalid', 'Small Latin letters, digits and underscores, 2 to 40, a letter first.');
  end if;
  -- It leads conversations to the team: nobody leads them to a team that is closed to himself.
  if private.my_scope() <> 'all' and create_category.team <> all (private.my_team_ids()) then
    return private.exceeding('create_category');
  end if;
  insert into public.categories (key, names, team_id, priority, inbox_ids, sort_order)
  values (coalesce(create_category.key, private.free_category_key(named ->> 'en')), named, create_category.team, create_category.priority,
    private.checked_category_inboxes(create_category.inboxes), (select coalesce(max(g.sort_order), 0) + 1 from public.categories g))
  returning * into made;
  return to_jsonb(made);
exception when unique_violation then
  perform private.refuse('category_key_taken', 'Another category has this key, perhaps an archived one.', 'PT409');
end
$$;
comment on function public.create_category(jsonb, uuid, integer, text, uuid[]) is
  'Makes a category, the last in order: names {ru, en}, the team its conversations go to, 0 to 100 points of priority, a key (made of the English name where none is given, and never changed), the inboxes it is offered in (null: every one); returns its row. Needs manage_categories. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found, inbox_not_found; 400 category_name_empty, category_priority_invalid, category_key_invalid, category_inboxes_empty; 409 category_key_taken.';

create function public.update_category(category uuid, names jsonb, team uuid, priority integer, inboxes uuid[] default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  named jsonb;
  offered uuid[];
  was public.categories;
  changed public.categories;
begin
  if private.admin('manage_categories', 'update_category') is null then return private.refused(); end if;
  named := private.checked_category_names(update_category.names);
  perform private.check_category_target(update_category.team, update_category.priority);
  offered := private.checked_category_inboxes(update_category.inboxes);
  select g.* into was from public.categories g where g.id = update_category.category for no key update;
  if was.id is null then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  -- Offering it elsewhere leads other conversations to its team.
  if private.my_scope() <> 'all' and (was.team_id, was.inbox_ids) is distinct from (update_category.team, offered)
    and not array[was.team_id, update_category.team] <@ private.my_team_ids() then
    return private.exceeding('update_category');
  end if;
  update public.categories g set names = named, team_id = update_category.team, priority = update_category.priority,
    inbox_ids = offered
  where g.id = was.id returning * into changed;
  return to_jsonb(changed);
end
$$;
comment on function public.update_category(uuid, jsonb, uuid, integer, uuid[]) is
  'Changes a category''s names, team, priority and inboxes (null: every one), for conversations that begin from now on; returns its row. Needs manage_categories. Errors: 403 not_permitted, grant_exceeds_own; 404 category_not_found, team_not_found, inbox_not_found; 400 category_name_empty, category_priority_invalid, category_inboxes_empty.';

create function public.archive_category(category uuid, is_archived boolean default true) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.categories;
begin
  if private.admin('manage_categories', 'archive_category') is null then return private.refused(); end if;
  if not archive_category.is_archived and exists (
    select from public.categories g join public.teams t on t.id = g.team_id
    where g.id = archive_category.category and t.archived_at is not null
  ) then
    perform private.refuse('team_not_found', 'Its team is archived: choose another one first.', 'PT404');
  end if;
  update public.categories g set archived_at = case when archive_category.is_archived then coalesce(g.archived_at, now()) end
  where g.id = archive_category.category returning * into changed;
  if changed.id is null then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$$;
comment on function public.archive_category(uuid, boolean) is
  'Takes a category out of what can be chosen, or (is_archived false) brings it back; conversations keep it. Returns its row. Needs manage_categories. Errors: 403 not_permitted; 404 category_not_found, team_not_found.';

create function public.order_categories(categories uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('manage_categories', 'order_categories') is null then return private.refused(); end if;
  -- Those that were not named, made meanwhile perhaps, keep their order behind the others.
  update public.categories g set sort_order = o.place
  from (
    select g.id, row_number() over (order by array_position(order_categories.categories, g.id) nulls last, g.sort_order, g.key) as place
    from public.categories g
  ) o
  where o.id = g.id and g.sort_order <> o.place;
  return '{}';
end
$$;
comment on function public.order_categories(uuid[]) is
  'The order in which categories are offered. Needs manage_categories. Error: 403 not_permitted.';

grant execute on function public.set_category(uuid, uuid), public.create_category(jsonb, uuid, integer, text, uuid[]),
  public.update_category(uuid, jsonb, uuid, integer, uuid[]), public.archive_category(uuid, boolean), public.order_categories(uuid[]) to authenticated;

-- Attributes of one's own: what a company wants to know of its customers, their employers and its
-- conversations. A definition says the key, the names and the type; the values are in the rows themselves.

create table public.attribute_definitions (
  id uuid primary key default gen_random_uuid(),
  subject text not null check (subject in ('contact', 'company', 'conversation')),
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  names jsonb not null check (names ? 'ru' and names ? 'en'),
  type text not null check (type in ('text', 'number', 'date', 'boolean', 'choice')),
  choices text[] not null default '{}' check (cardinality(choices) <= 50),
  sort_order smallint not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (subject, key)
);
comment on table public.attribute_definitions is 'What may be known of a contact, a company or a conversation. names = {"ru": …, "en": …}; subject, key and type never change, for values stand by them.';
comment on column public.attribute_definitions.choices is 'With the type choice: the values there are, as people read them.';

alter table public.conversations add column attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object');
comment on column public.conversations.attributes is '{key: value} of attribute_definitions with the subject conversation.';

alter table public.attribute_definitions enable row level security;
create policy "members read which attributes there are" on public.attribute_definitions for select to authenticated
  using ((select private.is_member()));
grant select on public.attribute_definitions to authenticated;
grant select, insert, update, delete on public.attribute_definitions to service_role;

-- What a definition is written with, or a refusal.
create function private.checked_definition(names jsonb, type text, choices text[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if jsonb_typeof(names) is distinct from 'object'
    or length(btrim(coalesce(names ->> 'ru', ''))) not between 1 and 60 or length(btrim(coalesce(names ->> 'en', ''))) not between 1 and 60 then
    perform private.refuse('attribute_name_empty', 'A name in each language, of 1 to 60 characters.');
  end if;
  if type = 'choice' and (coalesce(cardinality(choices), 0) not between 1 and 50 or exists (
    select from unnest(choices) c where c is null or length(btrim(c)) not between 1 and 80)) then
    perform private.refuse('attribute_choices_empty', 'A choice has 1 to 50 values of 1 to 80 characters.');
  end if;
end
$$;
comment on function private.checked_definition(jsonb, text, text[]) is 'Refuses names and choices that no attribute may have: 400 attribute_name_empty, attribute_choices_empty.';

create function public.create_attribute(subject text, key text, names jsonb, type text, choices text[] default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  made public.attribute_definitions;
begin
  if private.admin('manage_categories', 'create_attribute') is null then return private.refused(); end if;
  if coalesce(create_attribute.subject, '') not in ('contact', 'company', 'conversation')
    or coalesce(create_attribute.type, '') not in ('text', 'number', 'date', 'boolean', 'choice') then
    perform private.refuse('attribute_type_unknown', 'Of a contact, company or conversation: text, number, date, boolean, choice.');
  end if;
  if coalesce(create_attribute.key, '') !~ '^[a-z][a-z0-9_]{0,39}$' then
    perform private.refuse('attribute_key_invalid', 'A key begins with a letter and has Latin small letters, digits and _ only, at most 40.');
  end if;
  perform private.checked_definition(create_attribute.names, create_attribute.type, create_attribute.choices);
  if (select count(*) from public.attribute_definitions d where d.subject = create_attribute.subject and d.archived_at is null) >= 100 then
    perform private.refuse('too_many_attributes', 'At most 100 of one kind.', 'PT409');
  end if;
  insert into public.attribute_definitions (subject, key, names, type, choices, sort_order)
  values (create_attribute.subject, create_attribute.key, create_attribute.names, create_attribute.type,
    case create_attribute.type when 'choice' then create_attribute.choices else '{}' end,
    (select coalesce(max(d.sort_order), 0) + 1 from public.attribute_definitions d where d.subject = create_attribute.subject))
  on conflict do nothing returning * into made;
  if made.id is null then
    perform private.refuse('attribute_key_taken', 'Another attribute of this kind, perhaps an archived one, has this key.', 'PT409');
  end if;
  return to_jsonb(made);
end
$$;
comment on function public.create_attribute(text, text, jsonb, text, text[]) is
  'Defines an attribute of a contact, company or conversation; returns its row. Needs manage_categories. Errors: 403 not_permitted; 400 attribute_type_unknown, attribute_key_invalid, attribute_name_empty, attribute_choices_empty; 409 attribute_key_taken, too_many_attributes.';

create function public.update_attribute(attribute uuid, names jsonb, choices text[] default '{}', archived boolean default false) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.attribute_definitions;
begin
  if private.admin('manage_categories', 'update_attribute') is null then return private.refused(); end if;
  select d.* into changed from public.attribute_definitions d where d.id = update_attribute.attribute for no key update;
  if changed.id is null then
    perform private.refuse('attribute_unknown', 'No attribute with this id.', 'PT404');
  end if;
  perform private.checked_definition(update_attribute.names, changed.type, update_attribute.choices);
  update public.attribute_definitions d set names = update_attribute.names,
    choices = case d.type when 'choice' then update_attribute.choices else '{}' end,
    archived_at = case when update_attribute.archived then coalesce(d.archived_at, now()) end
  where d.id = changed.id returning * into changed;
  return to_jsonb(changed);
end
$$;
comment on function public.update_attribute(uuid, jsonb, text[], boolean) is
  'Renames an attribute, changes its choices (values that were chosen stay), archives it or brings it back; returns its row. Needs manage_categories. Errors: 403 not_permitted; 404 attribute_unknown; 400 attribute_name_empty, attribute_choices_empty.';

-- Values ----------------------------------------------------------------------------------------

create function private.fits_attribute(definition public.attribute_definitions, value jsonb) returns boolean
language plpgsql stable set search_path = ''
as $$
declare
  kind text := jsonb_typeof(value);
  words text := value #>> '{}';
begin
  return case definition.type
    when 'text' then kind = 'string' and length(btrim(words)) between 1 and 500
    when 'number' then kind = 'number'
    when 'boolean' then kind = 'boolean'
    when 'date' then kind = 'string' and words ~ '^\d{4}-\d\d-\d\d$' and pg_input_is_valid(words, 'date')
    else kind = 'string' and words = any (definition.choices) end;
end
$$;
comment on function private.fits_attribute(public.attribute_definitions, jsonb) is 'Is a value what the attribute takes? Dates are written 2026-12-31, choices are one of its choices.';

create function private.changed_attributes(subject text, before jsonb, changes jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  entry record;
  definition public.attribute_definitions;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    perform private.refuse('attribute_invalid', 'An object of keys and values.');
  end if;
  for entry in select e.key, e.value from jsonb_each(changes) e loop
    select d.* into definition from public.attribute_definitions d
    where d.subject = changed_attributes.subject and d.key = entry.key and d.archived_at is null;
    if definition.id is null then
      perform private.refuse('attribute_unknown', format('No attribute %s of a %s.', entry.key, changed_attributes.subject));
    elsif entry.value <> 'null' and not coalesce(private.fits_attribute(definition, entry.value), false) then
      perform private.refuse('attribute_invalid', format('%s takes a %s.', entry.key, definition.type));
    end if;
  end loop;
  return jsonb_strip_nulls(before || changes);
end
$$;
comment on function private.changed_attributes(text, jsonb, jsonb) is
  'Attributes with changes laid over them (null takes a value away). Errors: 400 attribute_unknown, attribute_invalid.';

-- What a host page says: only what is defined and fits is kept; a page that says nonsense is no error of its visitor.
create function private.fitting_attributes(subject text, said jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if jsonb_typeof(said) is distinct from 'object' then return '{}'; end if;
  return (
    select coalesce(jsonb_object_agg(e.key, e.value), '{}')
    from jsonb_each(said) e join public.attribute_definitions d
      on d.subject = fitting_attributes.subject and d.key = e.key and d.archived_at is null
    where private.fits_attribute(d, e.value));
end
$$;
comment on function private.fitting_attributes(text, jsonb) is 'Of attributes that a host page says: those that are defined and fit their type.';

create function public.set_contact_attributes(contact uuid, changes jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.contacts := private.lock_contact(set_contact_attributes.contact);
  kept jsonb := private.changed_attributes('contact', known.attributes, set_contact_attributes.changes);
begin
  update public.contacts k set attributes = kept where k.id = known.id and k.attributes <> kept;
  return kept;
end
$$;
comment on function public.set_contact_attributes(uuid, jsonb) is
  'Changes attributes of a contact (null takes one away); returns all. What an unsigned page said stays beside them. Errors: 42501 not_permitted; 404 contact_not_found; 409 contact_erased; 400 attribute_unknown, attribute_invalid.';

create function public.set_company_attributes(company uuid, changes jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.companies;
  kept jsonb;
begin
  select o.* into known from public.companies o where o.id = set_company_attributes.company for no key update;
  if known.id is null then
    perform private.refuse('company_not_found', 'No company with this id.', 'PT404');
  end if;
  kept := private.changed_attributes('company', known.attributes, set_company_attributes.changes);
  update public.companies o set attributes = kept where o.id = known.id and o.attributes <> kept;
  return kept;
end
$$;
comment on function public.set_company_attributes(uuid, jsonb) is
  'Changes attributes of a company (null takes one away); returns all. Errors: 42501 not_permitted; 404 company_not_found; 400 attribute_unknown, attribute_invalid.';

create function public.set_conversation_attributes(conversation uuid, changes jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(set_conversation_attributes.conversation);
  kept jsonb := private.changed_attributes('conversation', locked.attributes, set_conversation_attributes.changes);
begin
  if kept = locked.attributes then return kept; end if;
  update public.conversations c set attributes = kept where c.id = locked.id;
  -- Keys alone: events are for ever, and an erasure could not take a value out of one.
  perform private.record_event(locked.id, 'conversation_attributes_set', 'member', me, jsonb_build_object(
    'keys', (select jsonb_agg(k order by k) from jsonb_object_keys(set_conversation_attributes.changes) k
      where kept -> k is distinct from locked.attributes -> k)));
  return kept;
end
$$;
comment on function public.set_conversation_attributes(uuid, jsonb) is
  'Changes attributes of a conversation (null takes one away); returns all; event conversation_attributes_set {keys}. Errors: 42501 not_permitted; 404 conversation_not_found; 400 attribute_unknown, attribute_invalid.';

grant execute on function public.create_attribute(text, text, jsonb, text, text[]), public.update_attribute(uuid, jsonb, text[], boolean),
  public.set_contact_attributes(uuid, jsonb), public.set_company_attributes(uuid, jsonb),
  public.set_conversation_attributes(uuid, jsonb) to authenticated;

create trigger attribute_definitions_touch before update on public.attribute_definitions
  for each row execute function private.touch_updated_at();

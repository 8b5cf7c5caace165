SET local check_function_bodies = off;

DROP POLICY "members read contacts whose conversations they see" ON "public"."contacts";

DROP TRIGGER "conversations_publish_update" ON "public"."conversations";

ALTER TABLE "public"."audit_entries"
  DROP CONSTRAINT "audit_entries_kind_check";

ALTER TABLE "public"."conversation_events"
  DROP CONSTRAINT "conversation_events_type_check";

CREATE TABLE "private"."conversation_tags" (
  "tag_id"          uuid NOT NULL,
  "conversation_id" uuid NOT NULL,
  CONSTRAINT "conversation_tags_pkey" PRIMARY KEY (tag_id, conversation_id)
);

ALTER TABLE "private"."conversation_tags"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "public"."attribute_definitions" (
  "id"          uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "subject"     text                     NOT NULL,
  "key"         text                     NOT NULL,
  "names"       jsonb                    NOT NULL,
  "type"        text                     NOT NULL,
  "choices"     text[]                   NOT NULL DEFAULT '{}'::text[],
  "sort_order"  smallint                 NOT NULL DEFAULT 0,
  "archived_at" timestamp with time zone,
  "created_at"  timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "attribute_definitions_choices_check" CHECK ((cardinality(choices) <= 50)),
  CONSTRAINT "attribute_definitions_key_check" CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
  CONSTRAINT "attribute_definitions_names_check" CHECK (((names ? 'ru'::text) AND (names ? 'en'::text))),
  CONSTRAINT "attribute_definitions_pkey" PRIMARY KEY (id),
  CONSTRAINT "attribute_definitions_subject_check" CHECK ((subject = ANY (ARRAY['contact'::text, 'company'::text, 'conversation'::text]))),
  CONSTRAINT "attribute_definitions_subject_key_key" UNIQUE (subject, key),
  CONSTRAINT "attribute_definitions_type_check" CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'boolean'::text, 'choice'::text])))
);

ALTER TABLE "public"."attribute_definitions"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."attribute_definitions" FROM "anon";

CREATE TABLE "public"."contact_notes" (
  "id"         uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "contact_id" uuid                     NOT NULL,
  "client_id"  uuid                     NOT NULL,
  "author_id"  uuid                     NOT NULL,
  "body"       text                     NOT NULL,
  "written_at" timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  "edited_at"  timestamp with time zone,
  CONSTRAINT "contact_notes_body_check" CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  CONSTRAINT "contact_notes_contact_id_client_id_key" UNIQUE (contact_id, client_id),
  CONSTRAINT "contact_notes_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."contact_notes"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."contact_notes" FROM "anon";

CREATE TABLE "public"."member_preferences" (
  "member_id"   uuid                     NOT NULL,
  "preferences" jsonb                    NOT NULL DEFAULT '{}'::jsonb,
  "updated_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "member_preferences_pkey" PRIMARY KEY (member_id),
  CONSTRAINT "member_preferences_preferences_check" CHECK (((jsonb_typeof(preferences) = 'object'::text) AND (length((preferences)::text) <= 8000)))
);

ALTER TABLE "public"."member_preferences"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."member_preferences" FROM "anon";

CREATE TABLE "public"."tags" (
  "id"          uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "name"        text                     NOT NULL,
  "colour"      text                     NOT NULL DEFAULT 'grey'::text,
  "archived_at" timestamp with time zone,
  "created_at"  timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "tags_colour_check"
    CHECK ((colour = ANY (ARRAY['grey'::text, 'red'::text, 'orange'::text, 'yellow'::text, 'green'::text, 'teal'::text, 'blue'::text, 'violet'::text, 'pink'::text]))),
  CONSTRAINT "tags_name_check" CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 40)))),
  CONSTRAINT "tags_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."tags"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."tags" FROM "anon";

ALTER TABLE "public"."companies"
  ADD COLUMN "attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."contacts"
  ADD COLUMN "attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."contacts"
  ADD COLUMN "unverified_attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."contacts"
  ADD COLUMN "vouched" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."contacts"
  ADD COLUMN "merged_into_id" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "person_id" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "company_id" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "tag_ids" uuid[] NOT NULL DEFAULT '{}'::uuid[];

ALTER TABLE "public"."conversations"
  ADD COLUMN "merged_into_id" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."conversations"
  ADD COLUMN "total_priority" smallint GENERATED ALWAYS AS ((priority + manual_priority)) STORED NOT NULL;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "channel" text CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "company_id" uuid CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "is_erased" boolean CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "merged_into_id" uuid CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "tag_ids" uuid[] CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "total_priority" smallint CASCADE;

CREATE OR REPLACE FUNCTION private.announce_contact (
  contact uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.is_quiet() then return; end if;
  perform realtime.send(jsonb_build_object('contact_id', theirs.contact_id), 'contact_changed',
    private.conversation_topic('conversation', theirs.id), true)
  from (select c.id, c.contact_id from public.conversations c
    where c.contact_id = any (private.person_ids(announce_contact.contact))
    order by c.last_message_at desc limit 50) theirs;
end
$function$;

CREATE OR REPLACE FUNCTION private.carry_contact_company()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if new.merged_into_id is null then
    update public.conversations c set company_id = new.company_id
    where (c.contact_id = new.id or c.person_id = new.id) and c.company_id is distinct from new.company_id;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.carry_contact_name()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if new.merged_into_id is null then
    update public.conversations c set contact_name = new.name where c.contact_id = new.id or c.person_id = new.id;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.changed_attributes (
  subject text,
  before  jsonb,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.check_category_target (
  team     uuid,
  priority integer
)
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if not exists (select from public.teams t where t.id = check_category_target.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if check_category_target.priority is null or check_category_target.priority not between 0 and 100 then
    perform private.refuse('category_priority_invalid', 'From 0 to 100.');
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.check_contact_note (
  body text
)
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  if btrim(coalesce(body, ''), E' \t\r\n') = '' then perform private.refuse('message_empty', 'A note needs a text.'); end if;
  if length(body) > 4000 then perform private.refuse('message_too_long', 'At most 4000 characters.'); end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_category_names (
  names jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if jsonb_typeof(names) is distinct from 'object' or exists (
    select from unnest(array['ru', 'en']) l
    where jsonb_typeof(names -> l) is distinct from 'string' or length(btrim(names ->> l)) not between 1 and 60
  ) then
    perform private.refuse('category_name_empty', 'A category has a name of 1 to 60 characters in each language: ru, en.');
  end if;
  return jsonb_build_object('ru', btrim(names ->> 'ru'), 'en', btrim(names ->> 'en'));
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_definition (
  names   jsonb,
  type    text,
  choices text[]
)
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.checked_tag (
  name       text,
  colour     text,
  except_tag uuid DEFAULT NULL::uuid
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.contact_changed()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if tg_table_name = 'contacts' then
    perform private.announce_contact(new.id);
  else
    perform private.announce_contact(case tg_op when 'DELETE' then old.contact_id else new.contact_id end);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_note_json (
  note public.contact_notes
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('id', note.id, 'author_id', note.author_id, 'body', note.body,
    'written_at', note.written_at, 'edited_at', note.edited_at)
$function$;

CREATE OR REPLACE FUNCTION private.conversation_row (
  c      public.conversations,
  reader uuid
)
  RETURNS public.conversation_row
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.conversation_row;
begin
  found := (c.id, c.number, c.inbox_id, c.contact_id, c.contact_name, c.category_id, c.team_id,
    c.assignee_id, c.status, c.priority, c.preview, c.preview_from, c.last_seq, c.last_contact_seq, c.position,
    c.last_message_at, c.waiting_since, c.snoozed_until,
    coalesce((select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = reader), 0),
    (select i.channel from public.inboxes i where i.id = c.inbox_id), c.company_id,
    (select k.erased_at is not null from public.contacts k where k.id = c.contact_id), c.merged_into_id, c.tag_ids, c.total_priority);
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.fits_attribute (
  definition public.attribute_definitions,
  value      jsonb
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.fitting_attributes (
  subject text,
  said    jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if jsonb_typeof(said) is distinct from 'object' then return '{}'; end if;
  return (
    select coalesce(jsonb_object_agg(e.key, e.value), '{}')
    from jsonb_each(said) e join public.attribute_definitions d
      on d.subject = fitting_attributes.subject and d.key = e.key and d.archived_at is null
    where private.fits_attribute(d, e.value));
end
$function$;

CREATE OR REPLACE FUNCTION private.free_category_key (
  english text
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.hear_identity (
  contact uuid,
  said    jsonb
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  known public.contacts;
begin
  said := jsonb_strip_nulls(said);
  select k.* into known from public.contacts k where k.id = hear_identity.contact;
  if known.vouched @> said then return; end if;
  select k.* into known from public.contacts k where k.id = hear_identity.contact for no key update;
  update public.contacts k set
    name = case when said ? 'name' and known.vouched -> 'name' is distinct from said -> 'name' then left(said ->> 'name', 120) else k.name end,
    email = case when said ? 'email' and known.vouched -> 'email' is distinct from said -> 'email' then said ->> 'email' else k.email end,
    phone = case when said ? 'phone' and known.vouched -> 'phone' is distinct from said -> 'phone' then said ->> 'phone' else k.phone end,
    company_id = case when said ? 'company_id' and known.vouched -> 'company_id' is distinct from said -> 'company_id'
      then (said ->> 'company_id')::uuid else k.company_id end,
    vouched = k.vouched || said
  where k.id = known.id;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_vouched_for (
  contact uuid
)
  RETURNS boolean
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$ select exists (select from public.contact_identities i where i.contact_id = any (private.person_ids(is_vouched_for.contact)) and i.verified_at is not null) $function$;

CREATE OR REPLACE FUNCTION private.keep_conversation_tags()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  delete from private.conversation_tags u where u.conversation_id = new.id and u.tag_id <> all (new.tag_ids);
  insert into private.conversation_tags (tag_id, conversation_id)
  select distinct t.id, new.id from public.tags t where t.id = any (new.tag_ids)
  on conflict do nothing;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_contact (
  contact uuid
)
  RETURNS public.contacts
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  known public.contacts;
begin
  if private.sees_contact(lock_contact.contact) then
    select k.* into known from public.contacts k where k.id = private.person_of(lock_contact.contact) for no key update;
  end if;
  if known.id is null then
    perform private.refuse('contact_not_found', 'No contact with this id that you may see.', 'PT404');
  elsif known.erased_at is not null then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  end if;
  return known;
end
$function$;

CREATE OR REPLACE FUNCTION private.my_contact_note (
  note uuid
)
  RETURNS public.contact_notes
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('note');
  found public.contact_notes;
begin
  select n.* into found from public.contact_notes n
  where n.id = my_contact_note.note and private.sees_contact(n.contact_id) for no key update;
  if found.id is null then
    perform private.refuse('note_not_found', 'No note with this id that you may see.', 'PT404');
  elsif found.author_id <> me then
    perform private.refuse('not_permitted', 'A note is changed by its author.', '42501');
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.permission_catalogue()
  RETURNS text[]
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select array[
    'reply', 'note', 'assign', 'close', 'merge',
    'edit_messages', 'delete_messages', 'read_deleted', 'restore_messages',
    'manage_contacts', 'erase_people',
    'manage_teams', 'manage_members', 'manage_roles', 'manage_inboxes', 'manage_routing',
    'manage_categories', 'manage_macros', 'manage_tags', 'manage_views',
    'read_load', 'read_audit', 'export', 'view_as', 'manage_queues'
  ]
$function$;

CREATE OR REPLACE FUNCTION private.person_ids (
  contact uuid
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  person uuid := private.person_of(person_ids.contact);
begin
  return array(select k.id from public.contacts k where k.id = person union all select k.id from public.contacts k where k.merged_into_id = person);
end
$function$;

CREATE OR REPLACE FUNCTION private.person_of (
  contact uuid
)
  RETURNS uuid
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$ select coalesce(k.merged_into_id, k.id) from public.contacts k where k.id = person_of.contact $function$;

CREATE OR REPLACE FUNCTION private.plain_phone (
  phone text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
declare
  digits text := regexp_replace(coalesce(plain_phone.phone, ''), '[\s().–-]', '', 'g');
begin
  -- Russian habits: 8 stands for +7, and the country goes without saying before ten digits that begin with 9.
  digits := regexp_replace(digits, '^8(\d{10})$', '+7\1');
  digits := regexp_replace(digits, '^(9\d{9})$', '+7\1');
  digits := regexp_replace(regexp_replace(digits, '^00', '+'), '^([1-9]\d{10,14})$', '+\1');
  return case when digits ~ '^\+[1-9]\d{6,14}$' then digits end;
end
$function$;

CREATE OR REPLACE FUNCTION private.publish_event()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  about jsonb;
  customer uuid;
begin
  if private.is_quiet() then return null; end if;
  about := private.event_json(new);
  perform realtime.send(about, 'event', private.conversation_topic('conversation', new.conversation_id), true);
  if new.type in ('message_sent', 'message_edited', 'message_deleted', 'message_restored') then
    select c.contact_id into customer from public.conversations c where c.id = new.conversation_id;
    perform realtime.send(
      jsonb_build_object('message', private.as_customer_sees(about -> 'message'), 'position', new.position,
        'typing_topic', private.conversation_topic('typing', new.conversation_id)),
      'message', private.contact_topic(customer), true);
  elsif new.type in ('member_mentioned', 'team_mentioned') then
    perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id, 'by', new.actor_id, 'note_id', new.note_id),
      'mentioned', 'member:' || m.id, true)
    from public.members m
    where m.deactivated_at is null and (m.id = private.uuid_or_null(new.payload ->> 'member_id') or new.payload -> 'member_ids' ? m.id::text);
  elsif new.type = 'conversation_assigned' and new.actor_id::text is distinct from new.payload ->> 'member_id' then
    perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id, 'by', new.actor_id),
      'assigned', 'member:' || (new.payload ->> 'member_id'), true);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.sees_contact (
  contact uuid
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.my_scope() = 'all' then return true; end if;
  return private.is_member() and exists (
    select from public.conversations c
    where c.contact_id = any (private.person_ids(sees_contact.contact)) and private.can_see_conversation(c.id));
end
$function$;

CREATE OR REPLACE FUNCTION private.take_company()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  new.company_id := (select k.company_id from public.contacts k where k.id = coalesce(new.person_id, new.contact_id));
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.archive_category (
  category    uuid,
  is_archived boolean DEFAULT true
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."archive_category"(uuid, boolean) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.change_preferences (
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  kept jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  if jsonb_typeof(changes) is distinct from 'object' or length(changes::text) > 4000 then
    perform private.refuse('preferences_invalid', 'An object of keys and values, of at most 4000 characters.');
  end if;
  insert into public.member_preferences as p (member_id, preferences) values (me, jsonb_strip_nulls(changes))
  on conflict (member_id) do update set preferences = jsonb_strip_nulls(p.preferences || changes)
  returning p.preferences into kept;
  perform realtime.send(jsonb_build_object('preferences', kept), 'preferences', 'member:' || me, true);
  return kept;
end
$function$;

REVOKE ALL ON FUNCTION "public"."change_preferences"(jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.contact_card (
  contact uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  known public.contacts;
  theirs uuid[];
begin
  if private.member_id() is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.sees_contact(contact_card.contact) then return null; end if;
  theirs := private.person_ids(contact_card.contact);
  select k.* into known from public.contacts k where k.id = theirs[1];
  return jsonb_build_object(
    'id', known.id, 'name', known.name, 'email', known.email, 'phone', known.phone, 'avatar_url', known.avatar_url, 'locale', known.locale,
    'blocked_at', known.blocked_at, 'erased_at', known.erased_at, 'created_at', known.created_at,
    'attributes', known.attributes, 'unverified_attributes', known.unverified_attributes, 'vouched', known.vouched,
    'company', (select jsonb_build_object('id', o.id, 'name', o.name, 'external_id', o.external_id, 'attributes', o.attributes)
      from public.companies o where o.id = known.company_id),
    'identities', (select coalesce(jsonb_agg(jsonb_build_object('channel', i.channel, 'external_id', i.external_id,
        'is_verified', i.verified_at is not null, 'contact_id', i.contact_id) order by i.created_at, i.id), '[]')
      from public.contact_identities i where i.contact_id = any (theirs)),
    'merged', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'email', k.email, 'phone', k.phone,
        'merged_by', g.merged_by, 'merged_at', g.merged_at) order by g.merged_at), '[]')
      from public.contacts k
      left join lateral (select m.merged_by, m.merged_at from private.contact_merges m
        where m.contact_id = k.id and m.split_at is null order by m.id desc limit 1) g on true
      where k.merged_into_id = known.id),
    'notes', (select coalesce(jsonb_agg(private.contact_note_json(n) order by n.written_at), '[]')
      from public.contact_notes n where n.contact_id = any (theirs)));
end
$function$;

REVOKE ALL ON FUNCTION "public"."contact_card"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_attribute (
  subject text,
  key     text,
  names   jsonb,
  type    text,
  choices text[] DEFAULT '{}'::text[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_category (
  names    jsonb,
  team     uuid,
  priority integer DEFAULT 0,
  key      text    DEFAULT NULL::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
  insert into public.categories (key, names, team_id, priority, sort_order)
  values (coalesce(create_category.key, private.free_category_key(named ->> 'en')), named, create_category.team, create_category.priority,
    (select coalesce(max(g.sort_order), 0) + 1 from public.categories g))
  returning * into made;
  return to_jsonb(made);
exception when unique_violation then
  perform private.refuse('category_key_taken', 'Another category has this key, perhaps an archived one.', 'PT409');
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_company (
  name text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  made public.companies;
begin
  if length(btrim(coalesce(create_company.name, ''))) not between 1 and 120 then
    perform private.refuse('company_name_empty', 'A company has a name of 1 to 120 characters.');
  end if;
  insert into public.companies (name) values (btrim(create_company.name)) returning * into made;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_company"(text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_tag (
  name   text,
  colour text DEFAULT 'grey'::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."create_tag"(text, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.delete_contact_note (
  note uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.contact_notes := private.my_contact_note(delete_contact_note.note);
begin
  delete from public.contact_notes n where n.id = found.id;
end
$function$;

REVOKE ALL ON FUNCTION "public"."delete_contact_note"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.edit_contact (
  contact uuid,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.contacts := private.lock_contact(edit_contact.contact);
  words text;
begin
  if jsonb_typeof(changes) is distinct from 'object' or exists (
    select from jsonb_object_keys(changes) k where k not in ('name', 'email', 'phone', 'locale', 'company_id')) then
    perform private.refuse('contact_field_unknown', 'name, email, phone, locale, company_id.');
  end if;
  if changes ? 'name' then
    known.name := nullif(btrim(regexp_replace(coalesce(changes ->> 'name', ''), '\s+', ' ', 'g')), '');
    if length(known.name) > 120 then perform private.refuse('contact_name_too_long', 'At most 120 characters.'); end if;
  end if;
  if changes ? 'email' then
    known.email := nullif(lower(btrim(coalesce(changes ->> 'email', ''))), '');
    if known.email !~ '^[^@\s]+@[^@\s]+\.[^@\s.]+$' or length(known.email) > 254 then
      perform private.refuse('email_invalid', 'An address has a name, @ and a domain.');
    end if;
  end if;
  if changes ? 'phone' then
    words := nullif(btrim(coalesce(changes ->> 'phone', '')), '');
    known.phone := private.plain_phone(words);
    if words is not null and known.phone is null then
      perform private.refuse('phone_invalid', 'A number with its country: +7 912 345-67-89.');
    end if;
  end if;
  if changes ? 'locale' then
    known.locale := changes ->> 'locale';
    if known.locale not in ('ru', 'en') then perform private.refuse('locale_unknown', 'ru or en.'); end if;
  end if;
  if changes ? 'company_id' then
    known.company_id := private.uuid_or_null(changes ->> 'company_id');
    if changes ->> 'company_id' is not null and not exists (select from public.companies o where o.id = known.company_id) then
      perform private.refuse('company_not_found', 'No company with this id.', 'PT404');
    end if;
  end if;
  update public.contacts k set name = known.name, email = known.email, phone = known.phone, locale = known.locale, company_id = known.company_id
  where k.id = known.id and (k.name, k.email, k.phone, k.locale, k.company_id)
    is distinct from (known.name, known.email, known.phone, known.locale, known.company_id);
  return public.contact_card(known.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."edit_contact"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.edit_contact_note (
  note uuid,
  body text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.contact_notes := private.my_contact_note(edit_contact_note.note);
begin
  perform private.check_contact_note(edit_contact_note.body);
  update public.contact_notes n set body = btrim(edit_contact_note.body, E' \t\r\n'), edited_at = clock_timestamp()
  where n.id = found.id returning * into found;
  return private.contact_note_json(found);
end
$function$;

REVOKE ALL ON FUNCTION "public"."edit_contact_note"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.my_unread()
  RETURNS integer
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return (
    select count(*) from (
      select from public.conversations c
      left join public.read_marks r on r.conversation_id = c.id and r.reader_id = me
      where c.assignee_id = me and c.status = 'open' and c.last_contact_seq > coalesce(r.last_read_seq, 0)
      limit 100) unread);
end
$function$;

REVOKE ALL ON FUNCTION "public"."my_unread"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.order_categories (
  categories uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."order_categories"(uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.participants (
  conversation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.member_id() is null or not private.can_see_conversation(participants.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('member_id', p.member_id, 'replied', p.replied, 'noted', p.noted,
      'mentioned', p.mentioned, 'looked_at', p.looked_at) order by p.replied desc, p.noted desc, p.looked_at desc nulls last), '[]')
    from (
      select w.member_id, bool_or(w.what = 'replied') as replied, bool_or(w.what = 'noted') as noted,
        bool_or(w.what = 'mentioned') as mentioned, max(w.at) as looked_at
      from (
        (select distinct m.author_id as member_id, 'replied' as what, null::timestamptz as at from public.messages m
          where m.conversation_id = participants.conversation and m.author_kind = 'member')
        union all
        (select distinct n.author_id, 'noted', null::timestamptz from public.notes n where n.conversation_id = participants.conversation)
        union all
        select g.member_id, 'mentioned', g.seen_at from public.mentions g
        where g.conversation_id = participants.conversation and g.withdrawn_at is null
        union all
        select r.reader_id, 'looked', r.read_at from public.read_marks r
        where r.conversation_id = participants.conversation and r.reader_kind = 'member') w
      group by w.member_id) p);
end
$function$;

REVOKE ALL ON FUNCTION "public"."participants"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.remove_tag (
  tag uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_tags', 'remove_tag') is null then return private.refused(); end if;
  update public.tags t set archived_at = now() where t.id = remove_tag.tag and t.archived_at is null;
  if not found then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."remove_tag"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.rename_company (
  company uuid,
  name    text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  changed public.companies;
begin
  if length(btrim(coalesce(rename_company.name, ''))) not between 1 and 120 then
    perform private.refuse('company_name_empty', 'A company has a name of 1 to 120 characters.');
  end if;
  update public.companies o set name = btrim(rename_company.name) where o.id = rename_company.company returning * into changed;
  if changed.id is null then
    perform private.refuse('company_not_found', 'No company with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."rename_company"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_category (
  conversation uuid,
  category     uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
    end if;
  end if;
  update public.conversations c set category_id = chosen.id, priority = coalesce(chosen.priority, 0) where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_category_set', 'member', me,
    jsonb_build_object('category_id', chosen.id, 'from_category_id', locked.category_id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_category"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_company_attributes (
  company uuid,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_contact_attributes (
  contact uuid,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.contacts := private.lock_contact(set_contact_attributes.contact);
  kept jsonb := private.changed_attributes('contact', known.attributes, set_contact_attributes.changes);
begin
  update public.contacts k set attributes = kept where k.id = known.id and k.attributes <> kept;
  return kept;
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_conversation_attributes (
  conversation uuid,
  changes      jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.tag_conversation (
  conversation uuid,
  tag          uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."tag_conversation"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.tag_usage()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.require_permission('manage_tags');
  return (
    select coalesce(jsonb_object_agg(t.id, (
      select count(*) from (select from private.conversation_tags u where u.tag_id = t.id limit 1000) u)), '{}')
    from public.tags t where t.archived_at is null);
end
$function$;

REVOKE ALL ON FUNCTION "public"."tag_usage"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.untag_conversation (
  conversation uuid,
  tag          uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(untag_conversation.conversation);
begin
  if untag_conversation.tag is null or not untag_conversation.tag = any (locked.tag_ids) then return; end if;
  update public.conversations c set tag_ids = array_remove(c.tag_ids, untag_conversation.tag) where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_untagged', 'member', me, jsonb_build_object('tag_id', untag_conversation.tag));
end
$function$;

REVOKE ALL ON FUNCTION "public"."untag_conversation"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_attribute (
  attribute uuid,
  names     jsonb,
  choices   text[]  DEFAULT '{}'::text[],
  archived  boolean DEFAULT false
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_category (
  category uuid,
  names    jsonb,
  team     uuid,
  priority integer
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  named jsonb;
  was public.categories;
  changed public.categories;
begin
  if private.admin('manage_categories', 'update_category') is null then return private.refused(); end if;
  named := private.checked_category_names(update_category.names);
  perform private.check_category_target(update_category.team, update_category.priority);
  select g.* into was from public.categories g where g.id = update_category.category for no key update;
  if was.id is null then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  if private.my_scope() <> 'all' and was.team_id <> update_category.team
    and not array[was.team_id, update_category.team] <@ private.my_team_ids() then
    return private.exceeding('update_category');
  end if;
  update public.categories g set names = named, team_id = update_category.team, priority = update_category.priority
  where g.id = was.id returning * into changed;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_tag (
  tag    uuid,
  name   text,
  colour text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

REVOKE ALL ON FUNCTION "public"."update_tag"(uuid, text, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.write_contact_note (
  contact   uuid,
  client_id uuid,
  body      text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('note');
  known public.contacts := private.lock_contact(write_contact_note.contact);
  note public.contact_notes;
begin
  perform private.check_contact_note(write_contact_note.body);
  if write_contact_note.client_id is null then
    perform private.refuse('client_id_missing', 'A note needs the client''s own id.');
  end if;
  insert into public.contact_notes (contact_id, client_id, author_id, body)
  values (known.id, write_contact_note.client_id, me, btrim(write_contact_note.body, E' \t\r\n'))
  on conflict on constraint contact_notes_contact_id_client_id_key do nothing returning * into note;
  if note.id is null then
    select n.* into note from public.contact_notes n where n.contact_id = known.id and n.client_id = write_contact_note.client_id;
    if note.author_id <> me then perform private.refuse('client_id_taken', 'Another author used this client_id here.', 'PT409'); end if;
  end if;
  return private.contact_note_json(note);
end
$function$;

REVOKE ALL ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) FROM PUBLIC, "anon", "service_role";

ALTER TABLE "private"."conversation_tags"
  ADD CONSTRAINT "conversation_tags_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."audit_entries"
  ADD CONSTRAINT "audit_entries_kind_check"
    CHECK
    ((kind = ANY (ARRAY['sign_in_succeeded'::text, 'sign_in_failed'::text, 'verb_refused'::text, 'exported'::text, 'view_as_started'::text, 'view_as_ended'::text,
    'role_created'::text,
    'role_changed'::text,
    'role_removed'::text,
    'member_invited'::text,
    'invitation_resent'::text,
    'invitation_withdrawn'::text,
    'member_joined'::text,
    'member_changed'::text,
    'member_deactivated'::text,
    'member_reactivated'::text,
    'team_created'::text,
    'team_changed'::text,
    'team_archived'::text,
    'team_member_added'::text,
    'team_member_changed'::text,
    'team_member_removed'::text,
    'inbox_created'::text,
    'inbox_changed'::text,
    'category_created'::text,
    'category_changed'::text,
    'tag_created'::text,
    'tag_changed'::text,
    'workspace_changed'::text, 'routing_changed'::text, 'message_deleted'::text, 'message_restored'::text, 'deleted_text_read'::text, 'contact_erased'::text])));

ALTER TABLE "public"."companies"
  ADD CONSTRAINT "companies_attributes_check" CHECK ((jsonb_typeof(attributes) = 'object'::text));

ALTER TABLE "public"."contact_notes"
  ADD CONSTRAINT "contact_notes_author_id_fkey" FOREIGN KEY (author_id) REFERENCES public.members(id);

ALTER TABLE "public"."contact_notes"
  ADD CONSTRAINT "contact_notes_contact_id_fkey" FOREIGN KEY (contact_id) REFERENCES public.contacts(id) ON DELETE CASCADE;

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_attributes_check" CHECK ((jsonb_typeof(attributes) = 'object'::text));

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_merged_into_id_fkey" FOREIGN KEY (merged_into_id) REFERENCES public.contacts(id);

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_unverified_attributes_check" CHECK (((jsonb_typeof(unverified_attributes) = 'object'::text) AND (length((unverified_attributes)::text) <= 16000)));

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_vouched_check" CHECK ((jsonb_typeof(vouched) = 'object'::text));

ALTER TABLE "public"."conversation_events"
  ADD CONSTRAINT "conversation_events_type_check"
    CHECK
    ((type = ANY (ARRAY['conversation_started'::text, 'message_sent'::text, 'message_edited'::text, 'message_deleted'::text, 'message_restored'::text, 'note_written'::text,
    'member_mentioned'::text,
    'team_mentioned'::text,
    'mention_withdrawn'::text,
    'contact_erased'::text,
    'conversation_assigned'::text,
    'conversation_unassigned'::text,
    'conversation_moved'::text,
    'conversation_closed'::text,
    'conversation_reopened'::text,
    'conversation_snoozed'::text,
    'conversation_woken'::text,
    'conversation_priority_set'::text,
    'conversation_urgency_set'::text,
    'conversation_category_set'::text,
    'conversation_attributes_set'::text,
    'conversation_tagged'::text,
    'conversation_untagged'::text,
    'conversation_merged'::text,
    'conversation_split'::text,
    'conversation_rated'::text,
    'conversation_identified'::text, 'contact_merged'::text, 'contact_split'::text, 'note_edited'::text, 'note_deleted'::text, 'transcript_sent'::text])));

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_attributes_check" CHECK ((jsonb_typeof(attributes) = 'object'::text));

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_company_id_fkey" FOREIGN KEY (company_id) REFERENCES public.companies(id) ON DELETE SET NULL;

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_merged_into_id_fkey" FOREIGN KEY (merged_into_id) REFERENCES public.conversations(id);

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_person_id_fkey" FOREIGN KEY (person_id) REFERENCES public.contacts(id);

ALTER TABLE "public"."member_preferences"
  ADD CONSTRAINT "member_preferences_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "private"."conversation_tags"
  ADD CONSTRAINT "conversation_tags_tag_id_fkey" FOREIGN KEY (tag_id) REFERENCES public.tags(id) ON DELETE CASCADE;

CREATE INDEX conversation_tags_conversation_id ON private.conversation_tags USING btree (conversation_id);

CREATE INDEX contact_notes_author_id ON public.contact_notes USING btree (author_id);

CREATE INDEX contacts_email ON public.contacts USING btree (lower(email))
  WHERE (email IS NOT NULL);

CREATE INDEX contacts_merged_into_id ON public.contacts USING btree (merged_into_id)
  WHERE (merged_into_id IS NOT NULL);

CREATE INDEX contacts_phone ON public.contacts USING btree (phone)
  WHERE (phone IS NOT NULL);

CREATE INDEX conversations_by_company ON public.conversations USING btree (company_id, last_message_at DESC, id DESC)
  WHERE (company_id IS NOT NULL);

CREATE INDEX conversations_by_person ON public.conversations USING btree (person_id, last_message_at DESC)
  WHERE (person_id IS NOT NULL);

CREATE INDEX conversations_merged_into_id ON public.conversations USING btree (merged_into_id)
  WHERE (merged_into_id IS NOT NULL);

CREATE UNIQUE INDEX tags_name ON public.tags USING btree (lower(name));

CREATE TRIGGER attribute_definitions_touch
  BEFORE UPDATE ON public.attribute_definitions
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER contact_notes_announce
  AFTER INSERT OR DELETE OR UPDATE ON public.contact_notes
  FOR EACH ROW
  EXECUTE FUNCTION private.contact_changed();

CREATE TRIGGER contacts_announce
  AFTER UPDATE ON public.contacts
  FOR EACH ROW
  WHEN
    (((old.name IS DISTINCT FROM new.name) OR (old.email IS DISTINCT FROM new.email) OR (old.phone IS DISTINCT FROM new.phone) OR (old.avatar_url IS DISTINCT FROM new.avatar_url)
    OR (old.locale IS DISTINCT FROM new.locale) OR (old.company_id IS DISTINCT FROM new.company_id) OR (old.attributes IS DISTINCT FROM new.attributes) OR
    (old.unverified_attributes IS DISTINCT FROM new.unverified_attributes) OR (old.vouched IS DISTINCT FROM new.vouched) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id)
    OR (old.blocked_at IS DISTINCT FROM new.blocked_at)))
  EXECUTE FUNCTION private.contact_changed();

CREATE TRIGGER contacts_carry_company
  AFTER UPDATE OF company_id ON public.contacts
  FOR EACH ROW
  WHEN ((old.company_id IS DISTINCT FROM new.company_id))
  EXECUTE FUNCTION private.carry_contact_company();

CREATE TRIGGER conversations_keep_tags_of_new
  AFTER INSERT ON public.conversations
  FOR EACH ROW
  WHEN ((new.tag_ids <> '{}'::uuid[]))
  EXECUTE FUNCTION private.keep_conversation_tags();

CREATE TRIGGER conversations_keep_tags
  AFTER UPDATE OF tag_ids ON public.conversations
  FOR EACH ROW
  WHEN ((old.tag_ids IS DISTINCT FROM new.tag_ids))
  EXECUTE FUNCTION private.keep_conversation_tags();

CREATE TRIGGER conversations_publish_update
  AFTER UPDATE ON public.conversations
  FOR EACH ROW
  WHEN
    (((old.last_seq IS DISTINCT FROM new.last_seq) OR (old.status IS DISTINCT FROM new.status) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.assignee_id IS DISTINCT FROM
    new.assignee_id) OR (old.category_id IS DISTINCT FROM new.category_id) OR (old.priority IS DISTINCT FROM new.priority) OR (old.preview IS DISTINCT FROM new.preview) OR
    (old.waiting_since IS DISTINCT FROM new.waiting_since) OR (old.snoozed_until IS DISTINCT FROM new.snoozed_until) OR (old.contact_name IS DISTINCT FROM new.contact_name) OR
    (old.access_epoch IS DISTINCT FROM new.access_epoch) OR (old.manual_priority IS DISTINCT FROM new.manual_priority) OR (old.tag_ids IS DISTINCT FROM new.tag_ids) OR
    (old.company_id IS DISTINCT FROM new.company_id) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id)))
  EXECUTE FUNCTION private.publish_conversation();

CREATE TRIGGER conversations_take_company
  BEFORE INSERT OR UPDATE OF contact_id ON public.conversations
  FOR EACH ROW
  EXECUTE FUNCTION private.take_company();

CREATE TRIGGER member_preferences_touch
  BEFORE UPDATE ON public.member_preferences
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER tags_announce
  AFTER INSERT OR DELETE OR UPDATE OF name, colour, archived_at ON public.tags
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.announce_directory_change();

CREATE TRIGGER tags_audit
  AFTER INSERT OR UPDATE ON public.tags
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('tag', 'name colour archived_at');

CREATE TRIGGER tags_touch
  BEFORE UPDATE ON public.tags
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE POLICY "members read which attributes there are" ON "public"."attribute_definitions"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read the notes on contacts they see" ON "public"."contact_notes"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.contacts k
  WHERE (k.id = contact_notes.contact_id)))));

CREATE POLICY "members read contacts whose conversations they see" ON "public"."contacts"
  FOR SELECT
  TO "authenticated"
  USING (((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (( SELECT private.is_member() AS is_member) AND ((EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.contact_id = contacts.id))) OR (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.person_id = COALESCE(contacts.merged_into_id, contacts.id)))) OR ((merged_into_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.contact_id = contacts.merged_into_id))))))));

CREATE POLICY "members read their own preferences" ON "public"."member_preferences"
  FOR SELECT
  TO "authenticated"
  USING ((member_id = ( SELECT private.member_id() AS member_id)));

CREATE POLICY "members read tags" ON "public"."tags"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

COMMENT ON COLUMN "public"."attribute_definitions"."choices" IS 'With the type choice: the values there are, as people read them.';

COMMENT ON COLUMN "public"."companies"."attributes" IS '{key: value} of attribute_definitions with the subject company.';

COMMENT ON COLUMN "public"."contacts"."attributes" IS '{key: value} of attribute_definitions with the subject contact: written by members, or by a host page whose backend signed it.';

COMMENT ON COLUMN "public"."contacts"."merged_into_id" IS 'The contact that stands for the same person (48_merge.sql); null while this one stands for itself. Never a chain.';

COMMENT ON COLUMN "public"."contacts"."unverified_attributes" IS 'The same, as a host page''s browser said it without a signature: shown as unverified, and nothing is decided by it.';

COMMENT ON COLUMN "public"."contacts"."vouched" IS '{name, email, phone, company_id}: what the signed identity said last. What a member wrote over it stays until the identity says something else.';

COMMENT ON COLUMN "public"."conversations"."attributes" IS '{key: value} of attribute_definitions with the subject conversation.';

COMMENT ON COLUMN "public"."conversations"."company_id" IS 'The contact''s company, copied by trigger, so that a list of a company reads one index.';

COMMENT ON COLUMN "public"."conversations"."merged_into_id" IS 'The conversation that took this one''s timeline over; null for one that stands by itself.';

COMMENT ON COLUMN "public"."conversations"."person_id" IS 'The contact that now stands for contact_id (48_merge.sql); null while it stands for itself.';

COMMENT ON COLUMN "public"."conversations"."tag_ids" IS 'Its tags (42_tags.sql), in the order they were put on.';

COMMENT ON COLUMN "public"."conversations"."total_priority" IS 'priority + manual_priority, −100–200: what a list is sorted and narrowed by.';

COMMENT ON FUNCTION "private"."announce_contact"(uuid) IS 'contact_changed {contact_id} → the topics of the person''s newest conversations: a hint to ask for the card again.';

COMMENT ON FUNCTION "private"."announce_directory_change"() IS 'After trigger of statements on roles, teams, tags, members: directory_changed → every active member''s personal topic.';

COMMENT ON FUNCTION "private"."carry_contact_company"() IS 'After-update trigger of contacts: copies the company to its conversations.';

COMMENT ON FUNCTION "private"."carry_contact_name"() IS 'After-update trigger of contacts: copies the name to the conversations of whom it stands for.';

COMMENT ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) IS 'Attributes with changes laid over them (null takes a value away). Errors: 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "private"."check_category_target"(uuid, integer) IS 'Refuses with 404 team_not_found, 400 category_priority_invalid.';

COMMENT ON FUNCTION "private"."check_contact_note"(text) IS 'Refuses a text that no note on a contact may have: 400 message_empty, message_too_long.';

COMMENT ON FUNCTION "private"."checked_category_names"(jsonb) IS 'The names as they are kept, {ru, en}, or 400 category_name_empty.';

COMMENT ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) IS 'Refuses names and choices that no attribute may have: 400 attribute_name_empty, attribute_choices_empty.';

COMMENT ON FUNCTION "private"."checked_tag"(text, text, uuid) IS 'The name as it is kept, or 400 tag_name_empty, colour_unknown; 409 tag_name_taken. A new tag may take the name of an archived one.';

COMMENT ON FUNCTION "private"."contact_changed"() IS 'After trigger of contacts and contact_notes: tells whoever looks at the person.';

COMMENT ON FUNCTION "private"."contact_note_json"(public.contact_notes) IS '{id, author_id, body, written_at, edited_at}.';

COMMENT ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) IS 'Is a value what the attribute takes? Dates are written 2026-12-31, choices are one of its choices.';

COMMENT ON FUNCTION "private"."fitting_attributes"(text, jsonb) IS 'Of attributes that a host page says: those that are defined and fit their type.';

COMMENT ON FUNCTION "private"."free_category_key"(text) IS 'A key that no category has, made of an English name.';

COMMENT ON FUNCTION "private"."hear_identity"(uuid, jsonb) IS 'Takes what a signed identity says, {name?, email?, phone?, company_id?}: a field is written where it says something else than the last time, so that a member''s correction is not lost at the next visit.';

COMMENT ON FUNCTION "private"."is_vouched_for"(uuid) IS 'Has somebody vouched for any identity of this person?';

COMMENT ON FUNCTION "private"."keep_conversation_tags"() IS 'After trigger of conversations: private.conversation_tags follows tag_ids.';

COMMENT ON FUNCTION "private"."lock_contact"(uuid) IS 'Locks the contact that stands for a person, for a verb. Errors: 404 contact_not_found, 409 contact_erased.';

COMMENT ON FUNCTION "private"."my_contact_note"(uuid) IS 'Locks one''s own note on a contact. Errors: 404 note_not_found, 42501 not_permitted.';

COMMENT ON FUNCTION "private"."person_ids"(uuid) IS 'Every contact of one person, the one that stands for them first.';

COMMENT ON FUNCTION "private"."person_of"(uuid) IS 'The contact that stands for this one: itself, unless it was merged.';

COMMENT ON FUNCTION "private"."plain_phone"(text) IS 'A telephone number as +<digits> (E.164); null where it is none.';

COMMENT ON FUNCTION "private"."publish_event"() IS 'After-insert trigger of conversation_events: event → members of the conversation; message → its customer; mentioned, assigned (by somebody else) → the member.';

COMMENT ON FUNCTION "private"."sees_contact"(uuid) IS 'Does the calling member see this person, by a conversation? The policy on contacts in words of functions; a test holds them equal.';

COMMENT ON FUNCTION "private"."take_company"() IS 'Before trigger of conversations: copies the company of the contact.';

COMMENT ON FUNCTION "public"."archive_category"(uuid, boolean) IS 'Takes a category out of what can be chosen, or (is_archived false) brings it back; conversations keep it. Returns its row. Needs manage_categories. Errors: 403 not_permitted; 404 category_not_found, team_not_found.';

COMMENT ON FUNCTION "public"."change_preferences"(jsonb) IS 'Lays changes over the caller''s preferences (null takes a key back to its usual value) and tells the caller''s other tabs; returns them all. Errors: 42501 not_a_member, view_as_is_read_only; 400 preferences_invalid.';

COMMENT ON FUNCTION "public"."contact_card"(uuid) IS 'A person as its panel shows it, by any of its contacts: {id, name, email, phone, avatar_url, locale, blocked_at, erased_at, created_at, attributes, unverified_attributes, vouched, company {id, name, external_id, attributes}|null, identities [{channel, external_id, is_verified, contact_id}], merged [{id, name, email, phone, merged_by, merged_at}], notes [private.contact_note_json]}; null where the caller sees none of its conversations. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) IS 'Defines an attribute of a contact, company or conversation; returns its row. Needs manage_categories. Errors: 403 not_permitted; 400 attribute_type_unknown, attribute_key_invalid, attribute_name_empty, attribute_choices_empty; 409 attribute_key_taken, too_many_attributes.';

COMMENT ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text) IS 'Makes a category, the last in order: names {ru, en}, the team its conversations go to, 0 to 100 points of priority, a key (made of the English name where none is given, and never changed); returns its row. Needs manage_categories. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found; 400 category_name_empty, category_priority_invalid, category_key_invalid; 409 category_key_taken.';

COMMENT ON FUNCTION "public"."create_company"(text) IS 'Makes a company; returns its row. Needs manage_contacts. Errors: 42501; 400 company_name_empty.';

COMMENT ON FUNCTION "public"."create_tag"(text, text) IS 'Makes a tag, or brings the archived one of this name back; returns its row. Needs manage_tags. Errors: 403 not_permitted; 400 tag_name_empty, colour_unknown; 409 tag_name_taken.';

COMMENT ON FUNCTION "public"."delete_contact_note"(uuid) IS 'Removes one''s own note on a contact. Errors: 42501 not_permitted; 404 note_not_found.';

COMMENT ON FUNCTION "public"."edit_contact"(uuid, jsonb) IS 'Changes what is known of a person: any of {name, email, phone, locale, company_id}, null for none; addresses and numbers are kept in one spelling. Returns public.contact_card. What a signed identity said stays in vouched, to be seen beside. Needs manage_contacts. Errors: 42501; 404 contact_not_found, company_not_found; 409 contact_erased; 400 contact_field_unknown, contact_name_too_long, email_invalid, phone_invalid, locale_unknown.';

COMMENT ON FUNCTION "public"."edit_contact_note"(uuid, text) IS 'Changes one''s own note on a contact. Errors: 42501 not_permitted; 404 note_not_found; 400 message_empty, message_too_long.';

COMMENT ON FUNCTION "public"."my_unread"() IS 'How many of the caller''s own open conversations have something of the customer that the caller has not read, counted to 100 and no further. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."order_categories"(uuid[]) IS 'The order in which categories are offered. Needs manage_categories. Error: 403 not_permitted.';

COMMENT ON FUNCTION "public"."participants"(uuid) IS 'Members who had to do with a conversation: [{member_id, replied, noted, mentioned, looked_at|null}]. Error: 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."remove_tag"(uuid) IS 'Archives a tag: offered no more, kept where it is. create_tag with its name brings it back. Needs manage_tags. Errors: 403 not_permitted; 404 tag_not_found.';

COMMENT ON FUNCTION "public"."rename_company"(uuid, text) IS 'Renames a company; returns its row. Needs manage_contacts. Errors: 42501; 404 company_not_found; 400 company_name_empty.';

COMMENT ON FUNCTION "public"."set_category"(uuid, uuid) IS 'Says what a conversation is about, or (null) nothing; its part of the priority follows, its team does not. Errors: 42501 not_permitted (reply); 404 conversation_not_found, category_not_found.';

COMMENT ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) IS 'Changes attributes of a company (null takes one away); returns all. Errors: 42501 not_permitted; 404 company_not_found; 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) IS 'Changes attributes of a contact (null takes one away); returns all. What an unsigned page said stays beside them. Errors: 42501 not_permitted; 404 contact_not_found; 409 contact_erased; 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) IS 'Changes attributes of a conversation (null takes one away); returns all; event conversation_attributes_set {keys}. Errors: 42501 not_permitted; 404 conversation_not_found; 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "public"."tag_conversation"(uuid, uuid) IS 'Puts a tag on a conversation. Repeating it changes nothing. Errors: 42501 not_permitted (reply), 404 conversation_not_found, tag_not_found; 409 too_many_tags.';

COMMENT ON FUNCTION "public"."tag_usage"() IS '{tag id: how many conversations carry it}, counted to 1000 and no further. Errors: 42501 not_permitted (manage_tags), not_a_member.';

COMMENT ON FUNCTION "public"."untag_conversation"(uuid, uuid) IS 'Takes a tag off a conversation. Repeating it changes nothing. Errors: 42501 not_permitted (reply), 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) IS 'Renames an attribute, changes its choices (values that were chosen stay), archives it or brings it back; returns its row. Needs manage_categories. Errors: 403 not_permitted; 404 attribute_unknown; 400 attribute_name_empty, attribute_choices_empty.';

COMMENT ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer) IS 'Changes a category''s names, team and priority, for conversations that begin from now on; returns its row. Needs manage_categories. Errors: 403 not_permitted, grant_exceeds_own; 404 category_not_found, team_not_found; 400 category_name_empty, category_priority_invalid.';

COMMENT ON FUNCTION "public"."update_tag"(uuid, text, text) IS 'Renames or recolours a tag, wherever it is; returns its row. Needs manage_tags. Errors: 403 not_permitted; 404 tag_not_found; 400 tag_name_empty, colour_unknown; 409 tag_name_taken.';

COMMENT ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) IS 'Writes a note on a person; repeating a client_id returns the first. Needs note. Errors: 42501; 404 contact_not_found; 409 contact_erased, client_id_taken; 400 message_empty, message_too_long, client_id_missing.';

COMMENT ON TABLE "private"."conversation_tags" IS 'conversations.tag_ids by tag; a trigger keeps them equal.';

COMMENT ON TABLE "public"."attribute_definitions" IS 'What may be known of a contact, a company or a conversation. names = {"ru": …, "en": …}; subject, key and type never change, for values stand by them.';

COMMENT ON TABLE "public"."contact_notes" IS 'What the team keeps in mind of a person, whatever conversation is open. Never the customer''s to see.';

COMMENT ON TABLE "public"."member_preferences" IS 'One member''s preferences {key: value}; a key that is missing has the product''s usual value (lib/preferences/preferences.ts).';

COMMENT ON TABLE "public"."tags" IS 'The words there are to tag with. An archived one stays on the conversations that carry it and is put on no other.';

COMMENT ON TYPE "public"."conversation_row" IS 'A row of the conversation list. my_read_seq is the caller''s read mark; unread when last_contact_seq is beyond it. channel is the inbox''s; is_erased: the person was lawfully erased.';

REVOKE ALL ON FUNCTION "private"."announce_contact"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."announce_contact"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."carry_contact_company"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."carry_contact_company"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."carry_contact_company"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."check_category_target"(uuid, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."check_category_target"(uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."check_category_target"(uuid, integer) TO "postgres";

REVOKE ALL ON FUNCTION "private"."check_contact_note"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."check_contact_note"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."check_contact_note"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_category_names"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_category_names"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_category_names"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_tag"(text, text, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_tag"(text, text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_tag"(text, text, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."contact_changed"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."contact_changed"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."contact_changed"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."contact_note_json"(public.contact_notes) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."contact_note_json"(public.contact_notes) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."contact_note_json"(public.contact_notes) TO "postgres";

REVOKE ALL ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."fitting_attributes"(text, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."fitting_attributes"(text, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."fitting_attributes"(text, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."free_category_key"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."free_category_key"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."free_category_key"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."hear_identity"(uuid, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."hear_identity"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."hear_identity"(uuid, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."is_vouched_for"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."is_vouched_for"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."is_vouched_for"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."keep_conversation_tags"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_conversation_tags"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_conversation_tags"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."lock_contact"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."lock_contact"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."my_contact_note"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."my_contact_note"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_contact_note"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."person_ids"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."person_ids"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."person_ids"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."person_of"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."person_of"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."person_of"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."plain_phone"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."plain_phone"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."plain_phone"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."sees_contact"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."sees_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."sees_contact"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."take_company"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."take_company"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."take_company"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."archive_category"(uuid, boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."archive_category"(uuid, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."archive_category"(uuid, boolean) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."change_preferences"(jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."change_preferences"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."change_preferences"(jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."contact_card"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."contact_card"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."contact_card"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_company"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_company"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_company"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_tag"(text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_tag"(text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_tag"(text, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."delete_contact_note"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."delete_contact_note"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."delete_contact_note"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."edit_contact"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact_note"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."edit_contact_note"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact_note"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."my_unread"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."my_unread"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."my_unread"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."order_categories"(uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."order_categories"(uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."order_categories"(uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."participants"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."participants"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."participants"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_tag"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."remove_tag"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_tag"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."rename_company"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."rename_company"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."rename_company"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_category"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_category"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_category"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_conversation"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."tag_conversation"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_conversation"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_usage"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."tag_usage"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_usage"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."untag_conversation"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."untag_conversation"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."untag_conversation"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_tag"(uuid, text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_tag"(uuid, text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_tag"(uuid, text, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) TO "postgres";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."conversation_tags" TO "service_role";

REVOKE ALL ON TABLE "public"."attribute_definitions" FROM "authenticated";

GRANT SELECT ON TABLE "public"."attribute_definitions" TO "authenticated";

REVOKE ALL ON TABLE "public"."attribute_definitions" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."attribute_definitions" TO "service_role";

REVOKE ALL ON TABLE "public"."contact_notes" FROM "authenticated";

GRANT SELECT ON TABLE "public"."contact_notes" TO "authenticated";

REVOKE ALL ON TABLE "public"."contact_notes" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."contact_notes" TO "service_role";

REVOKE ALL ON TABLE "public"."member_preferences" FROM "authenticated";

GRANT SELECT ON TABLE "public"."member_preferences" TO "authenticated";

REVOKE ALL ON TABLE "public"."member_preferences" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."member_preferences" TO "service_role";

REVOKE ALL ON TABLE "public"."tags" FROM "authenticated";

GRANT SELECT ON TABLE "public"."tags" TO "authenticated";

REVOKE ALL ON TABLE "public"."tags" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."tags" TO "service_role";

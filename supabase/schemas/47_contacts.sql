-- What the team does with people: corrects what is known of them, writes notes on them, gives them a
-- company, sees them whole. Contacts that were merged (48_merge.sql) are one person here: what is asked of
-- any of them is answered by the one that stands for all.

create table public.contact_notes (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references public.contacts (id) on delete cascade,
  client_id uuid not null,
  author_id uuid not null references public.members (id),
  body text not null check (length(body) between 1 and 4000),
  written_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  unique (contact_id, client_id)
);
comment on table public.contact_notes is 'What the team keeps in mind of a person, whatever conversation is open. Never the customer''s to see.';
create index contact_notes_author_id on public.contact_notes (author_id);

alter table public.contact_notes enable row level security;
create policy "members read the notes on contacts they see" on public.contact_notes for select to authenticated
  using ((select private.is_member()) and exists (select from public.contacts k where k.id = contact_id));
grant select on public.contact_notes to authenticated;
grant select, insert, update, delete on public.contact_notes to service_role;

create function private.person_of(contact uuid) returns uuid
language sql stable security definer set search_path = ''
as $$ select coalesce(k.merged_into_id, k.id) from public.contacts k where k.id = person_of.contact $$;
comment on function private.person_of(uuid) is 'The contact that stands for this one: itself, unless it was merged.';

create function private.person_ids(contact uuid) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  person uuid := private.person_of(person_ids.contact);
begin
  return array(select k.id from public.contacts k where k.id = person union all select k.id from public.contacts k where k.merged_into_id = person);
end
$$;
comment on function private.person_ids(uuid) is 'Every contact of one person, the one that stands for them first.';

create function private.sees_contact(contact uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_scope() = 'all' then return true; end if;
  return private.is_member() and (
    coalesce(private.person_of(sees_contact.contact) = any (private.my_handmade_contact_ids()), false)
    or exists (
      select from public.conversations c
      where c.contact_id = any (private.person_ids(sees_contact.contact)) and private.can_see_conversation(c.id)));
end
$$;
comment on function private.sees_contact(uuid) is 'Does the calling member see this person, by a conversation or because it wrote it in? The policy on contacts in words of functions; a test holds them equal.';

create function private.lock_contact(contact uuid) returns public.contacts
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.lock_contact(uuid) is 'Locks the contact that stands for a person, for a verb. Errors: 404 contact_not_found, 409 contact_erased.';

create function private.contact_note_json(note public.contact_notes) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', note.id, 'author_id', note.author_id, 'body', note.body,
    'written_at', note.written_at, 'edited_at', note.edited_at)
$$;
comment on function private.contact_note_json(public.contact_notes) is '{id, author_id, body, written_at, edited_at}.';

create function private.is_vouched_for(contact uuid) returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select from public.contact_identities i where i.contact_id = any (private.person_ids(is_vouched_for.contact)) and i.verified_at is not null) $$;
comment on function private.is_vouched_for(uuid) is 'Has somebody vouched for any identity of this person?';

create function public.contact_card(contact uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
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
  if known.id is null then return null; end if;
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
      from public.contact_notes n where n.contact_id = any (theirs)),
    'visit', (select jsonb_build_object('page_url', s.page_url, 'page_title', s.page_title, 'seen_at', s.last_seen_at,
        'browser', s.browser, 'system', s.system)
      from public.visitor_sessions s where s.contact_id = any (theirs) order by s.last_seen_at desc limit 1));
end
$$;
comment on function public.contact_card(uuid) is
  'A person as its panel shows it, by any of its contacts: {id, name, email, phone, avatar_url, locale, blocked_at, erased_at, created_at, attributes, unverified_attributes, vouched, company {id, name, external_id, attributes}|null, identities [{channel, external_id, is_verified, contact_id}], merged [{id, name, email, phone, merged_by, merged_at}], notes [private.contact_note_json], visit {page_url|null, page_title|null, seen_at, browser|null, system|null}|null: the browser that was last here, as it says itself}; null where the caller does not see the person. Error: 42501 not_a_member.';

-- Verbs -----------------------------------------------------------------------------------------

create function private.plain_phone(phone text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  digits text := regexp_replace(coalesce(plain_phone.phone, ''), '[\s().–-]', '', 'g');
begin
  -- Russian habits: 8 stands for +7, and the country goes without saying before ten digits that begin with 9.
  digits := regexp_replace(digits, '^8(\d{10})$', '+7\1');
  digits := regexp_replace(digits, '^(9\d{9})$', '+7\1');
  digits := regexp_replace(regexp_replace(digits, '^00', '+'), '^([1-9]\d{10,14})$', '+\1');
  return case when digits ~ '^\+[1-9]\d{6,14}$' then digits end;
end
$$;
comment on function private.plain_phone(text) is 'A telephone number as +<digits> (E.164); null where it is none.';

create function public.edit_contact(contact uuid, changes jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.edit_contact(uuid, jsonb) is
  'Changes what is known of a person: any of {name, email, phone, locale, company_id}, null for none; addresses and numbers are kept in one spelling. Returns public.contact_card. What a signed identity said stays in vouched, to be seen beside. Needs manage_contacts. Errors: 42501; 404 contact_not_found, company_not_found; 409 contact_erased; 400 contact_field_unknown, contact_name_too_long, email_invalid, phone_invalid, locale_unknown.';

create function public.create_contact(id uuid, fields jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('manage_contacts');
begin
  if create_contact.id is null then
    perform private.refuse('client_id_missing', 'A contact needs the client''s own id.');
  end if;
  -- An id says whose session it is: a member's is nobody else's.
  if exists (select from public.members m where m.id = create_contact.id) then
    perform private.refuse('client_id_taken', 'A member has this id.', 'PT409');
  end if;
  insert into public.contacts (id, created_by) values (create_contact.id, me) on conflict on constraint contacts_pkey do nothing;
  if not found then
    if not private.sees_contact(create_contact.id) then
      perform private.refuse('client_id_taken', 'Another contact has this id.', 'PT409');
    end if;
    return public.contact_card(create_contact.id);
  end if;
  perform public.edit_contact(create_contact.id, create_contact.fields);
  if exists (select from public.contacts k where k.id = create_contact.id and k.name is null and k.email is null and k.phone is null) then
    perform private.refuse('contact_empty', 'A name, an address or a number is needed to find somebody again.');
  end if;
  return public.contact_card(create_contact.id);
end
$$;
comment on function public.create_contact(uuid, jsonb) is
  'Writes a person in by hand: {name, email, phone, locale, company_id} as in edit_contact, at least one of the first three. The author sees it at once, everybody else by the rule for contacts. Repeating an id returns the first. Returns public.contact_card. Needs manage_contacts. Errors: 42501; those of edit_contact; 400 contact_empty, client_id_missing; 409 client_id_taken.';

create function public.create_company(name text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.create_company(text) is 'Makes a company; returns its row. Needs manage_contacts. Errors: 42501; 400 company_name_empty.';

create function public.rename_company(company uuid, name text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.rename_company(uuid, text) is 'Renames a company; returns its row. Needs manage_contacts. Errors: 42501; 404 company_not_found; 400 company_name_empty.';

create function public.write_contact_note(contact uuid, client_id uuid, body text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.write_contact_note(uuid, uuid, text) is
  'Writes a note on a person; repeating a client_id returns the first. Needs note. Errors: 42501; 404 contact_not_found; 409 contact_erased, client_id_taken; 400 message_empty, message_too_long, client_id_missing.';

create function private.check_contact_note(body text) returns void
language plpgsql stable set search_path = ''
as $$
begin
  if btrim(coalesce(body, ''), E' \t\r\n') = '' then perform private.refuse('message_empty', 'A note needs a text.'); end if;
  if length(body) > 4000 then perform private.refuse('message_too_long', 'At most 4000 characters.'); end if;
end
$$;
comment on function private.check_contact_note(text) is 'Refuses a text that no note on a contact may have: 400 message_empty, message_too_long.';

-- One's own note on a contact that one still sees, locked, or a refusal.
create function private.my_contact_note(note uuid) returns public.contact_notes
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.my_contact_note(uuid) is 'Locks one''s own note on a contact. Errors: 404 note_not_found, 42501 not_permitted.';

create function public.edit_contact_note(note uuid, body text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  found public.contact_notes := private.my_contact_note(edit_contact_note.note);
begin
  perform private.check_contact_note(edit_contact_note.body);
  update public.contact_notes n set body = btrim(edit_contact_note.body, E' \t\r\n'), edited_at = clock_timestamp()
  where n.id = found.id returning * into found;
  return private.contact_note_json(found);
end
$$;
comment on function public.edit_contact_note(uuid, text) is 'Changes one''s own note on a contact. Errors: 42501 not_permitted; 404 note_not_found; 400 message_empty, message_too_long.';

create function public.delete_contact_note(note uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  found public.contact_notes := private.my_contact_note(delete_contact_note.note);
begin
  delete from public.contact_notes n where n.id = found.id;
end
$$;
comment on function public.delete_contact_note(uuid) is 'Removes one''s own note on a contact. Errors: 42501 not_permitted; 404 note_not_found.';

create function public.participants(conversation uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
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
$$;
comment on function public.participants(uuid) is
  'Members who had to do with a conversation: [{member_id, replied, noted, mentioned, looked_at|null}]. Error: 404 conversation_not_found.';

grant execute on function public.contact_card(uuid), public.create_contact(uuid, jsonb), public.edit_contact(uuid, jsonb), public.create_company(text), public.rename_company(uuid, text),
  public.write_contact_note(uuid, uuid, text), public.edit_contact_note(uuid, text), public.delete_contact_note(uuid),
  public.participants(uuid) to authenticated;

-- A signed identity speaks -----------------------------------------------------------------------

-- Only news is written: what a member corrected since the identity last said the same stays corrected.
create function private.hear_identity(contact uuid, said jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.hear_identity(uuid, jsonb) is
  'Takes what a signed identity says, {name?, email?, phone?, company_id?}: a field is written where it says something else than the last time, so that a member''s correction is not lost at the next visit.';

-- Whoever has a conversation of this person open hears that something of it changed.
create function private.announce_contact(contact uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if private.is_quiet() then return; end if;
  perform realtime.send(jsonb_build_object('conversation_id', theirs.id, 'contact_id', theirs.contact_id), 'contact_changed',
    private.conversation_topic('conversation', theirs.id), true)
  from (select c.id, c.contact_id from public.conversations c
    where c.contact_id = any (private.person_ids(announce_contact.contact))
    order by c.last_message_at desc limit 50) theirs;
end
$$;
comment on function private.announce_contact(uuid) is 'contact_changed {conversation_id, contact_id} → the topics of the person''s newest conversations: a hint to ask for the card again.';

-- Whoever has an open conversation of this person before them sees where it is now.
create function private.announce_visit() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if private.is_quiet() then return null; end if;
  perform realtime.send(jsonb_build_object('conversation_id', theirs.id, 'contact_id', new.contact_id), 'contact_changed',
    private.conversation_topic('conversation', theirs.id), true)
  from (select c.id from public.conversations c
    where c.contact_id = new.contact_id and c.status <> 'closed' order by c.last_message_at desc limit 3) theirs;
  return null;
end
$$;
comment on function private.announce_visit() is 'After trigger of visitor_sessions: contact_changed → the topics of the newest open conversations of a customer who went to another page.';
create trigger visitor_sessions_announce after update of page_url on public.visitor_sessions
  for each row when (new.page_url is distinct from old.page_url) execute function private.announce_visit();

create function private.contact_changed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_table_name = 'contacts' then
    perform private.announce_contact(new.id);
  else
    perform private.announce_contact(case tg_op when 'DELETE' then old.contact_id else new.contact_id end);
  end if;
  return null;
end
$$;
comment on function private.contact_changed() is 'After trigger of contacts and contact_notes: tells whoever looks at the person.';
create trigger contacts_announce after update on public.contacts
  for each row when (
    (old.name, old.email, old.phone, old.avatar_url, old.locale, old.company_id, old.attributes, old.unverified_attributes, old.vouched, old.merged_into_id, old.blocked_at)
    is distinct from
    (new.name, new.email, new.phone, new.avatar_url, new.locale, new.company_id, new.attributes, new.unverified_attributes, new.vouched, new.merged_into_id, new.blocked_at))
  execute function private.contact_changed();
create trigger contact_notes_announce after insert or update or delete on public.contact_notes
  for each row execute function private.contact_changed();

-- Search of whom it was said with: contacts by name, address, telephone number and outside id, companies by
-- name. Parts of words are found by their trigrams; where nothing is, names that are nearly so.

create function private.contact_words(name text, email text, phone text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return ' ' || concat_ws(' ', translate(lower(name), 'ё', 'е'), lower(email), private.phone_digits(phone));
end
$$;
comment on function private.contact_words(text, text, text) is 'What a contact is found by, small letters, ё as е, the number as its last ten digits; each begins after a space.';

alter table public.contacts add column search_words text generated always as (private.contact_words(name, email, phone)) stored;
alter table public.companies add column search_words text generated always as (private.contact_words(name, null, null)) stored;
comment on column public.contacts.search_words is 'private.contact_words: empty of an erased person.';
comment on column public.companies.search_words is 'private.contact_words of the name.';
create index contacts_search_words on public.contacts using gin (search_words extensions.gin_trgm_ops);
create index companies_search_words on public.companies using gin (search_words extensions.gin_trgm_ops);
create index contact_identities_external_id on public.contact_identities (external_id);

-- The words of a query, without what likens them to each other; a telephone number is one word.
create function private.name_words(query text) returns text[]
language plpgsql immutable set search_path = ''
as $$
declare
  asked text := btrim(translate(lower(left(coalesce(query, ''), 100)), 'ё', 'е'));
  digits text := private.phone_digits(asked);
begin
  if asked ~ '^[\d\s()+.-]+$' then
    return case when length(digits) >= 4 then array[digits] else '{}' end;
  end if;
  return array(select w from regexp_split_to_table(asked, '\s+') w where length(w) > 1 limit 6);
end
$$;
comment on function private.name_words(text) is 'What to look for in private.contact_words; none where the query is too short.';

-- Names that are nearly so are looked for among the words there are, not among the people: a surname that
-- thousands bear is one row, and compared once.
create table private.names (
  word text primary key,
  sound text not null
);
comment on table private.names is 'Every word of a name of a contact or company, small letters, ё as е; a trigger keeps it. sound: how it is heard, private.sound_of.';
create index names_sound on private.names using gin (sound extensions.gin_trgm_ops);
alter table private.names enable row level security;
grant select, insert, delete on private.names to service_role;

-- Сакалова and Соколова are heard alike, and written by ear.
create function private.sound_of(word text) returns text
language plpgsql immutable strict parallel safe set search_path = ''
as $$
begin
  return regexp_replace(translate(word, 'оеэыйьъy', 'аииии  i'), '(.)\1+| ', '\1', 'g');
end
$$;
comment on function private.sound_of(text) is 'A word with unstressed vowels as they are heard, without signs and doubled letters.';

create function private.words_of_name(name text) returns text[]
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return array(select distinct w from regexp_split_to_table(translate(lower(name), 'ё', 'е'), '[^[:alpha:]]+') w where length(w) > 2);
end
$$;
comment on function private.words_of_name(text) is 'The words of a name that are compared with what was typed.';

create function private.keep_names() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.names (word, sound)
  select w, private.sound_of(w) from unnest(private.words_of_name(new.name)) w
  on conflict do nothing;
  -- An erased or renamed person leaves no name behind, unless somebody else bears it.
  if tg_op = 'UPDATE' then
    delete from private.names n
    where n.word = any (private.words_of_name(old.name)) and n.word <> all (private.words_of_name(new.name))
      and not exists (select from public.contacts k where k.search_words like '% ' || n.word || '%')
      and not exists (select from public.companies o where o.search_words like '% ' || n.word || '%');
  end if;
  return null;
end
$$;
comment on function private.keep_names() is 'After trigger of contacts and companies: the words of their names are in private.names, and only those.';
create trigger contacts_keep_names after insert or update of name on public.contacts
  for each row execute function private.keep_names();
create trigger companies_keep_names after insert or update of name on public.companies
  for each row execute function private.keep_names();

create function private.like_pattern(word text, starts boolean) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return case when starts then '% ' else '%' end || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
end
$$;
comment on function private.like_pattern(text, boolean) is 'Pattern for a word anywhere in a text, or where a word begins.';

-- Short words have to begin a word: a pattern of two letters in the middle has no trigram, and reads the table.
create function private.name_condition(words text[], of_words text, alike boolean) returns text
language plpgsql stable security definer set search_path = '' set pg_trgm.similarity_threshold = 0.4
as $$
begin
  if not alike then
    return (select string_agg(format('%s like %L', of_words, private.like_pattern(w, length(w) < 4)), ' and ') from unnest(words) w);
  end if;
  return (
    select string_agg(coalesce(near.condition, 'false'), ' and ') from unnest(words) w
    cross join lateral (
      select '(' || string_agg(format('%s like %L', of_words, private.like_pattern(n.word, true)), ' or ') || ')' as condition
      from (select n.word from private.names n where n.sound operator(extensions.%) private.sound_of(w)
        order by extensions.similarity(n.sound, private.sound_of(w)) desc, n.word limit 6) n) near
    where w ~ '^[[:alpha:]]{4,}$');
end
$$;
comment on function private.name_condition(text[], text, boolean) is 'SQL condition: all these words are in that text, or (alike) for each a name that is nearly so; null when there is nothing to compare.';

create function public.search_contacts(query text, after jsonb default null, page_size integer default 10) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 10), 1), 50);
  words text[] := private.name_words(query);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  of_words text := 'k.search_words';
  seen text := private.seen_people();
  alike boolean := coalesce((place ->> 'is_similar')::boolean, false);
  -- A whole address is looked up as such: its trigrams are those of half the world.
  exact boolean := place = '{}' and btrim(query) ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$';
  condition text;
  found jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  loop
    condition := case when exact then format('lower(k.email) = %L', lower(btrim(query))) else private.name_condition(words, of_words, alike) end;
    condition := format('select k.id from public.contacts k where %s', coalesce(condition, 'false'))
      || case when alike then '' else format(' union select k.id from public.contact_identities i join public.contacts k on k.id = i.contact_id
        where i.external_id = %L', btrim(query)) end;
    execute format($sql$
      with found as materialized (
        select coalesce(k.merged_into_id, k.id) as id, max(case
          when %2$L then (1000 * extensions.word_similarity(%3$L, %6$s))::integer
          when lower(k.email) = %4$L or %6$s like '%% ' || %4$L then 3000
          when %6$s like %5$L then 2000 else 1000 end) as score
        from (%1$s) n join public.contacts k on k.id = n.id where k.erased_at is null group by 1)
      select coalesce(jsonb_agg(to_jsonb(r) order by r.score desc, r.name, r.id), '[]') from (
        select p.id, coalesce(p.name, '') as name, p.email, p.phone, p.avatar_url, f.score, %2$L::boolean as is_similar, p.company_id,
          (select o.name from public.companies o where o.id = p.company_id) as company_name
        from found f join public.contacts p on p.id = f.id
        where p.erased_at is null and %7$s and (%8$L::integer is null or f.score < %8$L::integer
          or f.score = %8$L::integer and (coalesce(p.name, ''), p.id) > (%9$L::text, %10$L::uuid))
        order by f.score desc, coalesce(p.name, ''), p.id limit %11$s) r
      $sql$, condition, alike, array_to_string(words, ' '), coalesce(words[1], '-'),
      substr(private.like_pattern(array_to_string(words, ' '), true), 2), of_words, seen,
      place ->> 'score', place ->> 'name', place ->> 'id', rows + 1) into found;
    exit when alike or found <> '[]' or place <> '{}';
    alike := not exact;
    exact := false;
  end loop;
  return jsonb_build_object(
    'contacts', coalesce((select jsonb_agg(one) from (select one from jsonb_array_elements(found) with ordinality as o (one, n) order by n limit rows) f), '[]'),
    'next', case when jsonb_array_length(found) > rows then
      (select jsonb_build_object('score', one -> 'score', 'name', one -> 'name', 'id', one -> 'id', 'is_similar', alike) from (select found -> (rows - 1) as one) l) end);
end
$$;
comment on function public.search_contacts(text, jsonb, integer) is
  'Contacts that the caller sees, by parts of name, address or telephone number (any writing) or by the id in the company''s own systems, best first; where there is none, names like it (is_similar). Returns {contacts [{id, name, email, phone, avatar_url, company_id, company_name, score, is_similar}], next: what to pass as after, or null}. Who was merged is found as whom they were merged into. Error: 42501 not_a_member.';

create function public.search_companies(query text, after jsonb default null, page_size integer default 10) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 10), 1), 50);
  words text[] := private.name_words(query);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  of_words text := 'o.search_words';
  alike boolean := coalesce((place ->> 'is_similar')::boolean, false);
  condition text;
  found jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  loop
    condition := private.name_condition(words, of_words, alike);
    condition := case when alike then coalesce(condition, 'false') else
      coalesce(format('(%s) or ', condition), '') || format('o.external_id = %L', btrim(query)) end;
    execute format($sql$
      select coalesce(jsonb_agg(to_jsonb(r) order by r.score desc, r.name, r.id), '[]') from (
        select s.* from (
          select o.id, o.name, %2$L::boolean as is_similar, case
            when %2$L then (1000 * extensions.word_similarity(%3$L, %5$s))::integer
            when %5$s like %4$L then 2000 else 1000 end as score
          from public.companies o where (%1$s)) s
        where %6$L::integer is null or s.score < %6$L::integer or s.score = %6$L::integer and (s.name, s.id) > (%7$L::text, %8$L::uuid)
        order by s.score desc, s.name, s.id limit %9$s) r
      $sql$, condition, alike, array_to_string(words, ' '),
      substr(private.like_pattern(array_to_string(words, ' '), true), 2), of_words,
      place ->> 'score', place ->> 'name', place ->> 'id', rows + 1) into found;
    exit when alike or found <> '[]' or place <> '{}';
    alike := true;
  end loop;
  return jsonb_build_object(
    'companies', coalesce((select jsonb_agg(one) from (select one from jsonb_array_elements(found) with ordinality as o (one, n) order by n limit rows) f), '[]'),
    'next', case when jsonb_array_length(found) > rows then
      (select jsonb_build_object('score', one -> 'score', 'name', one -> 'name', 'id', one -> 'id', 'is_similar', alike) from (select found -> (rows - 1) as one) l) end);
end
$$;
comment on function public.search_companies(text, jsonb, integer) is
  'Companies by parts of their names or by their id in the company''s own systems, best first; where there is none, names like it. Returns {companies [{id, name, score, is_similar}], next}. Error: 42501 not_a_member.';

grant execute on function public.search_contacts(text, jsonb, integer), public.search_companies(text, jsonb, integer) to authenticated;

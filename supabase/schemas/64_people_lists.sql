-- The lists of people and of companies: everybody whom the caller may see, narrowed and in an order, page by
-- page from where the last one ended. Who is in a list, what is counted beside them and what a search in it
-- finds follow one rule, that of the policy on contacts; a conversation that the caller does not see is
-- neither counted nor the last one.
--
-- Whatever narrows a list is asked first how many it leaves. Few are read whole and sorted; where it leaves
-- many, the order's own index is read until the page is full, which is soon, because they are many.

create index contacts_by_name on public.contacts ((coalesce(nullif(search_words, ' '), U&'\FFFF')) collate "C", id)
  where merged_into_id is null and erased_at is null;
create index contacts_by_age on public.contacts (created_at desc, id desc) where merged_into_id is null and erased_at is null;
create index contacts_blocked on public.contacts (blocked_at) where blocked_at is not null;
create index contact_identities_verified on public.contact_identities (channel, contact_id) where verified_at is not null;
create index contact_identities_channel on public.contact_identities (channel, contact_id);
create index companies_by_name on public.companies (search_words collate "C", id);
create index companies_by_age on public.companies (created_at desc, id desc);

create function private.seen_people() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_scope() = 'all' then return 'true'; end if;
  -- Without the offset Postgres would gather everybody who is seen before it looks at the first.
  return format(
    '(p.id = any (%2$L::uuid[]) or exists (select from public.conversations c where c.contact_id = p.id and %1$s offset 0) or exists (select from public.conversations c where c.person_id = p.id and %1$s offset 0))',
    private.searched_conversations('{}'), private.my_handmade_contact_ids());
end
$$;
comment on function private.seen_people() is 'SQL condition on public.contacts p, for who stands for a person: the policy on contacts with the caller''s teams written out. A database test holds them equal.';

-- What narrows a list of people: a condition on p, and a query for the ids of those who may meet it.
create function private.people_filters(filters jsonb) returns table (condition text, source text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  word text;
  vouched constant text := 'exists (select from public.contact_identities i join public.contacts k on k.id = i.contact_id
    where (k.id = p.id or k.merged_into_id = p.id) and %s)';
  known constant text := 'select coalesce(k.merged_into_id, k.id) from public.contact_identities i join public.contacts k on k.id = i.contact_id where %s';
begin
  for word in select k from jsonb_object_keys(filters) k where k not in ('company', 'channel', 'verified', 'blocked', 'open') loop
    perform private.refuse('filters_invalid', 'company, channel, verified, blocked, open.');
  end loop;
  if filters ? 'company' then
    return query select format('p.company_id = %L', private.uuid_or_null(filters ->> 'company')),
      format('select k.id from public.contacts k where k.company_id = %L', private.uuid_or_null(filters ->> 'company'));
  end if;
  if filters ? 'channel' then
    return query select format(vouched, format('i.channel = %L', filters ->> 'channel')), format(known, format('i.channel = %L', filters ->> 'channel'));
  end if;
  if (filters ->> 'verified')::boolean then
    return query select format(vouched, 'i.verified_at is not null'), format(known, 'i.verified_at is not null');
  elsif filters ? 'verified' then
    return query select 'not ' || format(vouched, 'i.verified_at is not null'), null;
  end if;
  if (filters ->> 'blocked')::boolean then
    return query select 'p.blocked_at is not null', 'select k.id from public.contacts k where k.blocked_at is not null';
  elsif filters ? 'blocked' then
    return query select 'p.blocked_at is null', null;
  end if;
  if (filters ->> 'open')::boolean then
    return query select format('(exists (select from public.conversations c where c.contact_id = p.id and c.status <> ''closed'' and %1$s offset 0)
        or exists (select from public.conversations c where c.person_id = p.id and c.status <> ''closed'' and %1$s offset 0))', private.searched_conversations('{}')),
      format('select coalesce(c.person_id, c.contact_id) from public.conversations c where c.status <> ''closed'' and %s', private.searched_conversations('{}'));
  end if;
end
$$;
comment on function private.people_filters(jsonb) is
  'The filters {company: id, channel, verified, blocked, open: booleans} as conditions on contacts p and, where they may leave few, queries for ids. Error: 400 filters_invalid.';

-- The people that a query for ids leaves; null where they are too many to be sorted.
create function private.few_people(source text, most integer default 5000) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  ids uuid[];
begin
  -- A test sets otklik.few, so that the other way is gone with few people, too.
  most := least(most, nullif(current_setting('otklik.few', true), '')::integer);
  execute format('select array_agg(id) from (%s limit %s) found (id)', source, most + 1) into ids;
  return case when coalesce(cardinality(ids), 0) <= most then array(select distinct id from unnest(ids) id) end;
end
$$;
comment on function private.few_people(text, integer) is 'At most so many ids, each once; null where there are more.';

create function private.seen_people_ids() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_scope() = 'all' then return null; end if;
  return format('select coalesce(c.person_id, c.contact_id) from public.conversations c where %s union all select unnest(%L::uuid[])',
    private.searched_conversations('{}'), private.my_handmade_contact_ids());
end
$$;
comment on function private.seen_people_ids() is 'Query for the ids of the people whom the caller sees, some of them often; null for whoever sees everybody.';

-- The caller's newest conversation with a person p, and how to go on after it.
create function private.last_with(p text) returns text
language sql immutable set search_path = ''
as $$
  select format($sql$
    select l.* from (
      (select c.* from public.conversations c where c.contact_id = %1$s and %%1$s order by c.last_message_at desc, c.id desc limit 1)
      union all
      (select c.* from public.conversations c where c.person_id = %1$s and %%1$s order by c.last_message_at desc, c.id desc limit 1)) l
    order by l.last_message_at desc, l.id desc limit 1 $sql$, p)
$$;
comment on function private.last_with(text) is 'Query for a person''s newest conversation; %1$s is the condition on what the caller sees.';

create function public.contacts_page(
  query text default '', filters jsonb default '{}', sort text default 'last', after jsonb default null, page_size integer default 50
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 100);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  words text[] := private.name_words(query);
  visible text;
  condition text := 'p.merged_into_id is null and p.erased_at is null';
  -- The same without what a conversation that is seen says already.
  asked text;
  -- Who has neither a name nor a conversation is nobody yet.
  somebody text := '(p.search_words <> '' '' or exists (select from public.conversations c where c.contact_id = p.id offset 0))';
  named text;
  alike boolean := false;
  -- Namesakes stand together in the order of names: it is no way to find them.
  most integer := case sort when 'name' then 50000 else 5000 end;
  people uuid[];
  found uuid[];
  narrow record;
  last text;
  picked jsonb;
  more jsonb;
  answer jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if sort not in ('last', 'name', 'newest') then
    perform private.refuse('sort_unknown', 'last, name or newest.');
  end if;
  visible := private.searched_conversations('{}');
  last := format(private.last_with('p.id'), visible);
  for narrow in
    select * from private.people_filters(coalesce(nullif(filters, 'null'), '{}'))
    union all
    select private.seen_people(), private.seen_people_ids()
  loop
    asked := condition;
    condition := condition || ' and ' || narrow.condition;
    found := case when narrow.source is not null then private.few_people(narrow.source) end;
    people := case when people is null then found when found is null then people
      else array(select unnest(people) intersect select unnest(found)) end;
  end loop;
  if cardinality(words) > 0 then
    named := private.name_condition(words, 'k.search_words', false);
    found := private.few_people(format('(select coalesce(k.merged_into_id, k.id) from public.contacts k where %s
      union select coalesce(k.merged_into_id, k.id) from public.contact_identities i join public.contacts k on k.id = i.contact_id where i.external_id = %L)',
      named, btrim(query)), most);
    if found = '{}' then
      alike := true;
      named := coalesce(private.name_condition(words, 'k.search_words', true), 'false');
      found := private.few_people(format('select coalesce(k.merged_into_id, k.id) from public.contacts k where %s', named), most);
    end if;
    if found is null then
      named := format(' and (%s or exists (select from public.contacts k where k.merged_into_id = p.id and %s offset 0))', replace(named, 'k.search_words', 'p.search_words'), named);
      condition := condition || named;
      asked := asked || named;
    end if;
    people := case when people is null then found when found is null then people
      else array(select unnest(people) intersect select unnest(found)) end;
  end if;
  if people is not null then condition := format('p.id = any (%L::uuid[]) and ', people) || condition; end if;

  if sort = 'name' then
    execute format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.key)), '[]') from (
        select p.id, coalesce(nullif(p.search_words, ' '), U&'\FFFF') collate "C" as key from public.contacts p
        where %s and %s and (%3$L::text is null or (coalesce(nullif(p.search_words, ' '), U&'\FFFF') collate "C", p.id) > (%3$L::text collate "C", %4$L::uuid))
        order by 2, 1 limit %5$s) r $sql$, condition, somebody, place ->> 'name', place ->> 'id', rows + 1) into picked;
  elsif sort = 'newest' then
    execute format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'created_at', r.created_at)), '[]') from (
        select p.id, p.created_at from public.contacts p
        where %s and %s and (%3$L::timestamptz is null or (p.created_at, p.id) < (%3$L::timestamptz, %4$L::uuid))
        order by p.created_at desc, p.id desc limit %5$s) r $sql$, condition, somebody, place ->> 'created_at', place ->> 'id', rows + 1) into picked;
  else
    picked := '[]';
    if not place ? 'created_at' then
      -- A person stands where its newest conversation stands.
      execute case when people is not null then format($sql$
        select coalesce(jsonb_agg(jsonb_build_object('id', r.person, 'at', r.at, 'conversation_id', r.id)), '[]') from (
          select p.id as person, l.id, l.last_message_at as at from public.contacts p cross join lateral (%1$s) l
          where %2$s and (%3$L::timestamptz is null or (l.last_message_at, l.id) < (%3$L::timestamptz, %4$L::uuid))
          order by l.last_message_at desc, l.id desc limit %5$s) r $sql$, last, condition, place ->> 'at', place ->> 'conversation_id', rows + 1)
      else format($sql$
        select coalesce(jsonb_agg(jsonb_build_object('id', r.person, 'at', r.at, 'conversation_id', r.id)), '[]') from (
          select p.id as person, o.id, o.last_message_at as at from (%6$s) o
          cross join lateral (select p.* from public.contacts p where p.id = coalesce(o.person_id, o.contact_id) and %2$s offset 0) p
          -- Said so, Postgres takes it for as likely as not; that and "is true" have it read the index of the order.
          where case when (select l.id from (%1$s) l) = o.id then true else false end
          order by o.last_message_at desc, o.id desc limit %5$s) r $sql$, last, asked, null, null, rows + 1, (
          select string_agg(format('(select c.* from public.conversations c where c.status = %L and (%s) is true%s order by c.last_message_at desc, c.id desc)',
            status, visible, case when place ? 'at' then format(' and (c.last_message_at, c.id) < (%L::timestamptz, %L::uuid)', place ->> 'at', place ->> 'conversation_id') else '' end), ' union all ')
          from unnest(array['open', 'snoozed', 'closed']) status)) end into picked;
    end if;
    if jsonb_array_length(picked) <= rows then
      -- After them those who have not written yet, the newest first.
      execute format($sql$
        select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'created_at', r.created_at)), '[]') from (
          select p.id, p.created_at from public.contacts p
          where %1$s and p.search_words <> ' ' and not exists (%2$s)
            and (%3$L::timestamptz is null or (p.created_at, p.id) < (%3$L::timestamptz, %4$L::uuid))
          order by p.created_at desc, p.id desc limit %5$s) r $sql$, condition, last, place ->> 'created_at', case when place ? 'created_at' then place ->> 'id' end,
        rows + 1 - jsonb_array_length(picked)) into more;
      picked := picked || more;
    end if;
  end if;

  execute format($sql$
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone, 'avatar_url', p.avatar_url,
        'company', (select jsonb_build_object('id', o.id, 'name', o.name) from public.companies o where o.id = p.company_id),
        'is_verified', private.is_vouched_for(p.id), 'is_blocked', p.blocked_at is not null, 'created_at', p.created_at,
        'last', (select jsonb_build_object('number', l.number, 'status', l.status, 'waiting_since', l.waiting_since, 'snoozed_until', l.snoozed_until, 'at', l.last_message_at) from (%1$s) l),
        'open', (select count(*) from (
          (select from public.conversations c where c.contact_id = p.id and c.status <> 'closed' and %2$s limit 100)
          union all (select from public.conversations c where c.person_id = p.id and c.status <> 'closed' and %2$s limit 100)) w)) order by n), '[]')
    from jsonb_array_elements(%3$L::jsonb) with ordinality as o (one, n) join public.contacts p on p.id = (o.one ->> 'id')::uuid where n <= %4$s
    $sql$, last, visible, picked, rows) into answer;
  return jsonb_build_object('contacts', answer, 'is_similar', alike, 'next', case when jsonb_array_length(picked) > rows then picked -> (rows - 1) end);
end
$$;
comment on function public.contacts_page(text, jsonb, text, jsonb, integer) is
  'People whom the caller sees, page by page. query: words as search_contacts takes them; filters: private.people_filters; sort: last (who spoke last first, by the conversations the caller sees), name or newest; after: next of the page before. Who has no name, address or conversation is not listed, nor is an erased person. Returns {contacts [{id, name, email, phone, avatar_url, company {id, name}|null, is_verified, is_blocked, created_at, last {number, status, waiting_since, snoozed_until, at}|null, open (counted to 100 or a little over)}], is_similar: names like the query, since none has it, next|null}. Errors: 42501 not_a_member; 400 filters_invalid, sort_unknown.';

create function public.companies_page(query text default '', sort text default 'name', after jsonb default null, page_size integer default 50) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 100);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  words text[] := private.name_words(query);
  visible text;
  last text;
  condition text := 'true';
  alike boolean := false;
  picked jsonb;
  answer jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if sort not in ('last', 'name', 'newest') then
    perform private.refuse('sort_unknown', 'last, name or newest.');
  end if;
  visible := private.searched_conversations('{}');
  last := format('select c.* from public.conversations c where c.company_id = o.id and %s order by c.last_message_at desc, c.id desc limit 1', visible);
  if cardinality(words) > 0 then
    condition := format('(%s or o.external_id = %L)', private.name_condition(words, 'o.search_words', false), btrim(query));
    execute format('select not exists (select from public.companies o where %s)', condition) into alike;
    if alike then condition := coalesce(private.name_condition(words, 'o.search_words', true), 'false'); end if;
  end if;
  execute case sort when 'name' then format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.search_words)), '[]') from (
        select o.id, o.search_words from public.companies o
        where %1$s and (%2$L::text is null or (o.search_words collate "C", o.id) > (%2$L::text collate "C", %3$L::uuid))
        order by o.search_words collate "C", o.id limit %4$s) r $sql$, condition, place ->> 'name', place ->> 'id', rows + 1)
    when 'newest' then format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'created_at', r.created_at)), '[]') from (
        select o.id, o.created_at from public.companies o
        where %1$s and (%2$L::timestamptz is null or (o.created_at, o.id) < (%2$L::timestamptz, %3$L::uuid))
        order by o.created_at desc, o.id desc limit %4$s) r $sql$, condition, place ->> 'created_at', place ->> 'id', rows + 1)
    else format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'at', r.at)), '[]') from (
        select o.id, coalesce(l.last_message_at, '-infinity') as at from public.companies o left join %5$s
        where %1$s and (%2$L::timestamptz is null or (coalesce(l.last_message_at, '-infinity'), o.id) < (%2$L::timestamptz, %3$L::uuid))
        order by 2 desc, o.id desc limit %4$s) r $sql$, condition, place ->> 'at', place ->> 'id', rows + 1,
      case private.my_scope() when 'all' then format('lateral (%s) l on true', last)
        else format('(select c.company_id, max(c.last_message_at) as last_message_at from public.conversations c where %s group by 1) l on l.company_id = o.id', visible) end) end into picked;
  execute format($sql$
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'external_id', o.external_id, 'created_at', o.created_at,
        'people', (select count(*) from (%1$s limit 100) w),
        'open', (select count(*) from (select from public.conversations c where c.company_id = o.id and c.status <> 'closed' and %2$s limit 100) w),
        'last', (select jsonb_build_object('number', l.number, 'status', l.status, 'waiting_since', l.waiting_since, 'snoozed_until', l.snoozed_until, 'at', l.last_message_at) from (%3$s) l)) order by n), '[]')
    from jsonb_array_elements(%4$L::jsonb) with ordinality as f (one, n) join public.companies o on o.id = (f.one ->> 'id')::uuid where n <= %5$s
    $sql$, case private.my_scope() when 'all' then 'select from public.contacts p where p.company_id = o.id and p.merged_into_id is null and p.erased_at is null'
      else format('select coalesce(c.person_id, c.contact_id) from public.conversations c where c.company_id = o.id and %s
        union select p.id from public.contacts p where p.company_id = o.id and p.id = any (%L::uuid[])', visible, private.my_handmade_contact_ids()) end,
    visible, last, picked, rows) into answer;
  return jsonb_build_object('companies', answer, 'is_similar', alike, 'next', case when jsonb_array_length(picked) > rows then picked -> (rows - 1) end);
end
$$;
comment on function public.companies_page(text, text, jsonb, integer) is
  'Companies, page by page, with as much of their people and conversations as the caller sees. query: words as search_companies takes them; sort: name, newest or last; after: next of the page before. Returns {companies [{id, name, external_id, created_at, people, open (each counted to 100), last {number, status, waiting_since, snoozed_until, at}|null}], is_similar, next|null}. Errors: 42501 not_a_member; 400 sort_unknown.';

-- What the team keeps in mind of people ------------------------------------------------------------

alter table public.contact_notes add column search_words tsvector generated always as (private.words_of(body)) stored;
comment on column public.contact_notes.search_words is 'private.words_of(body).';
create index contact_notes_written_at on public.contact_notes (written_at desc, id desc);
create index contact_notes_search_words on public.contact_notes using gin (search_words);

create function public.search_contact_notes(query text, after jsonb default null, page_size integer default 10) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 10), 1), 50);
  wanted tsquery := private.wanted_words(query);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  people uuid[];
  seen text := private.seen_people();
  found jsonb := '[]';
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if numnode(wanted) > 0 then
    if seen <> 'true' then people := private.few_people(private.seen_people_ids()); end if;
    if people is not null then
      seen := format('n.contact_id = any (%L::uuid[])', array(select k.id from public.contacts k where k.id = any (people)
        union all select k.id from public.contacts k where k.merged_into_id = any (people)));
    end if;
    execute format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'at', r.written_at, 'author_id', r.author_id, 'snippet', private.snippet(r.body, %1$L::tsquery),
          'contact', jsonb_build_object('id', r.person, 'name', r.name)) order by r.written_at desc, r.id desc), '[]') from (
        select n.id, n.written_at, n.author_id, n.body, p.id as person, p.name from public.contact_notes n
        join public.contacts k on k.id = n.contact_id join public.contacts p on p.id = coalesce(k.merged_into_id, k.id)
        where n.search_words @@ %1$L::tsquery and p.erased_at is null and %2$s
          and (%3$L::timestamptz is null or (n.written_at, n.id) < (%3$L::timestamptz, %4$L::uuid))
        order by n.written_at desc, n.id desc limit %5$s) r $sql$, wanted, seen, place ->> 'at', place ->> 'id', rows + 1) into found;
  end if;
  return jsonb_build_object(
    'notes', (select coalesce(jsonb_agg(one order by n), '[]') from jsonb_array_elements(found) with ordinality as o (one, n) where n <= rows),
    'next', case when jsonb_array_length(found) > rows then (select jsonb_build_object('at', one -> 'at', 'id', one -> 'id') from (select found -> (rows - 1) as one) l) end);
end
$$;
comment on function public.search_contact_notes(text, jsonb, integer) is
  'Notes on contacts that the caller sees, with these words (as search_messages takes them), newest first. Returns {notes [{id, at, author_id, snippet (private.snippet), contact {id, name}}], next|null}. Error: 42501 not_a_member.';

grant execute on function public.contacts_page(text, jsonb, text, jsonb, integer), public.companies_page(text, text, jsonb, integer),
  public.search_contact_notes(text, jsonb, integer) to authenticated;

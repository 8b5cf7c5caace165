-- Search in what was said. Every message and note carries its words, kept by the database itself: an
-- edit, a deletion or an erasure changes them in the same statement, and nothing has to catch up.
--
-- A search finds exactly what the caller could read. There are three ways to it, all with the predicate of
-- 30_conversations.sql inside, and all newest first (docs/decisions/0026):
--   few    the caller's scope and filters leave few conversations: those are read
--   words  the words are rare: the index on words says where they are
--   time   the words are everywhere: the newest messages are read until the page is full, or the time is up;
--          then the answer says how far back it looked, and the next page goes on there

-- Text as both sides of a search see it, character for character as long as before: ё is е, and what
-- joins words or numbers («А-10293», «и/или», +7) parts them. Without that the parser takes «-10293»
-- for a negative number and order/77 for a file.
create function private.folded(words text) returns text
language plpgsql immutable strict parallel safe set search_path = ''
as $$
begin
  return translate(words, 'ёЁ«»“”„/-–—+№#', 'еЕ"""""       ');
end
$$;
comment on function private.folded(text) is 'The text with ё as е, quotes as ", and hyphens, slashes, plus and number signs as spaces; lengths stay.';

create function private.phone_digits(phone text) returns text
language plpgsql immutable strict parallel safe set search_path = ''
as $$
begin
  return right(regexp_replace(phone, '\D', '', 'g'), 10);
end
$$;
comment on function private.phone_digits(text) is 'The last ten digits of a telephone number: +7 (912) 345-67-89 and 8 912 3456789 are one.';

create function private.words_of(body text) returns tsvector
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  -- Where a link leads and which file a picture is, nobody said.
  said text := case when strpos(body, '](') > 0 then regexp_replace(body, '\]\([^)\s]*\)', '] ', 'g') else body end;
  phones text := '';
begin
  if said ~ '\d[\d ().-]{7,}\d' then
    select coalesce(string_agg(' ' || private.phone_digits(f[1]), ''), '') into phones
    from regexp_matches(said, '\d[\d ().-]{7,}\d', 'g') f
    where length(regexp_replace(f[1], '\D', '', 'g')) between 10 and 15;
  end if;
  return to_tsvector('pg_catalog.russian', private.folded(said) || phones);
end
$$;
comment on function private.words_of(text) is
  'The words of a message: Russian and English stems, numbers, addresses, and telephone numbers as their last ten digits. A changed function needs the columns made again.';

alter table public.messages add column search_words tsvector generated always as (private.words_of(body)) stored;
alter table public.notes add column search_words tsvector generated always as (private.words_of(body)) stored;
comment on column public.messages.search_words is 'private.words_of(body): empty for a deleted or erased message.';
comment on column public.notes.search_words is 'private.words_of(body).';

-- A short pending list: putting a dozen words into the index one message at a time would make a send a third
-- dearer, a long list would make one send in thousands and every search pay for it.
create index messages_search_words on public.messages using gin (search_words) with (gin_pending_list_limit = 256);
create index notes_search_words on public.notes using gin (search_words) with (gin_pending_list_limit = 256);
create index messages_sent_at on public.messages (sent_at);
create index notes_written_at on public.notes (written_at);

create type private.search_hit as (
  at timestamptz, conversation_id uuid, "position" bigint, kind text, seq bigint,
  author_kind public.actor_kind, author_id uuid, body text, rank integer
);
comment on type private.search_hit is 'A message or note that a search found. rank: how well, in millionths.';

-- What was typed, as a question to the index. Quotes ask for a phrase, "or" for either; operators of
-- tsquery are words like any other. The last word may be unfinished.
create function private.wanted_words(query text) returns tsquery
language plpgsql immutable set search_path = '' set client_min_messages = 'warning'
as $$
declare
  asked text := private.folded(left(coalesce(query, ''), 200));
  either boolean := asked ~* '\mor\M';
  last text := case when not either then substring(asked from '(?:^|\s)([[:alnum:]]{3,})$') end;
  wanted tsquery := websearch_to_tsquery('pg_catalog.russian', asked);
  digits text := private.phone_digits(asked);
begin
  -- A word said twice would count as two, each as rare as the other.
  if not either and strpos(asked, '"') = 0 then
    asked := (select string_agg(w, ' ' order by n) from (
      select max(n) as n, lower(w) as w from regexp_split_to_table(asked, '\s+') with ordinality said (w, n) group by lower(w)) one);
    wanted := websearch_to_tsquery('pg_catalog.russian', asked);
  end if;
  if last is not null then
    wanted := to_tsquery('pg_catalog.simple', last || ':*');
    -- «отмены» is found by its stem «отмен», too, which does not begin with it.
    if not exists (select from unnest(tsvector_to_array(to_tsvector('pg_catalog.russian', last))) stem where starts_with(stem, lower(last))) then
      wanted := websearch_to_tsquery('pg_catalog.russian', last) || wanted;
    end if;
    wanted := websearch_to_tsquery('pg_catalog.russian', left(asked, -length(last))) && wanted;
  end if;
  if asked ~ '^[\d\s().]+$' and length(digits) = 10 then
    wanted := wanted || to_tsquery('pg_catalog.simple', digits);
  end if;
  return wanted;
end
$$;
comment on function private.wanted_words(text) is 'The words asked for (200 characters at most); empty when there are only stop words.';

-- The ids under one key of a filter, a word or a list of words; null where the key is not there.
create function private.filter_words(filters jsonb, key text) returns text[]
language plpgsql immutable set search_path = ''
as $$
begin
  return case jsonb_typeof(filters -> key)
    when 'array' then array(select jsonb_array_elements_text(filters -> key))
    when 'string' then array[filters ->> key]
  end;
end
$$;
comment on function private.filter_words(jsonb, text) is 'What a filter asks for under one key, as a list; null when it asks for nothing.';

create function private.filter_ids(filters jsonb, key text) returns uuid[]
language plpgsql immutable set search_path = ''
as $$
begin
  return (select array_agg(private.uuid_or_null(word)) from unnest(private.filter_words(filters, key)) word);
end
$$;
comment on function private.filter_ids(jsonb, text) is 'The same as ids; what is none finds nothing.';

-- The predicate of 30_conversations.sql and the filters, as a condition on conversations c with the
-- caller's teams written out: so Postgres knows how much of the table each leaves.
create function private.searched_conversations(filters jsonb) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  asked text := '';
  word text;
begin
  for word in
    select format(' and c.%I = any (%L::uuid[])', f.of_row, private.filter_ids(filters, f.key))
    from (values ('inbox', 'inbox_id'), ('team', 'team_id'), ('category', 'category_id'), ('company', 'company_id')) f (key, of_row)
    where filters ? f.key
  loop
    asked := asked || word;
  end loop;
  if filters ? 'assignee' then
    asked := asked || format(' and (c.assignee_id = any (%L::uuid[])%s)', private.filter_ids(filters, 'assignee'),
      case when 'none' = any (private.filter_words(filters, 'assignee')) then ' or c.assignee_id is null' else '' end);
  end if;
  if filters ? 'contact' then
    asked := asked || format(' and (c.contact_id = any (%1$L::uuid[]) or c.person_id = any (%1$L::uuid[]))', private.filter_ids(filters, 'contact'));
  end if;
  if filters ? 'status' then
    asked := asked || format(' and c.status = any (%L::text[])', private.filter_words(filters, 'status'));
  end if;
  if filters ? 'channel' then
    asked := asked || format(' and c.inbox_id = any (%L::uuid[])', array(
      select i.id from public.inboxes i where i.channel::text = any (private.filter_words(filters, 'channel'))));
  end if;
  if filters ? 'tag' then
    asked := asked || format(' and c.id in (select t.conversation_id from private.conversation_tags t where t.tag_id = any (%L::uuid[]))',
      private.filter_ids(filters, 'tag'));
  end if;
  if private.my_scope() = 'all' then return 'true' || asked; end if;
  return format(
    '(c.team_id = any (%L::uuid[]) or c.assignee_id = %L or c.id = any (%L::uuid[]) or (c.assignee_id is null and c.team_id = any (%L::uuid[])))',
    private.my_visible_team_ids(), private.member_id(), private.my_mentioned_conversation_ids(), private.my_unassigned_team_ids()) || asked;
end
$$;
comment on function private.searched_conversations(jsonb) is
  'SQL condition on public.conversations c: what the calling member may see, and what the filters {inbox, channel, team, assignee (or none), category, company, contact, tag, status} leave of it. Every value is a literal of its type. A database test holds it equal to the policy.';

-- How many rows of a table Postgres thinks these words are in.
create function private.expected_hits(of_table text, wanted tsquery) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  plan json;
  unfinished text := substring(wanted::text from '''([^'']+)'':\*');
begin
  -- Of a beginning that no frequent word has, Postgres assumes one row in two hundred: such a word is rare.
  if unfinished is not null and not exists (
    select from pg_catalog.pg_stats s cross join lateral unnest(s.most_common_elems::text::text[]) stem
    where s.schemaname = 'public' and s.tablename = of_table and s.attname = 'search_words' and starts_with(stem, unfinished)
  ) then
    wanted := replace(wanted::text, ':*', '')::tsquery;
  end if;
  execute format('explain (format json) select from public.%I l where l.search_words @@ %L::tsquery', of_table, wanted) into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint;
end
$$;
comment on function private.expected_hits(text, tsquery) is 'The planner''s estimate of the rows with these words; nothing is read. Volatile, because Postgres explains nothing in a stable function; so are its callers.';

create function private.rows_of(of_table text) returns double precision
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select greatest(r.reltuples, 0) from pg_catalog.pg_class r where r.oid = format('public.%I', of_table)::regclass);
end
$$;
comment on function private.rows_of(text) is 'How many rows a table had when Postgres last looked.';

-- The newest hits before a place, in one of the two tables.
create function private.search_stretch(
  kind text, wanted tsquery, few uuid[], conversations text, lines text, since timestamptz,
  before_at timestamptz, before_conversation uuid, before_position bigint, most integer, deadline timestamptz,
  out hits private.search_hit[], out reached timestamptz
)
language plpgsql security definer set search_path = ''
as $$
declare
  of_table text := case kind when 'note' then 'notes' else 'messages' end;
  instant text := case kind when 'note' then 'l.written_at' else 'l.sent_at' end;
  -- Candidates are narrow: only those that make the page are read whole.
  line text := case kind
    when 'note' then 'l.written_at as at, l.conversation_id, l.position, null::bigint as seq, ''member''::public.actor_kind as author_kind, l.author_id, l.body, l.search_words'
    else 'l.sent_at as at, l.conversation_id, l.position, l.seq, l.author_kind, l.author_id, l.body, l.search_words' end;
  newest text := 'select coalesce(array_agg(row(h.at, h.conversation_id, h.position, %L, h.seq, h.author_kind, h.author_id, h.body,
      round(ts_rank_cd(h.search_words, %L::tsquery) * 1000000))::private.search_hit order by h.at desc, h.conversation_id desc, h.position desc), ''{}'')
    from (%s order by at desc, conversation_id desc, position desc limit %s) h';
  before text;
  said text;
  found private.search_hit[];
  capped boolean;
  -- Looking up n hits costs n; filling a page by reading back from now costs the table's size by n: the two are
  -- equal at its root. Who sees only a part has to read more, so for them the index is the better way for longer.
  rare double precision := greatest(500, sqrt(private.rows_of(of_table)) * case conversations when 'true' then 6 else 9 end);
  -- The words without the unfinished one: its many endings cost the index more than all the others together.
  finished text := regexp_replace(wanted::text, ' & (\( )?(''[^'']+'' \| )*''[^'']+'':\*( \))?$', '');
  expected bigint := private.expected_hits(of_table, wanted);
  frequent boolean := expected > rare;
  step integer := 5000;
  done integer := 0;
  edge timestamptz;
begin
  hits := '{}';
  before := case when before_conversation is null then format('%s < %L', instant, before_at)
    else format('%1$s <= %2$L and (%1$s < %2$L or (l.conversation_id, l.position) < (%3$L::uuid, %4$L::bigint))',
      instant, before_at, before_conversation, before_position) end;
  lines := lines || case when since is null then '' else format(' and %s >= %L', instant, since) end;
  -- "is true" keeps Postgres from reading the index of a frequent word again for every stretch.
  said := format('(l.search_words @@ %L::tsquery) is true', wanted) || lines;
  lines := case
    when frequent then ''
    when finished <> wanted::text and private.expected_hits(of_table, finished::tsquery) <= rare
      then format('l.search_words @@ %L::tsquery and %s', finished, said)
    else format('l.search_words @@ %L::tsquery', wanted) || lines end;
  if not frequent and (few is null or cardinality(few) > 500) then
    execute format('with found as materialized (select %1$s from public.%2$I l where %3$s and %4$s limit 40001)
      select (%5$s), (select count(*) > 40000 from found)', replace(line, ', l.body, l.search_words', case kind when 'note' then ', l.id' else '' end), of_table, lines, before,
      format(newest, kind, wanted, format('select h.*, b.body, b.search_words from (select f.* from found f join public.conversations c on c.id = f.conversation_id
          where %s order by f.at desc, f.conversation_id desc, f.position desc limit %s) h
        join public.%I b on b.conversation_id = h.conversation_id and %s', conversations, most, of_table,
        case kind when 'note' then 'b.id = h.id' else 'b.seq = h.seq' end), most))
      into hits, capped;
    if not capped then return; end if;
    hits := '{}';
  end if;
  -- Few conversations are read whole, unless the word is so frequent that the newest lines fill the page sooner.
  while few is null or expected * cardinality(few) ^ 2 > most * (private.rows_of('conversations') + 1) ^ 2 loop
    execute format('select %1$s from public.%2$I l where %1$s < %3$L order by %1$s desc offset %4$s limit 1', instant, of_table,
      coalesce(edge, before_at), step) into edge;
    execute format(newest, kind, wanted, format('select %s from public.%I l join public.conversations c on c.id = l.conversation_id
        where %s and %s and %s%s', line, of_table, said, before, conversations,
      case when edge is null then '' else format(' and %s >= %L', instant, edge) end), most - cardinality(hits)) into found;
    hits := hits || found;
    if edge is null or edge < since or cardinality(hits) >= most then return; end if;
    before := format('%s < %L', instant, edge);
    step := least(step * 2, 80000);
    if clock_timestamp() > deadline then
      reached := edge;
      exit;
    end if;
  end loop;
  if few is null then return; end if;
  -- One conversation after the other: left to itself Postgres may read all messages ever sent instead. Those last
  -- spoken in come first, so that the rest needs no look once the page is full of newer messages than any there.
  step := 250;
  for start in 1 .. cardinality(few) loop
    continue when start <= done;
    done := start + step - 1;
    execute format(newest, kind, wanted, format('select l.* from unnest(%L::uuid[]) f cross join lateral (
        select %s from public.%I l where l.conversation_id = f and %s and %s offset 0) l', few[start:done], line, of_table, said, before),
      most) into found;
    hits := array(select h from unnest(hits || found) h order by h.at desc, h.conversation_id desc, h.position desc limit most);
    exit when kind = 'message' and cardinality(hits) >= most
      and hits[most].at > (select c.last_message_at from public.conversations c where c.id = few[done + 1]);
    step := step * 2;
  end loop;
  reached := null;
end
$$;
comment on function private.search_stretch(text, tsquery, uuid[], text, text, timestamptz, timestamptz, uuid, bigint, integer, timestamptz) is
  'At most so many hits among messages or notes, newest first, before (at, conversation, position). few: the only conversations to look in, the last spoken in first; otherwise conversations, a condition on c. reached: null when everything was looked at or the hits suffice, else the time back to which it looked before the deadline.';

-- The part of a text around its first hit: plain and found words take turns, plain first.
create function private.snippet(said text, wanted tsquery) returns text[]
language plpgsql immutable set search_path = ''
as $$
declare
  -- Two characters of the private use area mark where a hit begins and ends; the text has none of them.
  clean text := translate(regexp_replace(said, '\s+', ' ', 'g'), U&'\E000\E001', '');
  marked text := ts_headline('pg_catalog.russian', private.folded(clean), wanted, U&'StartSel=\E000,StopSel=\E001,HighlightAll=true');
  parts text[] := regexp_split_to_array(marked, U&'[\E000\E001]');
  pieces text[] := '{}';
  start integer := 1;
  part text;
  shown integer := 0;
begin
  for i in 1 .. cardinality(parts) loop
    part := substr(clean, start, length(parts[i]));
    start := start + length(parts[i]);
    if i = 1 and length(part) > 60 then
      part := case when cardinality(parts) = 1 then left(part, 200) || case when length(part) > 200 then '…' else '' end
        else '…' || regexp_replace(right(part, 60), '^\S*\s', '') end;
    elsif i % 2 = 1 and shown + length(part) > 220 then
      return pieces || (left(part, greatest(220 - shown, 20)) || '…');
    end if;
    pieces := pieces || part;
    shown := shown + length(part);
  end loop;
  return pieces;
end
$$;
comment on function private.snippet(text, tsquery) is
  'About 200 characters of a text around its first hit, as [plain, found, plain, found, …]: pieces of text, never markup.';

-- What is asked of the line itself: who wrote it, and whether it is a message or a note.
create function private.searched_lines(kind text, filters jsonb) returns text
language plpgsql stable set search_path = ''
as $$
declare
  authors text[] := private.filter_words(filters, 'author');
begin
  if kind <> all (coalesce(private.filter_words(filters, 'kind'), array[kind])) then return null; end if;
  if authors is null then return ''; end if;
  if kind = 'note' then
    return format(' and (%L or l.author_id = any (%L::uuid[]))', 'member' = any (authors), private.filter_ids(filters, 'author'));
  end if;
  return format(' and (l.author_kind::text = any (%L::text[]) or l.author_id = any (%L::uuid[]))', authors, private.filter_ids(filters, 'author'));
end
$$;
comment on function private.searched_lines(text, jsonb) is
  'SQL condition on a message or note l by the filters {author: contact, member or ids; kind: message, note}; null when this kind is not asked for.';

create function private.search_hit_json(hit private.search_hit, wanted tsquery) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'kind', hit.kind, 'at', hit.at, 'position', hit.position, 'seq', hit.seq,
      'author', jsonb_build_object('kind', hit.author_kind, 'id', hit.author_id),
      'snippet', private.snippet(case hit.author_kind when 'member' then private.plain_text(hit.body) else hit.body end, wanted),
      'conversation', jsonb_build_object('id', c.id, 'number', c.number, 'contact_id', c.contact_id, 'contact_name', c.contact_name,
        'status', c.status, 'team_id', c.team_id, 'assignee_id', c.assignee_id, 'inbox_id', c.inbox_id, 'waiting_since', c.waiting_since))
    from public.conversations c where c.id = hit.conversation_id);
end
$$;
comment on function private.search_hit_json(private.search_hit, tsquery) is
  '{kind message|note, at, position, seq, author {kind, id}, snippet (private.snippet), conversation {id, number, contact_id, contact_name, status, team_id, assignee_id, inbox_id, waiting_since}}.';

create function public.search_messages(
  query text, filters jsonb default '{}', after jsonb default null, sort text default 'newest', page_size integer default 20
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  wanted tsquery := private.wanted_words(query);
  rows integer := least(greatest(coalesce(page_size, 20), 1), 50);
  best boolean := coalesce(sort = 'best', false);
  asked jsonb := coalesce(nullif(filters, 'null'), '{}');
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  last private.search_hit := (place ->> 'at', place ->> 'conversation_id', place ->> 'position', null, null, null, null, null, place ->> 'rank');
  -- The best are chosen among the newest so many, and every page of them among the same.
  edge timestamptz := coalesce(case when best then (place ->> 'anchor')::timestamptz else last.at end, 'infinity');
  until timestamptz := (asked ->> 'until')::timestamptz;
  deadline timestamptz := clock_timestamp() + interval '300 milliseconds';
  conversations text;
  lines text;
  few uuid[];
  kind text;
  stretch record;
  reached timestamptz;
  hits private.search_hit[] := '{}';
  numbered jsonb;
  next jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  conversations := private.searched_conversations(asked);
  if after is null and query ~ '^\s*[#№]?\s*\d{1,12}\s*$' then
    execute format('select to_jsonb(private.conversation_row(c, %L)) from public.conversations c where c.number = %L and %s',
      me, regexp_replace(query, '\D', '', 'g'), conversations) into numbered;
  end if;
  if numnode(wanted) > 0 then
    execute format('select coalesce(array_agg(c.id order by c.last_message_at desc), ''{}'') from (select c.id, c.last_message_at from public.conversations c where %s limit 5001) c', conversations) into few;
    if cardinality(few) > 5000 then few := null; end if;
    foreach kind in array array['message', 'note'] loop
      lines := private.searched_lines(kind, asked);
      continue when lines is null;
      stretch := private.search_stretch(kind, wanted, few, conversations, lines, (asked ->> 'since')::timestamptz,
        least(edge, until), case when until < edge then null when not best then last.conversation_id
          when place <> '{}' then 'ffffffff-ffff-ffff-ffff-ffffffffffff' end,
        case when best then 9223372036854775807 else last.position end,
        case when best then 300 else rows + 1 end, deadline);
      hits := hits || stretch.hits;
      reached := greatest(reached, stretch.reached);
      deadline := deadline + interval '100 milliseconds';
    end loop;
  end if;
  if best then
    next := coalesce(place -> 'anchor', to_jsonb((select max(h.at) from unnest(hits) h)));
    select coalesce(array_agg(h order by h.rank desc, h.at desc, h.conversation_id desc, h.position desc), '{}') into hits
    from (select h.* from (select h.* from unnest(hits) h order by h.at desc, h.conversation_id desc, h.position desc limit 300) h
      where place = '{}' or (h.rank, h.at, h.conversation_id, h.position) < (last.rank, last.at, last.conversation_id, last.position)
      order by h.rank desc, h.at desc, h.conversation_id desc, h.position desc limit rows + 1) h;
    reached := null;
  else
    select coalesce(array_agg(h order by h.at desc, h.conversation_id desc, h.position desc), '{}') into hits
    from (select h.* from unnest(hits) h where reached is null or h.at >= reached
      order by h.at desc, h.conversation_id desc, h.position desc limit rows + 1) h;
  end if;
  if cardinality(hits) > rows then
    last := hits[rows];
    next := jsonb_build_object('at', last.at, 'conversation_id', last.conversation_id, 'position', last.position)
      || case when best then jsonb_build_object('rank', last.rank, 'anchor', next) else '{}' end;
    reached := null;
  else
    next := case when reached is not null then jsonb_build_object('at', reached) end;
  end if;
  return jsonb_build_object('conversation', numbered, 'next', next, 'reached', reached, 'asks_nothing', numnode(wanted) = 0,
    'hits', (select coalesce(jsonb_agg(private.search_hit_json(hits[n], wanted) order by n), '[]') from generate_subscripts(hits[1:rows], 1) n));
end
$$;
comment on function public.search_messages(text, jsonb, jsonb, text, integer) is
  'Messages and notes with these words that the calling member may see. filters: {author, kind, inbox, channel, team, assignee, category, company, contact, tag, status, since, until}; sort newest or best; after: next of the page before. Returns {conversation: conversation_row of the number asked for|null, hits [private.search_hit_json] (≤ 50), next|null, reached: how far back it looked before its time was up|null, asks_nothing: only stop words}. Errors: 42501 not_a_member; 22007 for an impossible instant.';
grant execute on function public.search_messages(text, jsonb, jsonb, text, integer) to authenticated;

-- Search in what was said. Every message and note carries its words, kept by the database itself: an
-- edit, a deletion or an erasure changes them in the same statement, and nothing has to catch up.
--
-- A search finds exactly what the caller could read. There are three ways to it, all with the predicate of
-- 30_conversations.sql inside, and all newest first (docs/decisions/0026):
--   few    the caller's scope and filters leave few conversations: those are read
--   words  the index on words says where they are, from the newest weeks back
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
-- The week is one word more in the index: so the index itself leaves out what is older than the page needs, and a
-- word that a thousand old messages have costs what its newest twenty cost.
create function private.week_of(at timestamptz) returns integer
language plpgsql immutable strict parallel safe set search_path = ''
as $$
begin
  return floor(extract(epoch from at - timestamptz '2020-01-06 00:00+00') / 604800);
end
$$;
comment on function private.week_of(timestamptz) is 'Which week, counted from the first Monday of 2020 in UTC.';

create function private.dated_words(words tsvector, at timestamptz) returns tsvector
language plpgsql immutable strict parallel safe set search_path = ''
as $$
begin
  return words || array_to_tsvector(array['week ' || private.week_of(at)]);
end
$$;
comment on function private.dated_words(tsvector, timestamptz) is 'The words of a message and its week, as the index has them. No text has a word with a space in it.';

create function private.in_weeks(wanted tsquery, first integer, last integer) returns tsquery
language plpgsql immutable set search_path = ''
as $$
begin
  return wanted && (select string_agg(quote_literal('week ' || w), ' | ')::tsquery from generate_series(first, last) w);
end
$$;
comment on function private.in_weeks(tsquery, integer, integer) is 'These words in one of these weeks, for private.dated_words.';

create index messages_search_words on public.messages using gin (private.dated_words(search_words, sent_at)) with (gin_pending_list_limit = 256);
create index notes_search_words on public.notes using gin (private.dated_words(search_words, written_at)) with (gin_pending_list_limit = 256);
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

create function private.expected_conversations(condition text) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  plan json;
begin
  execute format('explain (format json) select from public.conversations c where %s', condition) into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint;
end
$$;
comment on function private.expected_conversations(text) is 'The planner''s estimate of the conversations with a condition on c; nothing is read.';

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
  kind text, wanted tsquery, few uuid[], conversations text, share double precision, lines text, since timestamptz,
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
  -- The words without the unfinished one, whose many endings may cost the index more than all the others together.
  finished text := regexp_replace(wanted::text, ' & (\( )?(''[^'']+'' \| )*''[^'']+'':\*( \))?$', '');
  expected bigint := private.expected_hits(of_table, wanted);
  of_finished bigint := case when finished <> wanted::text then private.expected_hits(of_table, finished::tsquery) end;
  of_unfinished bigint;
  total double precision := private.rows_of(of_table) + 1;
  step integer := 5000;
  -- Where the newest five thousand lines hold two pages, or a week of hits is more than the lines to the end of the
  -- page, reading back is quicker than any index; so it is than all the endings of a frequent word.
  frequent boolean := expected * share * step > 2 * most * total or expected ^ 2 * share > 4.5e-6 * most * total ^ 2
    or (expected > 150000 and strpos(wanted::text, ' & ') = 0 and expected * share * 4 * step > most * total);
  looked tsquery;
  week integer;
  oldest integer;
  weeks integer;
  span integer;
  done integer := 0;
  edge timestamptz;
  passed timestamptz;
begin
  hits := '{}';
  before := case when before_conversation is null then format('%s < %L', instant, before_at)
    else format('%1$s <= %2$L and (%1$s < %2$L or (l.conversation_id, l.position) < (%3$L::uuid, %4$L::bigint))',
      instant, before_at, before_conversation, before_position) end;
  lines := lines || case when since is null then '' else format(' and %s >= %L', instant, since) end;
  -- "is true" keeps Postgres from reading the index of a frequent word again for every stretch.
  said := format('(l.search_words @@ %L::tsquery) is true', wanted) || lines;
  if not frequent and (few is null or cardinality(few) > 500 and expected < 5 * cardinality(few)) then
    execute format('select private.week_of(least(max(%1$s), %3$L)), private.week_of(greatest(min(%1$s), %4$L)) from public.%2$I l',
      instant, of_table, before_at, since) into week, oldest;
    -- As many weeks at once as probably have a page and a half of what the caller sees. All of them where the hits are
    -- few anyway, or where even the rarest word is so frequent that the index would go through every line of the weeks.
    span := week - oldest + 1;
    weeks := ceil(1.5 * most / greatest(share, 0.001) * span / greatest(expected, 1));
    if expected <= 500 or (weeks > 5 and expected <= 20000 and (
      select min(private.expected_hits(of_table, word::tsquery)) from regexp_split_to_table(wanted::text, ' & ') word
      where pg_input_is_valid(word, 'tsquery')) * span > total)
    then weeks := span; end if;
    if of_finished > 500 then of_unfinished := private.expected_hits(of_table, substr(wanted::text, length(finished) + 4)::tsquery); end if;
    while week >= oldest loop
      weeks := least(weeks, week - oldest + 1);
      looked := case when of_finished <= 500 or (of_unfinished > 500000 and of_finished * weeks / span <= 5000) then finished::tsquery else wanted end;
      edge := case when week - weeks >= oldest then timestamptz '2020-01-06 00:00+00' + make_interval(secs => 604800.0 * (week - weeks + 1)) end;
      execute format('with found as materialized (select %1$s from public.%2$I l
          where private.dated_words(l.search_words, %6$s) @@ %7$L::tsquery and %3$s and %4$s limit 40001)
        select (%5$s), (select count(*) > 40000 from found)', replace(line, ', l.body, l.search_words', case kind when 'note' then ', l.id' else '' end), of_table, said,
        before || case when edge is null then '' else format(' and %s >= %L', instant, edge) end,
        format(newest, kind, wanted, format('select h.*, b.body, b.search_words from (select f.* from found f join public.conversations c on c.id = f.conversation_id
            where %s order by f.at desc, f.conversation_id desc, f.position desc limit %s) h
          join public.%I b on b.conversation_id = h.conversation_id and %s', conversations, most - cardinality(hits), of_table,
          case kind when 'note' then 'b.id = h.id' else 'b.seq = h.seq' end), most - cardinality(hits)),
        instant, case when edge is null and done = 0 then looked else private.in_weeks(looked, week - weeks + 1, week) end)
        into found, capped;
      exit when capped;
      hits := hits || found;
      if edge is null or cardinality(hits) >= most then return; end if;
      done := done + weeks;
      week := week - weeks;
      weeks := least(weeks * 4, 60);
      passed := edge;
      before := format('%s < %L', instant, passed);
      if clock_timestamp() > deadline then
        reached := passed;
        return;
      end if;
    end loop;
    if not coalesce(capped, false) then return; end if;
    done := 0;
  end if;
  -- Few conversations are read whole, unless the word is so frequent that the newest lines fill the page sooner.
  edge := passed;
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
comment on function private.search_stretch(text, tsquery, uuid[], text, double precision, text, timestamptz, timestamptz, uuid, bigint, integer, timestamptz) is
  'At most so many hits among messages or notes, newest first, before (at, conversation, position). few: the only conversations to look in, the last spoken in first; otherwise conversations, a condition on c, and share, how much of all it leaves. reached: null when everything was looked at or the hits suffice, else the time back to which it looked before the deadline.';

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
  asked text := '';
begin
  if kind <> all (coalesce(private.filter_words(filters, 'kind'), array[kind])) then return null; end if;
  if filters ? 'file' then
    asked := format(' and exists (select from public.attachments a where %s)',
      case kind when 'note' then 'a.note_id = l.id' else 'a.conversation_id = l.conversation_id and a.message_seq = l.seq' end);
  end if;
  if authors is null then return asked; end if;
  if kind = 'note' then
    return asked || format(' and (%L or l.author_id = any (%L::uuid[]))', 'member' = any (authors), private.filter_ids(filters, 'author'));
  end if;
  return asked || format(' and (l.author_kind::text = any (%L::text[]) or l.author_id = any (%L::uuid[]))', authors, private.filter_ids(filters, 'author'));
end
$$;
comment on function private.searched_lines(text, jsonb) is
  'SQL condition on a message or note l by the filters {author: contact, member or ids; kind: message, note; file: whatever it says, with a file}; null when this kind is not asked for.';

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
  until timestamptz := private.moment_of(asked, 'until');
  deadline timestamptz := clock_timestamp() + interval '300 milliseconds';
  conversations text;
  lines text;
  few uuid[];
  total double precision := private.rows_of('conversations') + 1;
  expected double precision;
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
    expected := case conversations when 'true' then total else private.expected_conversations(conversations) end;
    -- Where they are many, which they are need not be known.
    if expected < 30000 then
      execute format('select coalesce(array_agg(c.id order by c.last_message_at desc), ''{}'') from (select c.id, c.last_message_at from public.conversations c where %s limit 5001) c', conversations) into few;
      if cardinality(few) > 5000 then few := null; end if;
    end if;
    foreach kind in array array['message', 'note'] loop
      lines := private.searched_lines(kind, asked);
      continue when lines is null;
      stretch := private.search_stretch(kind, wanted, few, conversations, least(expected / total, 1), lines, private.moment_of(asked, 'since'),
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
  'Messages and notes with these words that the calling member may see. filters: {author, kind, file, inbox, channel, team, assignee, category, company, contact, tag, status, since, until (private.moment_of), zone}; sort newest or best; after: next of the page before. Returns {conversation: conversation_row of the number asked for|null, hits [private.search_hit_json] (≤ 50), next|null, reached: how far back it looked before its time was up|null, asks_nothing: only stop words}. Errors: 42501 not_a_member; 400 filter_invalid for an impossible instant.';
grant execute on function public.search_messages(text, jsonb, jsonb, text, integer) to authenticated;

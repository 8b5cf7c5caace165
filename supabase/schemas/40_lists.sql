-- What the desk asks for: a page of a list, the counts beside the views, a stretch of a timeline.
-- The list runs as the caller: the policy on conversations decides, the query only helps it to an index.

create type public.conversation_row as (
  id uuid, number bigint, inbox_id uuid, contact_id uuid, contact_name text, category_id uuid, team_id uuid,
  assignee_id uuid, status text, priority smallint, preview text,
  preview_from public.actor_kind, last_seq bigint, last_contact_seq bigint, "position" bigint,
  last_message_at timestamptz, waiting_since timestamptz, snoozed_until timestamptz, my_read_seq bigint,
  channel text, company_id uuid, is_erased boolean, merged_into_id uuid, tag_ids uuid[], total_priority smallint
);
comment on type public.conversation_row is 'A row of the conversation list. my_read_seq is the caller''s read mark; unread when last_contact_seq is beyond it. channel is the inbox''s; is_erased: the person was lawfully erased.';

create function private.conversation_row(c public.conversations, reader uuid) returns public.conversation_row
language plpgsql stable security definer set search_path = ''
as $$
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
$$;
comment on function private.conversation_row(public.conversations, uuid) is 'The list''s row of a conversation for one reader.';
grant execute on function private.conversation_row(public.conversations, uuid) to authenticated;

-- A list is a view (mine, mentions, unassigned, all, snoozed, closed) narrowed by filters, in an order. What
-- somebody asks for becomes a wish; nothing of it ever becomes SQL text: the text below is put together of
-- fixed parts, and every value travels beside it.
create type private.list_wish as (
  me uuid, view text, sort text, statuses text[], teams uuid[], categories uuid[], assignees uuid[], companies uuid[],
  tags uuid[], inboxes uuid[], unread boolean, waiting boolean, waits_since timestamptz, priority_from integer, since timestamptz, until timestamptz,
  sees_all boolean, visible_teams uuid[], unassigned_of uuid[], mentioned uuid[], tagged uuid[],
  after_at timestamptz, after_id uuid, after_priority integer, after_waiting timestamptz, page_rows integer, budget integer, cap integer
);
comment on type private.list_wish is
  'What a list holds and where a page of it begins. after_*: the row one has last; budget: rows that may be looked through, cap: of each source.';

create function private.uuids_of(filters jsonb, key text) returns uuid[]
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := filters -> key;
begin
  if given is null or given = 'null' then return null; end if;
  if jsonb_typeof(given) <> 'array' or jsonb_array_length(given) not between 1 and 50
    or exists (select from jsonb_array_elements_text(given) v where private.uuid_or_null(v) is null) then
    perform private.refuse('filter_invalid', format('%s: 1 to 50 ids.', key));
  end if;
  return array(select distinct v::uuid from jsonb_array_elements_text(given) v);
end
$$;
comment on function private.uuids_of(jsonb, text) is 'The ids of a filter, null where it is not set. Error: 400 filter_invalid.';

create function private.words_of(filters jsonb, key text, allowed text[]) returns text[]
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := filters -> key;
begin
  if given is null or given = 'null' then return null; end if;
  if jsonb_typeof(given) <> 'array' or jsonb_array_length(given) = 0
    or exists (select from jsonb_array_elements_text(given) v where v is null or v <> all (allowed)) then
    perform private.refuse('filter_invalid', format('%s: some of %s.', key, array_to_string(allowed, ', ')));
  end if;
  return array(select distinct v from jsonb_array_elements_text(given) v);
end
$$;
comment on function private.words_of(jsonb, text, text[]) is 'The words of a filter, null where it is not set. Error: 400 filter_invalid.';

create function private.instant_of(from_json jsonb, key text) returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  given text := from_json ->> key;
begin
  if given is not null and not pg_input_is_valid(given, 'timestamptz') then
    perform private.refuse('filter_invalid', format('%s: an instant.', key));
  end if;
  return given::timestamptz;
end
$$;
comment on function private.instant_of(jsonb, text) is 'An instant, null where there is none. Error: 400 filter_invalid.';

-- «Today» and «the last seven days» are kept as these words and worked out whenever they are asked, so that a
-- saved view says tomorrow what it says today.
create function private.moment_of(filters jsonb, key text) returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  given text := filters ->> key;
  zone text := coalesce(filters ->> 'zone', 'UTC');
begin
  if given = 'today' then
    begin
      return date_trunc('day', now() at time zone zone) at time zone zone;
    exception when invalid_parameter_value then
      perform private.refuse('filter_invalid', 'zone: a time zone as IANA names it.');
    end;
  elsif given ~ '^[1-9]\d{0,2}[mhd]$' then
    return now() - case right(given, 1) when 'm' then interval '1 minute' when 'h' then interval '1 hour' else interval '24 hours' end
      * left(given, -1)::integer;
  end if;
  return private.instant_of(filters, key);
end
$$;
comment on function private.moment_of(jsonb, text) is
  'When a filter begins or ends, null where it is not set: an instant; today (its beginning in filters.zone, else UTC); or so long ago: 30m, 2h, 7d. Error: 400 filter_invalid.';

-- A rare tag is found by the table beside the array; of a common one, a page is found by looking.
create function private.rarely_tagged(tags uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  few constant integer := 2000;
  found uuid[];
begin
  if tags is null or not private.is_member() then return null; end if;
  found := array(
    select distinct u.conversation_id from (
      select u.conversation_id from private.conversation_tags u where u.tag_id = any (tags) limit few + 1) u);
  return case when cardinality(found) <= few then found end;
end
$$;
comment on function private.rarely_tagged(uuid[]) is 'The conversations with one of these tags, whoever may see them; null where they are many. Only ever used under the policy on conversations.';

-- The reader's own marks, for the filter "unread": under the policy on read_marks each would be looked up through
-- its conversation once more.
create view private.my_read_marks as
  select r.conversation_id, r.last_read_seq from public.read_marks r where r.reader_id = (select private.member_id());
comment on view private.my_read_marks is 'How far the calling member has read; belongs to the owner, so that no policy is asked, and holds nobody else''s marks.';
grant select on private.my_read_marks to authenticated;

create function private.list_wish(filters jsonb, sort text default 'newest', after jsonb default null, page_size integer default 50)
returns private.list_wish
language plpgsql stable set search_path = ''
as $$
declare
  wish private.list_wish;
  unknown text;
  channels text[];
begin
  wish.me := private.member_id();
  if wish.me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if jsonb_typeof(filters) is distinct from 'object' then
    perform private.refuse('filter_invalid', 'Filters are an object.');
  end if;
  select k into unknown from jsonb_object_keys(filters) k
  where k not in ('view', 'status', 'teams', 'categories', 'assignees', 'companies', 'tags', 'channels', 'inboxes', 'unread', 'waiting', 'waiting_for',
    'priority_from', 'since', 'until', 'zone')
  limit 1;
  if unknown is not null then
    perform private.refuse('filter_unknown', format('No filter is called %s.', unknown));
  end if;
  wish.view := filters ->> 'view';
  if coalesce(wish.view, '') not in ('mine', 'mentions', 'unassigned', 'all', 'snoozed', 'closed') then
    perform private.refuse('view_not_found', 'Views are mine, mentions, unassigned, all, snoozed and closed.', 'PT404');
  end if;
  wish.sort := coalesce(list_wish.sort, 'newest');
  if wish.sort not in ('newest', 'waiting', 'priority') then
    perform private.refuse('sort_unknown', 'Orders are newest, waiting and priority.');
  end if;
  wish.statuses := private.words_of(filters, 'status', array['open', 'snoozed', 'closed']);
  wish.statuses := case wish.view
    when 'snoozed' then array['snoozed'] when 'closed' then array['closed'] when 'unassigned' then array['open']
    when 'mentions' then coalesce(wish.statuses, array['open', 'snoozed', 'closed'])
    else coalesce(wish.statuses, array['open']) end;
  wish.teams := private.uuids_of(filters, 'teams');
  wish.categories := private.uuids_of(filters, 'categories');
  wish.assignees := private.uuids_of(filters, 'assignees');
  wish.companies := private.uuids_of(filters, 'companies');
  wish.tags := private.uuids_of(filters, 'tags');
  channels := private.words_of(filters, 'channels', array['widget', 'email', 'phone', 'telegram']);
  wish.inboxes := private.uuids_of(filters, 'inboxes');
  if channels is not null then
    wish.inboxes := array(select i.id from public.inboxes i
      where i.channel::text = any (channels) and (wish.inboxes is null or i.id = any (wish.inboxes)));
  end if;
  if coalesce(jsonb_typeof(filters -> 'unread'), 'boolean') <> 'boolean' or coalesce(jsonb_typeof(filters -> 'waiting'), 'boolean') <> 'boolean'
    or coalesce(filters ->> 'priority_from', '0') !~ '^-?\d{1,3}$' then
    perform private.refuse('filter_invalid', 'unread and waiting are true or false, priority_from is a number.');
  end if;
  wish.unread := (filters ->> 'unread')::boolean;
  wish.waiting := (filters ->> 'waiting')::boolean;
  wish.priority_from := (filters ->> 'priority_from')::integer;
  wish.waits_since := private.moment_of(filters, 'waiting_for');
  wish.since := coalesce(private.moment_of(filters, 'since'), '-infinity');
  wish.until := coalesce(private.moment_of(filters, 'until'), 'infinity');
  wish.sees_all := private.my_scope() = 'all';
  wish.visible_teams := case when wish.sees_all then array(select t.id from public.teams t) else private.my_visible_team_ids() end;
  wish.unassigned_of := private.my_unassigned_team_ids();
  if wish.teams is not null then
    wish.visible_teams := array(select v from unnest(wish.visible_teams) v where v = any (wish.teams));
    wish.unassigned_of := array(select v from unnest(wish.unassigned_of) v where v = any (wish.teams));
  end if;
  wish.mentioned := private.my_mentioned_conversation_ids();
  wish.tagged := private.rarely_tagged(wish.tags);
  wish.after_at := coalesce(private.instant_of(after, 'last_message_at'), 'infinity');
  wish.after_id := coalesce(private.uuid_or_null(after ->> 'id'), 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  wish.after_priority := case when after ->> 'total_priority' ~ '^-?\d{1,4}$' then (after ->> 'total_priority')::integer else 1000 end;
  wish.after_waiting := private.instant_of(after, 'waiting_since');
  wish.page_rows := least(greatest(coalesce(page_size, 50), 1), 200);
  wish.budget := 10000;
  return wish;
end
$$;
comment on function private.list_wish(jsonb, text, jsonb, integer) is
  'Reads what a caller asks of a list. Errors: 42501 not_a_member; 404 view_not_found; 400 filter_unknown, filter_invalid, sort_unknown.';

-- Where the rows of a wish are looked for: each source walks one index in the list's order, so that looking
-- ends with the page. A source that has none of this order is walked by time and sorted.
create type private.list_source as (looked_for text, condition text, is_sorted boolean, walks integer);
comment on type private.list_source is 'looked_for: what is walked once per row of it; condition: on the conversation c; is_sorted: an index has the rows in the list''s order; walks: how many rows looked_for has.';

create function private.list_sources(wish private.list_wish) returns private.list_source[]
language plpgsql stable set search_path = ''
as $$
declare
  is_newest constant boolean := wish.sort = 'newest';
  everywhere constant boolean := wish.sees_all and wish.teams is null and is_newest;
  statuses constant integer := cardinality(wish.statuses);
  each_status constant text := 'unnest(($1).statuses) s';
  once constant text := '(values (true)) v (v)';
  -- The words of the partial index; by priority, its rows would have to be sorted.
  of_team constant text := case when wish.view = 'unassigned' and wish.sort <> 'priority' then 'c.team_id = t and c.assignee_id is null and c.status = ''open''' else 'c.team_id = t and c.status = s' end;
  sources private.list_source[];
begin
  if wish.tagged is not null then
    return array[row(once, 'c.id = any (($1).tagged)', false, 1)::private.list_source];
  elsif wish.view = 'mentions' then
    return array[row(once, 'c.id = any (($1).mentioned)', false, 1)::private.list_source];
  elsif wish.view = 'mine' then
    return array[row(each_status, 'c.assignee_id = ($1).me and c.status = s', is_newest, statuses)::private.list_source];
  elsif wish.assignees is not null then
    return array[row(each_status || ' cross join unnest(($1).assignees) a', 'c.assignee_id = a and c.status = s', is_newest,
      statuses * cardinality(wish.assignees))::private.list_source];
  elsif wish.companies is not null then
    return array[row('unnest(($1).companies) k', 'c.company_id = k', is_newest, cardinality(wish.companies))::private.list_source];
  elsif everywhere and wish.view <> 'unassigned' and wish.categories is not null then
    return array[row(each_status || ' cross join unnest(($1).categories) g', 'c.category_id = g and c.status = s', true,
      statuses * cardinality(wish.categories))::private.list_source];
  elsif everywhere and wish.view <> 'unassigned' and wish.inboxes is not null then
    return array[row(each_status || ' cross join unnest(($1).inboxes) i', 'c.inbox_id = i and c.status = s', true,
      statuses * cardinality(wish.inboxes))::private.list_source];
  elsif everywhere and wish.view <> 'unassigned' then
    return array[row(each_status, 'c.status = s', true, statuses)::private.list_source];
  end if;
  -- Own teams one by one, each from its own index, then merged: sorting over any(teams) reads them whole.
  -- Another's team has no such stretch: the policy would look at each of its rows and show none.
  sources := array[row('unnest(($1).visible_teams) t cross join ' || each_status, of_team, true, statuses * cardinality(wish.visible_teams))::private.list_source];
  if wish.sees_all then return sources; end if;
  if cardinality(wish.unassigned_of) > 0 then
    sources := sources || row('unnest(($1).unassigned_of) t cross join ' || each_status, of_team || ' and c.assignee_id is null', true,
      statuses * cardinality(wish.unassigned_of))::private.list_source;
  end if;
  if wish.view <> 'unassigned' then
    sources := sources || row(each_status, 'c.assignee_id = ($1).me and c.status = s', is_newest, statuses)::private.list_source;
  end if;
  if cardinality(wish.mentioned) > 0 then
    sources := sources || row(once, 'c.id = any (($1).mentioned)', false, 1)::private.list_source;
  end if;
  return sources;
end
$$;
comment on function private.list_sources(private.list_wish) is 'The sources of a list. The policy on conversations decides what of them is seen.';

-- What every row of a list has to fulfil, whichever source it came from.
create function private.list_conditions(wish private.list_wish) returns text
language plpgsql stable set search_path = ''
as $$
begin
  -- What was merged into another one is read there.
  return concat_ws(' and ', 'c.status = any (($1).statuses)', 'c.merged_into_id is null',
    case wish.view when 'mine' then 'c.assignee_id = ($1).me' when 'mentions' then 'c.id = any (($1).mentioned)'
      when 'unassigned' then 'c.assignee_id is null and c.team_id is not null' end,
    case when wish.teams is not null then 'c.team_id = any (($1).teams)' end,
    case when wish.categories is not null then 'c.category_id = any (($1).categories)' end,
    case when wish.assignees is not null then 'c.assignee_id = any (($1).assignees)' end,
    case when wish.companies is not null then 'c.company_id = any (($1).companies)' end,
    case when wish.tags is not null then 'c.tag_ids && ($1).tags' end,
    case when wish.inboxes is not null then 'c.inbox_id = any (($1).inboxes)' end,
    case when wish.priority_from is not null then 'c.total_priority >= ($1).priority_from' end,
    case when wish.waiting then 'c.waiting_since is not null' end,
    case when wish.waits_since is not null then 'c.waiting_since < ($1).waits_since' end,
    case when wish.since > '-infinity' then 'c.last_message_at >= ($1).since' end,
    case when wish.until < 'infinity' then 'c.last_message_at < ($1).until' end,
    case when wish.unread then 'c.last_contact_seq > coalesce((select r.last_read_seq from private.my_read_marks r where r.conversation_id = c.id), 0)' end);
end
$$;
comment on function private.list_conditions(private.list_wish) is 'The filters of a wish as a condition on c: fixed words, values beside them.';

-- The order of a stretch, and what comes after the row one has. In the order "waiting" the waiting come
-- first, longest first (waiting), then everybody else (rest), newest first.
create function private.list_order(stretch text) returns text
language sql immutable set search_path = ''
as $$
  select case stretch when 'priority' then 'c.total_priority desc, c.last_message_at desc, c.id desc'
    when 'waiting' then 'c.waiting_since, c.id' else 'c.last_message_at desc, c.id desc' end
$$;
comment on function private.list_order(text) is 'Order of a stretch: newest, priority, waiting, rest.';

create function private.list_keyset(stretch text) returns text
language sql immutable set search_path = ''
as $$
  select case stretch
    when 'priority' then '(c.total_priority, c.last_message_at, c.id) < (($1).after_priority, ($1).after_at, ($1).after_id)'
    when 'waiting' then 'c.waiting_since is not null and (c.waiting_since, c.id) > (coalesce(($1).after_waiting, ''-infinity''), case when ($1).after_waiting is null then ''00000000-0000-0000-0000-000000000000'' else ($1).after_id end)'
    when 'rest' then 'c.waiting_since is null and (c.last_message_at, c.id) < (($1).after_at, ($1).after_id)'
    else '(c.last_message_at, c.id) < (($1).after_at, ($1).after_id)' end
$$;
comment on function private.list_keyset(text) is 'What comes after the row one has, in a stretch.';

-- One source as SQL: no more than `cap` rows of it are looked at, then the filters narrow them.
create function private.list_walk(source private.list_source, stretch text) returns text
language sql immutable set search_path = ''
as $$
  select format('select c.* from public.conversations c where %s and %s%s order by %s', (source).condition,
    case when (source).is_sorted then private.list_keyset(stretch) else
      case stretch when 'waiting' then 'c.waiting_since is not null' when 'rest' then 'c.waiting_since is null' else 'true' end end,
    case when stretch in ('newest', 'rest') then ' and c.last_message_at >= ($1).since and c.last_message_at < ($1).until' else '' end,
    private.list_order(case when (source).is_sorted then stretch end))
$$;
comment on function private.list_walk(private.list_source, text) is 'The rows of a source in the order in which they are looked at.';

create function private.list_rows(wish private.list_wish, stretch text) returns setof public.conversations
language plpgsql stable set search_path = ''
as $$
declare
  sources private.list_source[] := private.list_sources(wish);
  source private.list_source;
  parts text[] := '{}';
begin
  wish.cap := greatest(wish.budget / greatest((select sum(s.walks) from unnest(sources) s), 1), 100);
  foreach source in array sources loop
    parts := parts || format(
      '(select c.* from %s cross join lateral (select c.* from (%s limit ($1).cap) c where %s and %s order by %s limit ($1).page_rows) c)',
      source.looked_for, private.list_walk(source, stretch), private.list_keyset(stretch), private.list_conditions(wish), private.list_order(stretch));
  end loop;
  return query execute case cardinality(parts)
    when 1 then format('select c.* from %s c order by %s limit ($1).page_rows', parts[1], private.list_order(stretch))
    else format('select distinct on (%3$s) c.* from (%2$s) c order by %1$s limit ($1).page_rows',
      private.list_order(stretch), array_to_string(parts, ' union all '), replace(private.list_order(stretch), ' desc', '')) end
  using wish;
end
$$;
comment on function private.list_rows(private.list_wish, text) is 'The next page_rows of a stretch of a list, as far as looking went. Runs as the caller.';

create function private.list_until(stretch text) returns text
language sql immutable set search_path = ''
as $$
  select case stretch
    when 'priority' then '(c.total_priority, c.last_message_at, c.id) > (($2).total_priority, ($2).last_message_at, ($2).id)'
    when 'waiting' then '(c.waiting_since, c.id) < (($2).waiting_since, ($2).id)'
    else '(c.last_message_at, c.id) > (($2).last_message_at, ($2).id)' end
$$;
comment on function private.list_until(text) is 'What stands above a row, in a stretch.';

-- Where looking stopped because a source has more than its cap: nothing beyond is known. Of a full page only what
-- stands above its last row matters: one source may have filled it while another was not looked at to there.
create function private.list_edge(wish private.list_wish, stretch text, last public.conversations default null) returns public.conversations
language plpgsql stable set search_path = ''
as $$
declare
  sources private.list_source[] := private.list_sources(wish);
  source private.list_source;
  parts text[] := '{}';
  edge public.conversations;
begin
  -- A page that one walk filled was full before anything was left out.
  if last.id is not null and cardinality(sources) = 1 and sources[1].walks = 1 then return null; end if;
  wish.cap := greatest(wish.budget / greatest((select sum(s.walks) from unnest(sources) s), 1), 100);
  foreach source in array sources loop
    -- What is sorted after it was found was looked at whole, its newest at least.
    continue when not source.is_sorted;
    parts := parts || format('(select c.* from %s cross join lateral (%s offset ($1).cap - 1 limit 1) c)', source.looked_for,
      private.list_walk(case when last.id is null then source
        else (source.looked_for, source.condition || ' and ' || private.list_until(stretch), true, source.walks)::private.list_source end, stretch));
  end loop;
  if cardinality(parts) = 0 then return null; end if;
  execute format('select c.* from (%s) c order by %s limit 1', array_to_string(parts, ' union all '), private.list_order(stretch))
  into edge using wish, last;
  return edge;
end
$$;
comment on function private.list_edge(private.list_wish, text, public.conversations) is
  'The first conversation, in the list''s order, behind which a source was not looked at, as far down as `last` if given; null where all were.';

create function private.stands_after(c public.conversations, edge public.conversations, stretch text) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case stretch
    when 'priority' then (c.total_priority, c.last_message_at, c.id) < (edge.total_priority, edge.last_message_at, edge.id)
    when 'waiting' then (c.waiting_since, c.id) > (edge.waiting_since, edge.id)
    else (c.waiting_since is null or stretch <> 'rest') and (c.last_message_at, c.id) < (edge.last_message_at, edge.id) end;
end
$$;
comment on function private.stands_after(public.conversations, public.conversations, text) is 'Does c stand behind the edge in the order of this stretch?';

create function public.list_page(filters jsonb, sort text default 'newest', after jsonb default null, page_size integer default 50)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  wish private.list_wish := private.list_wish(list_page.filters, list_page.sort, list_page.after, list_page.page_size);
  wanted constant integer := wish.page_rows;
  stretch text;
  found public.conversations[] := '{}';
  edge public.conversations;
  last public.conversations;
begin
  foreach stretch in array case when wish.sort <> 'waiting' then array[wish.sort]
    when list_page.after is not null and wish.after_waiting is null then array['rest'] else array['waiting', 'rest'] end
  loop
    wish.page_rows := wanted - cardinality(found);
    found := found || array(select r from private.list_rows(wish, stretch) r);
    edge := private.list_edge(wish, stretch, case when cardinality(found) >= wanted then found[wanted] end);
    exit when edge.id is not null or cardinality(found) >= wanted;
    wish.after_at := 'infinity';
    wish.after_id := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  end loop;
  -- What stands behind the edge is right and not all of it: it comes with the next page.
  if edge.id is not null then
    found := array(select found[n] from generate_subscripts(found, 1) n where not private.stands_after(found[n], edge, stretch) order by n);
  end if;
  last := case when edge.id is null then found[cardinality(found)] else edge end;
  return jsonb_build_object(
    'rows', (select coalesce(jsonb_agg(to_jsonb(private.conversation_row(found[n], wish.me)) order by n), '[]') from generate_subscripts(found, 1) n),
    'next', case when edge.id is not null or cardinality(found) >= wanted then jsonb_build_object('id', last.id,
      'last_message_at', last.last_message_at, 'total_priority', last.total_priority, 'waiting_since', last.waiting_since) end,
    'is_cut', edge.id is not null);
end
$$;
comment on function public.list_page(jsonb, text, jsonb, integer) is
  'A page (≤ 200) of a list. filters {view: mine|mentions|unassigned|all|snoozed|closed, status [], teams [], categories [], assignees [], companies [], tags [] (any of them), channels [], inboxes [], unread, waiting, waiting_for (longer than that), priority_from, since, until (private.moment_of), zone}; sort newest, waiting (longest first, then the others) or priority; after: `next` of the page before. Returns {rows [conversation_row], next|null, is_cut: looking stopped after 10000 rows and goes on at next}. In another order than newest, of one person''s or company''s conversations the 10000 newest are sorted. Errors: 42501 not_a_member, 404 view_not_found, 400 filter_unknown, filter_invalid, sort_unknown.';

create function public.view_counts() returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  wish private.list_wish := private.list_wish('{"view": "all"}', 'newest', null, 100);
  view text;
  counts jsonb;
begin
  counts := jsonb_build_object(
    'mentions', (select count(*) from (select from public.mentions m
      where m.member_id = wish.me and m.seen_at is null and m.withdrawn_at is null group by m.conversation_id limit 100) n),
    'teams', (select coalesce(jsonb_object_agg(t.id, (select count(*) from (select from public.conversations c
        where c.team_id = t.id and c.status = 'open' limit 100) n)), '{}')
      from public.teams t where t.archived_at is null and t.id = any (wish.visible_teams)));
  -- Every source is counted to a hundred: more of it cannot matter.
  wish.budget := 0;
  foreach view in array array['mine', 'unassigned', 'all', 'snoozed', 'closed'] loop
    wish.view := view;
    wish.statuses := array[case when view in ('snoozed', 'closed') then view else 'open' end];
    counts := counts || jsonb_build_object(view, (select count(*) from private.list_rows(wish, 'newest')));
  end loop;
  return counts;
end
$$;
comment on function public.view_counts() is
  '{mine, mentions, unassigned, all, snoozed, closed, teams {team id: open ones}}: how many conversations each view holds for the caller (mentions: with one not yet seen), counted to 100 and no further. Error: 42501 not_a_member.';

create function public.timeline_page(conversation uuid, before_position bigint default null, since_position bigint default null, page_size integer default 50)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 500);
  row_of public.conversations;
  entries jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if private.can_see_conversation(timeline_page.conversation) then
    select c.* into row_of from public.conversations c where c.id = timeline_page.conversation;
  end if;
  if row_of.id is null then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if since_position is null then
    select coalesce(jsonb_agg(private.event_json(e) order by e.position), '[]') into entries from (
      select e.* from public.conversation_events e
      where e.conversation_id = row_of.id and (before_position is null or e.position < before_position)
      order by e.position desc limit rows) e;
  else
    select coalesce(jsonb_agg(private.event_json(e) order by e.position), '[]') into entries from (
      select e.* from public.conversation_events e
      where e.conversation_id = row_of.id and e.position > since_position
      order by e.position limit rows) e;
  end if;
  return jsonb_build_object(
    'conversation', to_jsonb(private.conversation_row(row_of, me)),
    'topics', jsonb_build_object(
      'conversation', private.conversation_topic('conversation', row_of.id),
      'typing', private.conversation_topic('typing', row_of.id),
      'viewers', private.conversation_topic('viewers', row_of.id)),
    'read_marks', (select coalesce(jsonb_agg(private.read_mark_json(r)), '[]')
      from public.read_marks r where r.conversation_id = row_of.id),
    'events', entries);
end
$$;
comment on function public.timeline_page(uuid, bigint, bigint, integer) is
  'A stretch of a conversation for a member, oldest first: its newest events (≤ 500), those before a position, or those after one (catch-up). Returns {conversation: conversation_row, topics {conversation, typing, viewers}, read_marks [private.read_mark_json], events [private.event_json]}. Errors: 42501 not_a_member, 404 conversation_not_found.';

-- An event with the message or note it is about, in its present state.
create function private.event_json(event public.conversation_events) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return jsonb_build_object(
    'conversation_id', event.conversation_id, 'position', event.position, 'type', event.type,
    'actor', jsonb_build_object('kind', event.actor_kind, 'id', event.actor_id),
    'payload', event.payload, 'occurred_at', event.occurred_at)
  || case when event.seq is null then '{}'::jsonb else jsonb_build_object('message', (
      select private.message_json(m) from public.messages m
      where m.conversation_id = event.conversation_id and m.seq = event.seq)) end
  || case when event.note_id is null then '{}'::jsonb else jsonb_build_object('note', (
      select private.note_json(n) from public.notes n where n.id = event.note_id)) end;
end
$$;
comment on function private.event_json(public.conversation_events) is
  '{conversation_id, position, type, actor {kind, id}, payload, occurred_at, message?, note?}: what the members'' stream carries and timeline_page returns.';

grant execute on function private.uuids_of(jsonb, text), private.words_of(jsonb, text, text[]), private.instant_of(jsonb, text), private.moment_of(jsonb, text),
  private.rarely_tagged(uuid[]), private.list_wish(jsonb, text, jsonb, integer),
  private.list_sources(private.list_wish), private.list_conditions(private.list_wish), private.list_order(text), private.list_keyset(text),
  private.list_walk(private.list_source, text), private.list_rows(private.list_wish, text), private.list_until(text), private.list_edge(private.list_wish, text, public.conversations),
  private.stands_after(public.conversations, public.conversations, text) to authenticated;
grant execute on function public.list_page(jsonb, text, jsonb, integer), public.view_counts(),
  public.timeline_page(uuid, bigint, bigint, integer) to authenticated;

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

create function public.inbox_page(view text, team uuid default null, before_at timestamptz default 'infinity', before_id uuid default null, page_size integer default 50)
returns setof public.conversation_row
language plpgsql stable set search_path = ''
as $$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 200);
  wanted text := case view when 'snoozed' then 'snoozed' when 'closed' then 'closed' else 'open' end;
  teams uuid[];
  mentioned uuid[] := private.my_mentioned_conversation_ids();
  unassigned_of uuid[] := private.my_unassigned_team_ids();
  bound uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  before_at := coalesce(before_at, 'infinity');
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if view = 'mine' then
    return query select r.* from (
      select c.* from public.conversations c
      where c.assignee_id = me and c.status = 'open' and (c.last_message_at, c.id) < (before_at, bound)
      order by c.last_message_at desc, c.id desc limit rows) c
      cross join lateral private.conversation_row(c, me) r
      order by c.last_message_at desc, c.id desc;
    return;
  end if;
  if view = 'mentions' then
    return query select r.* from (
      select c.* from public.conversations c
      where c.id = any (mentioned) and (c.last_message_at, c.id) < (before_at, bound)
      order by c.last_message_at desc, c.id desc limit rows) c
      cross join lateral private.conversation_row(c, me) r
      order by c.last_message_at desc, c.id desc;
    return;
  end if;
  if view is null or view not in ('unassigned', 'all', 'snoozed', 'closed') then
    perform private.refuse('view_not_found', 'Views are mine, mentions, unassigned, all, snoozed and closed.', 'PT404');
  end if;
  if team is null and private.my_scope() = 'all' then
    if view = 'unassigned' then
      return query select r.* from (
        select c.* from public.teams t cross join lateral (
          select c.* from public.conversations c
          where c.team_id = t.id and c.assignee_id is null and c.status = 'open' and (c.last_message_at, c.id) < (before_at, bound)
          order by c.last_message_at desc, c.id desc limit rows) c
        order by c.last_message_at desc, c.id desc limit rows) c
        cross join lateral private.conversation_row(c, me) r
        order by c.last_message_at desc, c.id desc;
    else
      return query select r.* from (
        select c.* from public.conversations c
        where c.status = wanted and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows) c
        cross join lateral private.conversation_row(c, me) r
        order by c.last_message_at desc, c.id desc;
    end if;
    return;
  end if;
  -- Own teams one by one, each from its own index, then merged: sorting over any(teams) reads them whole.
  -- Another's team has no such stretch: the policy would look at each of its rows and show none.
  teams := case
    when team is null then private.my_visible_team_ids()
    when private.my_scope() = 'all' or team = any (private.my_visible_team_ids()) then array[team]
  end;
  return query select r.* from (
    select distinct on (c.last_message_at, c.id) c.* from (
      (select c.* from unnest(teams) t cross join lateral (
        select c.* from public.conversations c
        where c.team_id = t and c.status = wanted and (view <> 'unassigned' or c.assignee_id is null)
          and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows) c)
      union all
      (select c.* from unnest(unassigned_of) t cross join lateral (
        select c.* from public.conversations c
        where c.team_id = t and (team is null or t = team) and c.status = wanted and c.assignee_id is null
          and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows) c)
      union all
      (select c.* from public.conversations c
        where (team is null or c.team_id = team) and view <> 'unassigned' and c.assignee_id = me and c.status = wanted
          and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows)
      union all
      (select c.* from public.conversations c
        where (team is null or c.team_id = team) and c.id = any (mentioned) and c.status = wanted
          and (view <> 'unassigned' or c.assignee_id is null) and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows)
    ) c order by c.last_message_at desc, c.id desc limit rows) c
    cross join lateral private.conversation_row(c, me) r
    order by c.last_message_at desc, c.id desc;
end
$$;
comment on function public.inbox_page(text, uuid, timestamptz, uuid, integer) is
  'One page (≤ 200) of a view (mine, mentions, unassigned, all, snoozed, closed; mentions in any status; optionally of one team), newest first, after the keyset (last_message_at, id) of the last row one has. Errors: 42501 not_a_member, 404 view_not_found.';

create function public.view_counts() returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  me uuid := private.member_id();
  scope public.access_scope := private.my_scope();
  teams uuid[] := private.my_visible_team_ids();
  mentioned uuid[] := private.my_mentioned_conversation_ids();
  unassigned_of uuid[] := private.my_unassigned_team_ids();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return jsonb_build_object(
    'mine', (select count(*) from (select from public.conversations c
      where c.assignee_id = me and c.status = 'open' limit 100) n),
    'mentions', (select count(*) from (select from public.mentions m
      where m.member_id = me and m.seen_at is null and m.withdrawn_at is null group by m.conversation_id limit 100) n),
    'unassigned', (select count(*) from (select from public.conversations c
      where c.assignee_id is null and c.status = 'open'
        and (case scope when 'all' then c.team_id is not null else c.team_id = any (teams) or c.team_id = any (unassigned_of) end or c.id = any (mentioned)) limit 100) n),
    'all', (select count(*) from (select from public.conversations c
      where c.status = 'open' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)
        or (c.assignee_id is null and c.team_id = any (unassigned_of))) limit 100) n),
    'snoozed', (select count(*) from (select from public.conversations c
      where c.status = 'snoozed' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)
        or (c.assignee_id is null and c.team_id = any (unassigned_of))) limit 100) n),
    'closed', (select count(*) from (select from public.conversations c
      where c.status = 'closed' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)
        or (c.assignee_id is null and c.team_id = any (unassigned_of))) limit 100) n));
end
$$;
comment on function public.view_counts() is
  '{mine, mentions, unassigned, all, snoozed, closed}: how many conversations each view holds for the caller (mentions: with one not yet seen), counted to 100 and no further. Error: 42501 not_a_member.';

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
    'read_marks', (select coalesce(jsonb_agg(jsonb_build_object('reader_id', r.reader_id, 'reader_kind', r.reader_kind, 'last_read_seq', r.last_read_seq)), '[]')
      from public.read_marks r where r.conversation_id = row_of.id),
    'events', entries);
end
$$;
comment on function public.timeline_page(uuid, bigint, bigint, integer) is
  'A stretch of a conversation for a member, oldest first: its newest events (≤ 500), those before a position, or those after one (catch-up). Returns {conversation: conversation_row, topics {conversation, typing, viewers}, read_marks [{reader_id, reader_kind, last_read_seq}], events [private.event_json]}. Errors: 42501 not_a_member, 404 conversation_not_found.';

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

grant execute on function public.inbox_page(text, uuid, timestamptz, uuid, integer), public.view_counts(),
  public.timeline_page(uuid, bigint, bigint, integer) to authenticated;

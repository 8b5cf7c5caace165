-- What customers think of how it went: one rating for each time their conversation was closed. The words
-- stand here alone and not in an event, so that an erasure can take them away.

create table public.ratings (
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  closing bigint not null,
  inbox_id uuid not null references public.inboxes (id),
  member_id uuid references public.members (id),
  score smallint not null check (score between 1 and 5),
  comment text not null default '' check (length(comment) <= 2000),
  rated_at timestamptz not null default now(),
  changed_at timestamptz,
  primary key (conversation_id, closing)
);
comment on table public.ratings is 'A customer''s rating of a conversation, 1 (bad) to 5 (good), at most one per closing.';
comment on column public.ratings.closing is 'position of the event conversation_closed that it follows.';
comment on column public.ratings.member_id is 'Who had the conversation when it was rated.';
create index ratings_by_inbox on public.ratings (inbox_id, rated_at desc);
create index ratings_by_member on public.ratings (member_id, rated_at desc);

alter table public.ratings enable row level security;
create policy "members read the ratings of conversations they see" on public.ratings for select to authenticated
  using ((select private.is_member()) and exists (select from public.conversations c where c.id = conversation_id));
grant select on public.ratings to authenticated;
grant select, insert, update, delete on public.ratings to service_role;

create function private.last_closing(conversation uuid) returns public.conversation_events
language plpgsql stable security definer set search_path = ''
as $$
declare
  closing public.conversation_events;
begin
  select e.* into closing from public.conversation_events e
  where e.conversation_id = last_closing.conversation and e.type = 'conversation_closed' order by e.position desc limit 1;
  return closing;
end
$$;
comment on function private.last_closing(uuid) is 'The newest conversation_closed of a conversation.';

-- What its customer may do with a conversation now, and what it said of it.
create function private.customer_choices(c public.conversations) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  settings public.widget_settings;
  given public.ratings;
  closing public.conversation_events;
begin
  if c.status <> 'closed' then
    return jsonb_build_object('closed_at', null, 'may_reopen', false, 'may_rate', false, 'rating', null, 'may_close',
      coalesce((select w.may_close from public.widget_settings w where w.inbox_id = c.inbox_id), false));
  end if;
  select w.* into settings from public.widget_settings w where w.inbox_id = c.inbox_id;
  closing := private.last_closing(c.id);
  select r.* into given from public.ratings r where r.conversation_id = c.id and r.closing = closing.position;
  -- A merged one ended for nobody: what was asked goes on elsewhere, and is rated there. What was said of it stays.
  return jsonb_build_object('closed_at', c.closed_at, 'may_close', false,
    'may_reopen', c.merged_into_id is null and coalesce(settings.may_close, false)
      and c.closed_at >= now() - (select i.reopen_within from public.inboxes i where i.id = c.inbox_id),
    'may_rate', c.merged_into_id is null and closing.position is not null and coalesce(settings.asks_rating, false) and c.last_member_seq > 0 and (case when given.score is null
      then closing.occurred_at > now() - interval '14 days' else given.rated_at > now() - interval '1 day' end),
    'rating', case when given.score is not null then private.rating_json(given) end);
end
$$;
comment on function private.customer_choices(public.conversations) is
  '{closed_at|null, may_close, may_reopen, may_rate, rating (private.rating_json)|null}. A closed conversation that somebody answered is rated within 14 days, and the rating changed for a day; one that was merged into another is neither rated nor reopened.';

create function private.rating_json(rating public.ratings) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('score', rating.score, 'comment', rating.comment, 'rated_at', rating.rated_at,
    'may_change', rating.rated_at > now() - interval '1 day')
$$;
comment on function private.rating_json(public.ratings) is '{score, comment, rated_at, may_change}.';

create function public.rate_conversation(conversation uuid, score integer, comment text default '') returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_contact();
  locked public.conversations := private.lock_conversation(rate_conversation.conversation);
  closing public.conversation_events;
  was public.ratings;
  given public.ratings;
  words text := btrim(coalesce(rate_conversation.comment, ''), E' \t\r\n');
begin
  if coalesce(rate_conversation.score, 0) not between 1 and 5 then
    perform private.refuse('score_invalid', 'From 1 to 5.');
  end if;
  if length(words) > 2000 then
    perform private.refuse('comment_too_long', 'At most 2000 characters.');
  end if;
  closing := private.last_closing(locked.id);
  select r.* into was from public.ratings r where r.conversation_id = locked.id and r.closing = closing.position;
  if was.score = rate_conversation.score and was.comment = words then return private.rating_json(was); end if;
  if locked.status <> 'closed' or locked.merged_into_id is not null or closing.position is null or locked.last_member_seq = 0
    or not coalesce((select w.asks_rating from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
    perform private.refuse('rating_not_open', 'What is closed and was answered is rated, where the inbox asks.', 'PT409');
  end if;
  if (case when was.score is null then closing.occurred_at <= now() - interval '14 days' else was.rated_at <= now() - interval '1 day' end) then
    perform private.refuse('rating_over', 'Within 14 days of the close, and changed within a day.', 'PT409');
  end if;
  perform private.limit_rate('rating', me::text);
  insert into public.ratings as r (conversation_id, closing, inbox_id, member_id, score, comment)
  values (locked.id, closing.position, locked.inbox_id, locked.assignee_id, rate_conversation.score, words)
  on conflict on constraint ratings_pkey do update set score = excluded.score, comment = excluded.comment, changed_at = now()
  returning r.* into given;
  perform private.record_event(locked.id, 'conversation_rated', 'contact', me, jsonb_build_object('score', given.score,
    'from_score', was.score, 'closing', closing.position, 'has_comment', given.comment <> ''));
  return private.rating_json(given);
end
$$;
comment on function public.rate_conversation(uuid, integer, text) is
  'Rates the calling contact''s closed conversation from 1 to 5, once per closing, changed within a day; event conversation_rated {score, from_score, closing, has_comment}. Returns private.rating_json. Errors: 42501 not_a_contact; 404 conversation_not_found; 400 score_invalid, comment_too_long; 409 rating_not_open, rating_over; 429 rate_limited.';
grant execute on function public.rate_conversation(uuid, integer, text) to authenticated;

-- What an inbox's own page says of its last days.
create function public.inbox_figures(inbox uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_reading('manage_inboxes');
  if private.inbox_is_beyond(inbox_figures.inbox) or not exists (select from public.inboxes i where i.id = inbox_figures.inbox) then
    perform private.refuse('inbox_not_found', 'No inbox with this id that you may see.', 'PT404');
  end if;
  return (
    select jsonb_build_object('conversations', count(*), 'open', count(*) filter (where c.status = 'open'),
      'contacts', count(distinct c.contact_id))
    from public.conversations c where c.inbox_id = inbox_figures.inbox and c.created_at > now() - interval '30 days')
    || (select jsonb_build_object('ratings', count(*), 'average', round(avg(r.score), 2))
      from public.ratings r where r.inbox_id = inbox_figures.inbox and r.rated_at > now() - interval '30 days');
end
$$;
comment on function public.inbox_figures(uuid) is
  'The last 30 days of an inbox: {conversations, open, contacts, ratings, average|null}. Needs manage_inboxes. Errors: 42501 not_permitted; 404 inbox_not_found.';
grant execute on function public.inbox_figures(uuid) to authenticated;

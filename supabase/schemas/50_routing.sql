-- Routing, first page: which conversations wait for an agent, and in what order.
--
-- A conversation waits while it is open, has a team and no assignee. While it waits its row carries a
-- score; the claim (52_claim.sql) takes the highest. Waiting counts linearly, so the score of a row is
-- written once and stays in order while time passes: nothing is re-sorted, an index is read.

alter table public.teams
  add column routing text not null default 'balanced' check (routing in ('balanced', 'round_robin', 'manual'));
comment on column public.teams.routing is
  'How its conversations find an agent: balanced (fewest open first, within capacity), round_robin (in turn on arrival, capacity ignored), manual (not at all).';

alter table public.team_members add column capacity integer check (capacity between 0 and 500);
comment on column public.team_members.capacity is 'How many open conversations of this team at once; null where only the member''s own capacity counts.';

alter table public.conversations
  add column manual_priority smallint not null default 0 check (manual_priority between -100 and 100),
  add column urgent_at timestamptz,
  add column queued_at timestamptz,
  add column queue_score double precision,
  add column awaits_turn boolean not null default false,
  add column passed_by uuid references public.members (id),
  add column snoozed_by uuid references public.members (id),
  add column snooze_reason text not null default '' check (length(snooze_reason) <= 200),
  add column continues_id uuid references public.conversations (id);
comment on column public.conversations.priority is 'Copied from the category at the start, 0–100.';
comment on column public.conversations.manual_priority is 'What somebody added by hand, −100–100.';
alter table public.conversations add column total_priority smallint not null generated always as (priority + manual_priority) stored;
comment on column public.conversations.total_priority is 'priority + manual_priority, −100–200: what a list is sorted and narrowed by.';
create index conversations_by_priority on public.conversations (team_id, status, total_priority desc, last_message_at desc, id desc);
comment on column public.conversations.urgent_at is 'An instant the back office knows and that must not pass unanswered: a departure, a delivery.';
comment on column public.conversations.queued_at is 'When it began to wait for an agent; null while it has one, sleeps or is closed.';
comment on column public.conversations.queue_score is 'Its rank among the waiting of its team, in points: higher goes first. Null unless it waits.';
comment on column public.conversations.awaits_turn is 'It arrived, and round robin has not yet given it away; false after a move by hand.';
comment on column public.conversations.passed_by is 'The member who gave it back last: gets it again only when nobody else can take it.';
comment on column public.conversations.snoozed_until is 'When it wakes by itself; null with status "snoozed" means when the customer writes.';
comment on column public.conversations.snoozed_by is 'Who snoozed it: this member''s own replies and notes let it sleep.';
comment on column public.conversations.continues_id is 'The closed conversation that the customer went on writing in, too late to reopen it.';

create index conversations_queue on public.conversations (team_id, queue_score desc, id, category_id)
  where assignee_id is null and status = 'open';
create index conversations_urgent on public.conversations (urgent_at)
  where assignee_id is null and status = 'open' and urgent_at is not null;
create index conversations_passed_by on public.conversations (passed_by) where passed_by is not null;
create index conversations_snoozed_by on public.conversations (snoozed_by) where snoozed_by is not null;
create index conversations_continues_id on public.conversations (continues_id, number desc) where continues_id is not null;
create index conversations_wake on public.conversations (snoozed_until) where status = 'snoozed';

alter table public.inboxes add column reopen_within interval not null default '7 days' check (reopen_within >= interval '0');
comment on column public.inboxes.reopen_within is 'How long after the close a customer''s message reopens; later it starts a new conversation that continues the closed one.';

create table public.routing_formula (
  singleton boolean primary key default true check (singleton),
  category_priority double precision not null default 1 check (category_priority between 0 and 1000),
  manual_priority double precision not null default 2 check (manual_priority between 0 and 1000),
  company_importance double precision not null default 0.5 check (company_importance between 0 and 1000),
  per_minute_waiting double precision not null default 1 check (per_minute_waiting between 0.01 and 1000),
  urgency double precision not null default 100 check (urgency between 0 and 10000),
  urgency_horizon_hours integer not null default 24 check (urgency_horizon_hours between 1 and 720),
  updated_at timestamptz not null default now(),
  updated_by uuid references public.members (id)
);
comment on table public.routing_formula is
  'One row: what a point of priority, a point of importance, a minute of waiting and a near urgent_at are worth. Waiting is never worth nothing: so nobody waits for ever.';
create index routing_formula_updated_by on public.routing_formula (updated_by);

alter table public.routing_formula enable row level security;
create policy "members read the formula" on public.routing_formula for select to authenticated
  using ((select private.is_member()));
grant select on public.routing_formula to authenticated;
grant select, insert, update, delete on public.routing_formula to service_role;

create type private.score as (category double precision, manual double precision, company double precision, waiting double precision, urgency double precision);

-- Points of a conversation at an instant. What waiting is worth is counted from the instant `since`:
-- from a fixed one for the stored score, from the beginning of the wait for people.
create function private.score_parts(c public.conversations, formula public.routing_formula, at timestamptz) returns private.score
language plpgsql stable security definer set search_path = ''
as $$
declare
  parts private.score;
begin
  parts.category := formula.category_priority * c.priority;
  parts.manual := formula.manual_priority * c.manual_priority;
  parts.company := formula.company_importance * coalesce((
    select o.importance from public.contacts k join public.companies o on o.id = k.company_id where k.id = c.contact_id), 0);
  parts.waiting := formula.per_minute_waiting * extract(epoch from at - coalesce(c.waiting_since, c.queued_at, at)) / 60;
  -- In whole hours, so that two sweeps do not disagree about neighbours.
  parts.urgency := case when c.urgent_at is null then 0 else formula.urgency * least(1, greatest(0,
    1 - floor(extract(epoch from c.urgent_at - at) / 3600) / formula.urgency_horizon_hours)) end;
  return parts;
end
$$;
comment on function private.score_parts(public.conversations, public.routing_formula, timestamptz) is
  'The points of a conversation at an instant, part by part; waiting counts from when the customer began to wait.';

create function private.queue_score(c public.conversations, formula public.routing_formula) returns double precision
language plpgsql stable security definer set search_path = ''
as $$
declare
  parts private.score := private.score_parts(c, formula, now());
begin
  -- What everybody gains by waiting is left out: instead of now, waiting is counted to a fixed instant.
  return parts.category + parts.manual + parts.company + parts.urgency
    - formula.per_minute_waiting * extract(epoch from coalesce(c.waiting_since, c.queued_at, now()) - timestamptz '2026-01-01 00:00Z') / 60;
end
$$;
comment on function private.queue_score(public.conversations, public.routing_formula) is
  'What conversations.queue_score holds: points now, less what every waiting conversation gains per minute alike.';

create function private.keep_queue_score() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  formula public.routing_formula;
begin
  if new.assignee_id is not null then new.passed_by := null; end if;
  if new.status <> 'snoozed' then
    new.snoozed_until := null;
    new.snoozed_by := null;
    new.snooze_reason := '';
  end if;
  if new.status <> 'open' or new.assignee_id is not null or new.team_id is null then
    new.queued_at := null;
    new.queue_score := null;
    new.awaits_turn := false;
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.queued_at := now();
    new.awaits_turn := true;
  elsif old.queued_at is null or old.team_id is distinct from new.team_id then
    new.queued_at := now();
    new.awaits_turn := old.status <> 'open';
  end if;
  select f.* into formula from public.routing_formula f;
  new.queue_score := private.queue_score(new, formula);
  return new;
end
$$;
comment on function private.keep_queue_score() is 'Before trigger of conversations: whoever waits has a score and since when, nobody else has; what is awake has nothing left of its sleep.';
create trigger conversations_keep_queue_score
  before insert or update of status, assignee_id, team_id, category_id, priority, manual_priority, waiting_since, urgent_at, contact_id
  on public.conversations for each row execute function private.keep_queue_score();

-- The formula or a company's importance changed, or an instant came nearer: scores follow.
create function private.rescore(teams uuid[] default null, contact_ids uuid[] default null) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  changed integer;
begin
  update public.conversations c set queue_score = private.queue_score(c, f)
  from public.routing_formula f
  where c.assignee_id is null and c.status = 'open' and c.team_id is not null
    and (rescore.teams is null or c.team_id = any (rescore.teams))
    and (rescore.contact_ids is null or c.contact_id = any (rescore.contact_ids))
    and c.queue_score is distinct from private.queue_score(c, f);
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function private.rescore(uuid[], uuid[]) is 'Writes the scores of the waiting anew, of some teams or contacts or all; returns how many changed.';

create function private.rescore_urgent() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  changed integer;
begin
  update public.conversations c set queue_score = private.queue_score(c, f)
  from public.routing_formula f
  where c.assignee_id is null and c.status = 'open' and c.team_id is not null and c.urgent_at is not null
    and c.urgent_at < now() + make_interval(hours => f.urgency_horizon_hours)
    and c.queue_score is distinct from private.queue_score(c, f);
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function private.rescore_urgent() is 'Scores anew what has an urgent_at inside the horizon: it counts more with every hour. For the sweep.';

create function private.rescore_company() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.rescore(null, case tg_table_name
    when 'companies' then (select array_agg(k.id) from public.contacts k where k.company_id = new.id)
    else array[new.id] end);
  return null;
end
$$;
comment on function private.rescore_company() is 'After trigger of companies and contacts: a changed importance or employer reaches the waiting.';
create trigger companies_rescore after update of importance on public.companies
  for each row when (old.importance is distinct from new.importance) execute function private.rescore_company();
create trigger contacts_rescore after update of company_id on public.contacts
  for each row when (old.company_id is distinct from new.company_id) execute function private.rescore_company();

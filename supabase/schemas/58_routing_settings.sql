-- What admins set: how teams are routed, their hours, who handles what, and the formula.

create function private.routed_team(team uuid) returns public.teams
language plpgsql security definer set search_path = ''
as $$
declare
  found public.teams;
begin
  select t.* into found from public.teams t where t.id = routed_team.team and t.archived_at is null
    and (private.my_scope() = 'all' or t.id = any (private.my_team_ids())) for no key update;
  if found.id is null then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  return found;
end
$$;
comment on function private.routed_team(uuid) is 'Row lock of a team in the caller''s scope; refuses with 404 team_not_found.';

create function public.update_team_routing(team uuid, routing text, alert_queue_length integer default null, alert_oldest_minutes integer default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  changed public.teams;
  was jsonb;
begin
  if private.admin('manage_routing', 'update_team_routing') is null then return private.refused(); end if;
  was := to_jsonb(private.routed_team(update_team_routing.team));
  if coalesce(update_team_routing.routing, '') not in ('balanced', 'round_robin', 'manual') then
    perform private.refuse('routing_unknown', 'balanced, round_robin or manual.');
  end if;
  if update_team_routing.alert_queue_length not between 1 and 100000 or update_team_routing.alert_oldest_minutes not between 1 and 10080 then
    perform private.refuse('threshold_invalid', 'From 1; the queue to 100000, minutes to 10080.');
  end if;
  update public.teams t set routing = update_team_routing.routing, alert_queue_length = update_team_routing.alert_queue_length,
    alert_oldest_minutes = update_team_routing.alert_oldest_minutes
  where t.id = update_team_routing.team returning * into changed;
  perform private.audit('routing_changed', 'team', changed.id,
    private.changed_columns(was, to_jsonb(changed), array['routing', 'alert_queue_length', 'alert_oldest_minutes']));
  perform private.route_soon(changed.id);
  return to_jsonb(changed);
end
$$;
comment on function public.update_team_routing(uuid, text, integer, integer) is
  'How a team''s conversations find an agent, and its thresholds (null: no alert). Returns the team''s row. Needs manage_routing. Errors: 403 not_permitted; 404 team_not_found; 400 routing_unknown, threshold_invalid.';

create function public.set_team_hours(team uuid, time_zone text, hours jsonb default '[]', holidays jsonb default '[]') returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('manage_routing', 'set_team_hours') is null then return private.refused(); end if;
  perform private.routed_team(set_team_hours.team);
  if not exists (select from pg_catalog.pg_timezone_names z where z.name = set_team_hours.time_zone) then
    perform private.refuse('time_zone_unknown', 'No time zone of this name.');
  end if;
  if private.hours_are_wrong(coalesce(hours, '[]'), coalesce(holidays, '[]')) then
    perform private.refuse('hours_invalid', 'Weekdays 1 to 7, opening before closing, no overlaps, days as YYYY-MM-DD, each once.');
  end if;
  update public.teams t set time_zone = set_team_hours.time_zone where t.id = set_team_hours.team;
  delete from public.team_hours h where h.team_id = set_team_hours.team;
  insert into public.team_hours (team_id, weekday, opens, closes)
  select set_team_hours.team, (h ->> 'weekday')::smallint, (h ->> 'opens')::time, (h ->> 'closes')::time
  from jsonb_array_elements(coalesce(hours, '[]')) h;
  delete from public.team_holidays o where o.team_id = set_team_hours.team;
  insert into public.team_holidays (team_id, day, name)
  select set_team_hours.team, (o ->> 'day')::date, left(coalesce(o ->> 'name', ''), 80) from jsonb_array_elements(coalesce(holidays, '[]')) o;
  perform private.audit('routing_changed', 'team', set_team_hours.team,
    jsonb_build_object('hours', jsonb_build_object('to', hours), 'holidays', jsonb_build_object('to', holidays), 'time_zone', jsonb_build_object('to', time_zone)));
  perform private.tell_places_soon(set_team_hours.team);
  return jsonb_build_object('time_zone', time_zone, 'hours', coalesce(hours, '[]'), 'holidays', coalesce(holidays, '[]'));
end
$$;
comment on function public.set_team_hours(uuid, text, jsonb, jsonb) is
  'Replaces a team''s zone, hours [{weekday 1–7, opens, closes}] and holidays [{day, name}]; returns them. No hours: always open. Needs manage_routing. Errors: 403 not_permitted; 404 team_not_found; 400 time_zone_unknown, hours_invalid.';

create function private.hours_are_wrong(hours jsonb, holidays jsonb) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  if jsonb_typeof(hours) <> 'array' or jsonb_typeof(holidays) <> 'array' then return true; end if;
  if exists (
    select from jsonb_array_elements(hours) h
    where not coalesce(h ->> 'weekday' ~ '^[1-7]$' and pg_input_is_valid(h ->> 'opens', 'time') and pg_input_is_valid(h ->> 'closes', 'time'), false)
  ) or exists (
    select from jsonb_array_elements(holidays) o where not coalesce(pg_input_is_valid(o ->> 'day', 'date'), false)
  ) then return true; end if;
  return exists (
    select from jsonb_array_elements(hours) with ordinality a (h, n)
    where (a.h ->> 'closes')::time <= (a.h ->> 'opens')::time or exists (
      select from jsonb_array_elements(hours) with ordinality b (h, n)
      where b.n > a.n and a.h ->> 'weekday' = b.h ->> 'weekday'
        and (a.h ->> 'opens')::time < (b.h ->> 'closes')::time and (b.h ->> 'opens')::time < (a.h ->> 'closes')::time)
  ) or (select count(*) > count(distinct (o ->> 'day')::date) from jsonb_array_elements(holidays) o);
end
$$;
comment on function private.hours_are_wrong(jsonb, jsonb) is 'Is something in these hours and holidays malformed, reversed, overlapping or said twice?';

create function public.set_team_member_capacity(team uuid, member uuid, capacity integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('manage_routing', 'set_team_member_capacity') is null then return private.refused(); end if;
  perform private.routed_team(set_team_member_capacity.team);
  if set_team_member_capacity.capacity not between 0 and 500 then
    perform private.refuse('capacity_invalid', 'Between 0 and 500 open conversations.');
  end if;
  update public.team_members t set capacity = set_team_member_capacity.capacity
  where t.team_id = set_team_member_capacity.team and t.member_id = set_team_member_capacity.member;
  if not found then
    perform private.refuse('member_not_found', 'Not a member of this team.', 'PT404');
  end if;
  return '{}';
end
$$;
comment on function public.set_team_member_capacity(uuid, uuid, integer) is
  'How many open conversations of one team a member takes at once; null: only the member''s own capacity counts. Needs manage_routing. Errors: 403 not_permitted; 404 team_not_found, member_not_found; 400 capacity_invalid.';

create function public.set_member_categories(member uuid, categories uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  was uuid[];
begin
  if private.admin('manage_routing', 'set_member_categories') is null then return private.refused(); end if;
  if not exists (
    select from public.members m where m.id = set_member_categories.member and m.deactivated_at is null
      and (private.my_scope() = 'all' or exists (
        select from public.team_members t where t.member_id = m.id and t.team_id = any (private.my_team_ids())))) then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  categories := coalesce(array_remove(set_member_categories.categories, null), '{}');
  if exists (select from unnest(categories) c where not exists (select from public.categories g where g.id = c)) then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  select array_agg(h.category_id) into was from public.member_categories h where h.member_id = set_member_categories.member;
  delete from public.member_categories h where h.member_id = set_member_categories.member and h.category_id <> all (categories);
  insert into public.member_categories (member_id, category_id)
  select set_member_categories.member, c from unnest(categories) c on conflict do nothing;
  perform private.audit('routing_changed', 'member', set_member_categories.member,
    jsonb_build_object('categories', jsonb_build_object('from', was, 'to', categories)));
  perform private.route_soon_for(set_member_categories.member);
  return '{}';
end
$$;
comment on function public.set_member_categories(uuid, uuid[]) is
  'Which categories a member handles; none: everything. Needs manage_routing. Errors: 403 not_permitted; 404 member_not_found, category_not_found.';

create function public.update_inbox_reopening(inbox uuid, minutes integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('manage_routing', 'update_inbox_reopening') is null then return private.refused(); end if;
  if minutes is null or minutes not between 0 and 527040 then
    perform private.refuse('reopening_invalid', 'From 0 minutes to a year.');
  end if;
  update public.inboxes i set reopen_within = make_interval(mins => minutes) where i.id = update_inbox_reopening.inbox;
  if not found then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  perform private.audit('routing_changed', 'inbox', update_inbox_reopening.inbox, jsonb_build_object('reopen_minutes', jsonb_build_object('to', minutes)));
  return '{}';
end
$$;
comment on function public.update_inbox_reopening(uuid, integer) is
  'For how many minutes after its close a customer''s message reopens a conversation of this inbox. Needs manage_routing. Errors: 403 not_permitted; 404 inbox_not_found; 400 reopening_invalid.';

-- The formula -----------------------------------------------------------------------------------

create function private.formula_of(weights jsonb) returns public.routing_formula
language plpgsql stable security definer set search_path = ''
as $$
declare
  formula public.routing_formula;
begin
  begin
    select f.* into formula from public.routing_formula o cross join lateral jsonb_populate_record(o, coalesce(weights, '{}') - 'singleton' - 'updated_by' - 'updated_at') f;
  exception when data_exception then formula := null;
  end;
  if not coalesce(formula.category_priority between 0 and 1000 and formula.manual_priority between 0 and 1000
    and formula.company_importance between 0 and 1000 and formula.per_minute_waiting between 0.01 and 1000
    and formula.urgency between 0 and 10000 and formula.urgency_horizon_hours between 1 and 720, false) then
    perform private.refuse('formula_invalid', 'Points are numbers from 0, a minute of waiting is worth at least 0.01, the horizon is 1 to 720 hours.');
  end if;
  return formula;
end
$$;
comment on function private.formula_of(jsonb) is 'The formula with some weights replaced. Error: 400 formula_invalid.';

create function public.preview_routing_formula(weights jsonb, team uuid default null, rows integer default 20) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  today public.routing_formula;
  proposed public.routing_formula;
  scope public.access_scope := private.my_scope();
  -- All of them wait: who sees the unassigned of a team sees them.
  mine uuid[] := private.my_visible_team_ids() || private.my_unassigned_team_ids();
begin
  perform private.require_reading('manage_routing');
  select f.* into today from public.routing_formula f;
  proposed := private.formula_of(weights);
  return (
    select coalesce(jsonb_agg(to_jsonb(r) order by r.place_then), '[]') from (
      select w.id as conversation_id, w.number, w.contact_name, w.team_id, w.waiting_since,
        row_number() over (partition by w.team_id order by w.queue_score desc, w.id) as place_now,
        row_number() over (partition by w.team_id order by private.queue_score(w, proposed) desc, w.id) as place_then,
        private.points(private.score_parts(w, today, now())) as score_now,
        private.points(private.score_parts(w, proposed, now())) as score_then,
        to_jsonb(private.score_parts(w, proposed, now())) as parts_then
      from public.conversations w
      where w.assignee_id is null and w.status = 'open' and w.team_id is not null
        and (preview_routing_formula.team is null or w.team_id = preview_routing_formula.team)
        and (scope = 'all' or w.team_id = any (mine))
      limit 2000) r
    where least(r.place_now, r.place_then) <= least(greatest(coalesce(rows, 20), 1), 200));
end
$$;
comment on function public.preview_routing_formula(jsonb, uuid, integer) is
  'The first of each queue as they would stand with other weights, changing nothing: [{conversation_id, number, contact_name, team_id, waiting_since, place_now, place_then, score_now, score_then, parts_then}]. Errors: 42501 not_permitted (manage_routing), 400 formula_invalid.';

create function private.points(parts private.score) returns double precision
language sql immutable set search_path = ''
as $$ select parts.category + parts.manual + parts.company + parts.waiting + parts.urgency $$;
comment on function private.points(private.score) is 'The sum of the parts.';

create function public.update_routing_formula(weights jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.admin('manage_routing', 'update_routing_formula');
  was jsonb;
  formula public.routing_formula;
begin
  if me is null then return private.refused(); end if;
  select to_jsonb(f) into was from public.routing_formula f for update;
  formula := private.formula_of(weights);
  update public.routing_formula f set category_priority = formula.category_priority, manual_priority = formula.manual_priority,
    company_importance = formula.company_importance, per_minute_waiting = formula.per_minute_waiting, urgency = formula.urgency,
    urgency_horizon_hours = formula.urgency_horizon_hours, updated_at = now(), updated_by = me
  returning f.* into formula;
  perform private.rescore();
  perform private.audit('routing_changed', 'formula', null, private.changed_columns(was, to_jsonb(formula),
    array['category_priority', 'manual_priority', 'company_importance', 'per_minute_waiting', 'urgency', 'urgency_horizon_hours']));
  perform private.tell_places_soon(t.id) from public.teams t where t.archived_at is null;
  return to_jsonb(formula);
end
$$;
comment on function public.update_routing_formula(jsonb) is
  'Replaces weights of the formula and scores everything that waits anew; returns the formula. Needs manage_routing. Errors: 403 not_permitted, 400 formula_invalid.';

grant execute on function public.update_team_routing(uuid, text, integer, integer), public.set_team_hours(uuid, text, jsonb, jsonb),
  public.set_team_member_capacity(uuid, uuid, integer), public.set_member_categories(uuid, uuid[]), public.update_inbox_reopening(uuid, integer),
  public.preview_routing_formula(jsonb, uuid, integer), public.update_routing_formula(jsonb) to authenticated;

-- What goes first, by hand ------------------------------------------------------------------------

create function public.set_priority(conversation uuid, priority integer) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(set_priority.conversation);
begin
  if set_priority.priority is null or set_priority.priority not between -100 and 100 then
    perform private.refuse('priority_invalid', 'From -100 to 100.');
  end if;
  if locked.manual_priority = set_priority.priority then return; end if;
  update public.conversations c set manual_priority = set_priority.priority where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_priority_set', 'member', me,
    jsonb_build_object('priority', set_priority.priority, 'from', locked.manual_priority));
end
$$;
comment on function public.set_priority(uuid, integer) is
  'Sets what a person adds to a conversation''s priority, -100 to 100. Errors: 42501 not_permitted (assign), 404 conversation_not_found, 400 priority_invalid.';

create function public.set_urgent_at(conversation uuid, urgent_at timestamptz) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  is_back_office boolean := coalesce(private.claims() ->> 'role' = 'service_role', false);
  me uuid;
  locked public.conversations;
begin
  if is_back_office then
    select c.* into locked from public.conversations c where c.id = set_urgent_at.conversation for no key update;
    if locked.id is null then
      perform private.refuse('conversation_not_found', 'No conversation with this id.', 'PT404');
    end if;
  else
    me := private.require_permission('assign');
    locked := private.lock_conversation(set_urgent_at.conversation);
  end if;
  if locked.urgent_at is not distinct from set_urgent_at.urgent_at then return; end if;
  update public.conversations c set urgent_at = set_urgent_at.urgent_at where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_urgency_set',
    case when is_back_office then 'system' else 'member' end::public.actor_kind, me, jsonb_build_object('urgent_at', set_urgent_at.urgent_at));
end
$$;
comment on function public.set_urgent_at(uuid, timestamptz) is
  'Says by when a conversation must be answered (a departure); null takes it back. For the back office (service role) and members with assign. Errors: 42501 not_permitted, 404 conversation_not_found.';
grant execute on function public.set_priority(uuid, integer) to authenticated;
grant execute on function public.set_urgent_at(uuid, timestamptz) to authenticated, service_role;

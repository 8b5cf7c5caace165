-- Routing, third page: the claim. One statement takes the waiting conversation with the highest score
-- that somebody can take, and gives it to whom it suits best; nobody else can take either meanwhile.

-- Planned once: left to itself Postgres plans this statement anew for every claim, which takes longer than the claim.
create function private.claim_next(team uuid, rule text) returns uuid
language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_generic_plan'
as $$
declare
  claimed uuid;
begin
  with free as materialized (
    select a.*, case rule when 'balanced' then a.open_count end as fewest,
      case rule when 'balanced' then a.last_assigned_at else a.team_last_assigned_at end as longest
    from private.agents a
    where a.team_id = claim_next.team and a.is_available and (rule = 'round_robin' or a.has_room)
  ), next as materialized (
    select c.id, c.category_id, c.passed_by, c as conversation from public.conversations c
    where c.team_id = claim_next.team and c.assignee_id is null and c.status = 'open' and (rule = 'balanced' or c.awaits_turn)
      and exists (select from free f where f.handles is null or c.category_id is null or c.category_id = any (f.handles))
    order by c.queue_score desc, c.id
    limit 1 for update of c skip locked
  ), best as materialized (
    -- Somebody may have got another conversation since this statement began to look: what the lock finds counts.
    select f.member_id, f.capacity, l.open_count, l.last_assigned_at
    from next n
    join free f on f.handles is null or n.category_id is null or n.category_id = any (f.handles)
    join private.member_loads l on l.member_id = f.member_id
    join private.team_loads o on o.team_id = f.team_id and o.member_id = f.member_id
    where rule = 'round_robin' or (l.open_count < f.capacity and (f.team_capacity is null or o.open_count < f.team_capacity))
    order by f.is_primary desc, f.member_id is not distinct from n.passed_by, f.fewest, f.longest nulls first, f.member_id
    limit 1 for update of l, o skip locked
  ), taken as (
    update public.conversations c set assignee_id = b.member_id, position = c.position + 1, updated_at = now()
    from next n, best b where c.id = n.id
    returning c.id, c.position
  )
  insert into public.conversation_events (conversation_id, position, type, actor_kind, payload)
  select t.id, t.position, 'conversation_assigned', 'system', jsonb_build_object(
    'member_id', b.member_id, 'from_member_id', null, 'reason', 'routed', 'rule', rule,
    'score', round((p.category + p.manual + p.company + p.waiting + p.urgency)::numeric, 1),
    'parts', jsonb_build_object('category', round(p.category::numeric, 1), 'manual', round(p.manual::numeric, 1),
      'company', round(p.company::numeric, 1), 'waiting', round(p.waiting::numeric, 1), 'urgency', round(p.urgency::numeric, 1)),
    'waiting_seconds', round(extract(epoch from now() - coalesce((n.conversation).waiting_since, (n.conversation).queued_at))),
    'open', b.open_count, 'capacity', b.capacity,
    'idle_seconds', round(extract(epoch from now() - b.last_assigned_at)))
  from taken t, next n, best b, public.routing_formula f
  cross join lateral private.score_parts(n.conversation, f, now()) p
  returning conversation_id into claimed;
  return claimed;
end
$$;
comment on function private.claim_next(uuid, text) is
  'One claim: the first waiting conversation of a team that an eligible member can take, to the one with the fewest open, then the longest without. Its event says why. Returns its id, null where nothing can be given now.';

-- Is there something to give to somebody, were nothing locked? Says the same as the claim, without taking.
create function private.can_claim(team uuid, rule text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from private.agents a
    where a.team_id = can_claim.team and a.is_available and (rule = 'round_robin' or a.has_room)
      and exists (
        select from public.conversations c
        where c.team_id = can_claim.team and c.assignee_id is null and c.status = 'open' and (rule = 'balanced' or c.awaits_turn)
          and (a.handles is null or c.category_id is null or c.category_id = any (a.handles))));
end
$$;
comment on function private.can_claim(uuid, text) is 'Would the claim find a conversation and a member for it, if no other transaction held either?';

create function private.route_team(team uuid, most integer default 20) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  rule text;
  claims integer := 0;
begin
  -- One at a time per team: so the order of the commits is the order of the scores.
  perform pg_advisory_xact_lock(hashtextextended('routing:' || team, 0));
  -- Jobs whose transactions this one already sees have nothing left to do. They go when this commits.
  delete from pgboss.job j using (
    select w.id from pgboss.job w
    where w.name = 'routing/route-team' and w.state = 'created' and w.singleton_key = team::text and w.start_after <= now()
    for update skip locked) covered
  where j.name = 'routing/route-team' and j.id = covered.id;
  select t.routing into rule from public.teams t where t.id = team and t.archived_at is null;
  if rule is null or rule = 'manual' then
    -- Nothing is given out, but whoever waits and whoever watches hears that the queue has changed.
    perform private.tell_places_soon(route_team.team);
    return jsonb_build_object('claimed', 0, 'again', false);
  end if;
  perform set_config('otklik.routing', 'on', true);
  while claims < most and private.claim_next(team, rule) is not null loop
    claims := claims + 1;
  end loop;
  perform set_config('otklik.routing', '', true);
  perform private.tell_places_soon(route_team.team);
  return jsonb_build_object('claimed', claims, 'again', claims = most or private.can_claim(team, rule));
end
$$;
comment on function private.route_team(uuid, integer) is
  'Gives up to `most` waiting conversations of a team to its members. Returns {claimed, again}: again where more could be given, or what could be given is locked at the moment. For the job routing/route-team and the sweep.';

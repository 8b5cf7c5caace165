-- The queues, for operators: what waits, what failed, one job at a time.

create function public.queue_overview() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_reading('manage_queues');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('name', q.name,
      'waiting', coalesce(j.waiting, 0), 'deferred', coalesce(j.deferred, 0), 'active', coalesce(j.active, 0), 'retrying', coalesce(j.retrying, 0),
      'failed', coalesce(j.failed, 0), 'dead', (select count(*) from pgboss.job d where d.name = q.dead_letter and d.state < 'active'),
      'oldest_seconds', j.oldest, 'completed_last_hour', coalesce(j.completed, 0)) order by q.name), '[]')
    from pgboss.queue q
    left join lateral (
      select count(*) filter (where w.state = 'created' and w.start_after <= now()) as waiting,
        count(*) filter (where w.state = 'created' and w.start_after > now()) as deferred,
        count(*) filter (where w.state = 'active') as active,
        count(*) filter (where w.state = 'retry') as retrying,
        count(*) filter (where w.state = 'failed') as failed,
        count(*) filter (where w.state = 'completed' and w.completed_on > now() - interval '1 hour') as completed,
        extract(epoch from now() - min(w.start_after) filter (where w.state = 'created' and w.start_after <= now()))::integer as oldest
      from pgboss.job w where w.name = q.name) j on true
    where q.name not like '\_\_pgboss%' and q.name not like '%/dead');
end
$$;
comment on function public.queue_overview() is
  'Each queue: [{name, waiting, deferred, active, retrying, failed, dead, oldest_seconds, completed_last_hour}]; dead are its dead letters. Errors: 42501 not_a_member, not_permitted (manage_queues).';

create function public.queue_jobs(queue text, state text, page_size integer default 50) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  place text := case when state = 'dead' then queue || '/dead' else queue end;
begin
  perform private.require_reading('manage_queues');
  if not exists (select from pgboss.queue q where q.name = place and q.name not like '\_\_pgboss%') then
    perform private.refuse('queue_not_found', 'No queue with this name.', 'PT404');
  end if;
  return (
    select coalesce(jsonb_agg(to_jsonb(r) order by r.created_at desc), '[]') from (
      select j.id, j.name as queue, queue_jobs.state as state, j.data as payload, j.created_on as created_at, j.start_after as run_at,
        j.started_on as started_at, j.completed_on as completed_at, j.retry_count, j.retry_limit,
        left(coalesce(j.output ->> 'message', j.source_output ->> 'message'), 500) as error
      from pgboss.job j
      where j.name = place and case queue_jobs.state
        when 'waiting' then j.state = 'created' and j.start_after <= now()
        when 'deferred' then j.state = 'created' and j.start_after > now()
        when 'active' then j.state = 'active'
        when 'retrying' then j.state = 'retry'
        when 'failed' then j.state = 'failed'
        when 'completed' then j.state = 'completed'
        when 'dead' then j.state < 'active' else false end
      order by j.created_on desc limit least(greatest(coalesce(page_size, 50), 1), 200)) r);
end
$$;
comment on function public.queue_jobs(text, text, integer) is
  'The newest jobs (≤ 200) of a queue in a state: waiting, deferred, active, retrying, failed, completed or dead. [{id, queue, state, payload, created_at, run_at, started_at, completed_at, retry_count, retry_limit, error}]. Errors: 42501 not_permitted (manage_queues), 404 queue_not_found.';

-- A job as an operator may touch it: not while it runs.
create function private.lock_job(queue text, job uuid) returns pgboss.job
language plpgsql security definer set search_path = ''
as $$
declare
  found pgboss.job;
begin
  select j.* into found from pgboss.job j
  where j.name = lock_job.queue and j.id = lock_job.job and j.name not like '\_\_pgboss%' for update;
  if found.id is null then
    perform private.refuse('job_not_found', 'No job with this id in this queue.', 'PT404');
  end if;
  if found.state = 'active' then
    perform private.refuse('job_active', 'It runs at this moment.', 'PT409');
  end if;
  return found;
end
$$;
comment on function private.lock_job(text, uuid) is 'Row lock of a job that does not run. Errors: 404 job_not_found, 409 job_active.';

create function public.retry_job(queue text, job uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  locked pgboss.job;
  home text;
begin
  if private.admin('manage_queues', 'retry_job') is null then return private.refused(); end if;
  locked := private.lock_job(retry_job.queue, retry_job.job);
  -- A dead letter goes back to the queue it died in.
  home := coalesce((select q.name from pgboss.queue q where q.dead_letter = locked.name), locked.name);
  if locked.state in ('created', 'retry') and home = locked.name then
    update pgboss.job j set start_after = now() where j.name = locked.name and j.id = locked.id;
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), home);
  else
    perform private.enqueue(home, locked.data, locked.singleton_key);
    delete from pgboss.job j where j.name = locked.name and j.id = locked.id;
  end if;
  return '{}';
end
$$;
comment on function public.retry_job(text, uuid) is
  'Runs a failed, dead, put off or waiting job now. Needs manage_queues. Errors: 403 not_permitted; 404 job_not_found; 409 job_active.';

create function public.drop_job(queue text, job uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  locked pgboss.job;
begin
  if private.admin('manage_queues', 'drop_job') is null then return private.refused(); end if;
  locked := private.lock_job(drop_job.queue, drop_job.job);
  delete from pgboss.job j where j.name = locked.name and j.id = locked.id;
  return '{}';
end
$$;
comment on function public.drop_job(text, uuid) is
  'Removes a job that does not run. Needs manage_queues. Errors: 403 not_permitted; 404 job_not_found; 409 job_active.';
grant execute on function public.queue_overview(), public.queue_jobs(text, text, integer), public.retry_job(text, uuid), public.drop_job(text, uuid) to authenticated;

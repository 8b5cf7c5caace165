-- Work for later: pg-boss on the same database, filled in the transaction that made the work.

-- A bare insert into pgboss.job silently loses the queue's policy, retries and dead letter: copy them.
create function private.enqueue(queue text, payload jsonb, singleton text default null, run_at timestamptz default now()) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  made uuid;
begin
  insert into pgboss.job (name, data, singleton_key, start_after, policy, retry_limit, retry_delay, retry_backoff,
    retry_delay_max, expire_seconds, deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
  select q.name, payload, singleton, run_at, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff,
    q.retry_delay_max, q.expire_seconds, q.deletion_seconds, run_at + make_interval(secs => q.retention_seconds), q.dead_letter, q.heartbeat_seconds
  from pgboss.queue q where q.name = enqueue.queue
  on conflict do nothing
  returning id into made;
  if made is not null and run_at <= now() then
    -- The channel pg-boss listens on: plans.js, notifyChannelSql. Without it a job waits for the next poll.
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), enqueue.queue);
  end if;
  if made is null and not exists (select from pgboss.queue q where q.name = enqueue.queue) then
    raise exception using message = 'queue_not_found', detail = format('No queue %L: the worker makes them from lib/queue/contract.ts.', queue), errcode = 'P0002';
  end if;
  return made;
end
$$;
comment on function private.enqueue(text, jsonb, text, timestamptz) is
  'Adds a job to a pg-boss queue with the queue''s own settings, in the caller''s transaction. Returns its id, or null where the queue''s policy already holds one for this singleton. Error: P0002 queue_not_found.';

-- Something the team said may stay unread: look again in three minutes, and mail it then.
create function private.watch_unread() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (
    select from public.conversations c join public.contacts k on k.id = c.contact_id
    where c.id = new.conversation_id and k.email is not null
  ) then
    perform private.enqueue('messages/mail-unread', jsonb_build_object('conversation_id', new.conversation_id),
      new.conversation_id::text, now() + interval '3 minutes');
  end if;
  return null;
end
$$;
comment on function private.watch_unread() is 'After-insert trigger of messages of the team: one job per conversation looks three minutes later whether the customer has read.';
create trigger messages_watch_unread after insert on public.messages
  for each row when (new.author_kind = 'member') execute function private.watch_unread();

-- A mention that its member has not seen two minutes later is mailed.
create function private.watch_mention() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('mentions/mail-mention', jsonb_build_object('note_id', new.note_id, 'member_id', new.member_id),
    new.note_id || ':' || new.member_id, now() + interval '2 minutes');
  return null;
end
$$;
comment on function private.watch_mention() is 'After-insert trigger of mentions: a job looks two minutes later whether the member has seen it, and mails it if not.';
create trigger mentions_watch after insert on public.mentions
  for each row execute function private.watch_mention();

-- What was sent outside, so that a repeated job does not send it again.
create table public.sent_mails (
  key text primary key check (length(key) between 3 and 200),
  conversation_id uuid references public.conversations (id) on delete set null,
  recipient text not null,
  claimed_at timestamptz not null default now(),
  sent_at timestamptz
);
comment on table public.sent_mails is 'One row per mail the desk sends, claimed before the sending and stamped after: a job that runs twice mails once.';
create index sent_mails_conversation_id on public.sent_mails (conversation_id);
alter table public.sent_mails enable row level security;
create policy "nobody reads sent mails through the API" on public.sent_mails for select to authenticated using (false);
grant select, insert, update, delete on public.sent_mails to service_role;

create table public.worker_beats (
  worker_id text primary key,
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now()
);
comment on table public.worker_beats is 'Each worker stamps its row every few seconds; health asks for the newest.';
alter table public.worker_beats enable row level security;
create policy "nobody reads worker beats through the API" on public.worker_beats for select to authenticated using (false);
grant select, insert, update, delete on public.worker_beats to service_role;

create function public.platform_health() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('worker_beat_seconds',
    (select extract(epoch from now() - max(b.beat_at))::float8 from public.worker_beats b))
$$;
comment on function public.platform_health() is '{worker_beat_seconds}: how long ago a worker last said it lives, in seconds; null where none ever did. Service role only.';
revoke execute on function public.platform_health() from public, anon, authenticated;
grant execute on function public.platform_health() to service_role;

-- No verb is for strangers: a database that grants new functions to everybody by default is put right.
revoke execute on all functions in schema public, private from public, anon;

-- Realtime: the database's side of Supabase Realtime, for databases that Supabase does not run.
--
-- Same names, signatures, grants and behaviour as upstream (supabase/realtime, tenant migrations up
-- to 2026-08), so that policies on realtime.messages and calls of realtime.send move to a hosted
-- project unchanged. postgres_changes and everything that serves only it are left out.
--
-- Applied by a superuser after platform.sql (which makes the roles); may be applied again at any time.

create schema if not exists realtime;
grant usage on schema realtime to postgres, anon, authenticated, service_role;
grant all on schema realtime to supabase_realtime_admin with grant option;

-- ------------------------------------------------------------------------------------ the table

create table if not exists realtime.messages (
  topic          text not null,
  extension      text not null,
  payload        jsonb,
  event          text,
  private        boolean default false,
  -- Upstream writes now() and runs its servers in UTC. Here the server's time zone is the machine's,
  -- and without the conversion a row would land in the wrong day's partition.
  updated_at     timestamp not null default (now() at time zone 'utc'),
  inserted_at    timestamp not null default (now() at time zone 'utc'),
  id             uuid not null default gen_random_uuid(),
  binary_payload bytea,
  constraint messages_pkey primary key (id, inserted_at)
) partition by range (inserted_at);

comment on table realtime.messages is
  'One row per broadcast sent from SQL, kept three days. Row-level security on it decides who may '
  'join (select) and who may send (insert) on the private topic that realtime.topic() names.';

create index if not exists messages_inserted_at_topic_index
  on realtime.messages (inserted_at desc, topic)
  where extension = 'broadcast' and private is true;

alter table realtime.messages enable row level security;

-- Catches a row whose day has no partition yet: without it realtime.send would swallow the error and
-- the broadcast would be lost in silence.
create table if not exists realtime.messages_default partition of realtime.messages default;
alter table realtime.messages_default enable row level security;

-- ----------------------------------------------------------------------------------- partitions

-- Creates the partition of one UTC day unless it is there. Attaching a finished table (rather than
-- `create … partition of`) takes no lock that an insert waits for. Rows of that day that fell into
-- the default partition move along, or the attachment would be refused.
create or replace function realtime.create_messages_partition(day date) returns void
language plpgsql set search_path = '' as $$
declare
  partition_name text := 'messages_' || to_char(day, 'YYYY_MM_DD');
begin
  if to_regclass('realtime.' || quote_ident(partition_name)) is not null then
    return;
  end if;
  execute format('create table realtime.%I (like realtime.messages including all)', partition_name);
  execute format(
    'with moved as (
       delete from realtime.messages_default
       where inserted_at >= %L and inserted_at < %L
       returning *
     ) insert into realtime.%I select * from moved',
    day, day + 1, partition_name
  );
  execute format('alter table realtime.%I enable row level security', partition_name);
  execute format('alter table realtime.%I owner to supabase_realtime_admin', partition_name);
  execute format(
    'alter table realtime.messages attach partition realtime.%I for values from (%L) to (%L)',
    partition_name, day, day + 1
  );
end;
$$;

-- Partitions from yesterday to three days ahead exist; those of more than three days ago are gone.
-- The Realtime server calls this when it starts and every hour. One caller at a time.
-- Dropping waits for readers, and inserts wait for it: after two seconds it gives up and raises.
create or replace function realtime.maintain_messages_partitions() returns void
language plpgsql set search_path = '' set lock_timeout = '2s' as $$
declare
  today date := (now() at time zone 'utc')::date;
  old_partition regclass;
begin
  perform pg_advisory_xact_lock(hashtext('realtime.maintain_messages_partitions'));
  for ahead in -1..3 loop
    perform realtime.create_messages_partition(today + ahead);
  end loop;
  for old_partition in
    select inhrelid::regclass
    from pg_catalog.pg_inherits
    join pg_catalog.pg_class partition on partition.oid = inhrelid
    where inhparent = 'realtime.messages'::regclass
      and partition.relname ~ '^messages_\d{4}_\d{2}_\d{2}$'
      and to_date(substr(partition.relname, 10), 'YYYY_MM_DD') < today - 3
  loop
    execute format('drop table %s', old_partition);
  end loop;
  delete from realtime.messages_default where inserted_at < (today - 3)::timestamp;
end;
$$;

revoke execute on function realtime.create_messages_partition(date) from public;
revoke execute on function realtime.maintain_messages_partitions() from public;

do $$ begin perform realtime.maintain_messages_partitions(); end $$;

-- ------------------------------------------------------------------------------------ functions

-- The topic that is being joined or sent to; null outside of Realtime's own checks. For policies.
create or replace function realtime.topic() returns text
language sql stable set search_path = '' as $$
  select nullif(current_setting('realtime.topic', true), '');
$$;

-- Broadcasts a JSON payload to a topic's subscribers once the transaction commits. Adds an `id` to an
-- object that has none. Never raises: a failure is a warning, so that no broadcast can undo the
-- change that it tells of. The caller needs an insert policy unless it bypasses row-level security.
create or replace function realtime.send(
  payload jsonb, event text, topic text, private boolean default true
) returns void
language plpgsql set search_path = '' as $$
declare
  message_id uuid := gen_random_uuid();
begin
  begin
    if not payload ? 'id' then
      payload := jsonb_set(payload, '{id}', to_jsonb(message_id));
    end if;
    perform set_config('realtime.topic', topic, true);
    insert into realtime.messages (id, payload, event, topic, private, extension)
    values (message_id, payload, event, topic, private, 'broadcast');
  exception when others then
    raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
  end;
end;
$$;

-- The same for bytes. Subscribers with serializer 1.0.0 cannot be told.
create or replace function realtime.send_binary(
  payload bytea, event text, topic text, private boolean default true
) returns void
language plpgsql set search_path = '' as $$
begin
  begin
    perform set_config('realtime.topic', topic, true);
    insert into realtime.messages (binary_payload, event, topic, private, extension)
    values (payload, event, topic, private, 'broadcast');
  exception when others then
    raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
  end;
end;
$$;

-- Broadcasts a whole row change on a private topic, for row triggers:
-- {id, operation, schema, table, record, old_record}. Raises on anything but insert, update, delete.
create or replace function realtime.broadcast_changes(
  topic_name text, event_name text, operation text, table_name text, table_schema text,
  new record, old record, level text default 'ROW'
) returns void
language plpgsql set search_path = '' as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  if operation is null or operation not in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'Unexpected operation type: %', operation;
  end if;
  perform realtime.send(
    jsonb_build_object(
      'schema', table_schema, 'table', table_name, 'operation', operation,
      'record', new, 'old_record', old
    ),
    event_name, topic_name
  );
exception when others then
  raise exception 'Failed to process the row: %', sqlerrm;
end;
$$;

-- -------------------------------------------------------------------------------- authorisation

-- Whether the session that a token of Auth names was signed out. Tokens of anybody else (customers'
-- tokens carry a session_id too) are not Auth's business: their sub is no user of Auth. plpgsql, so
-- that it also works in a database without the schema auth.
create or replace function realtime.session_ended(claims jsonb) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  if claims ->> 'session_id' is null or claims ->> 'sub' is null
    or to_regclass('auth.sessions') is null
  then
    return false;
  end if;
  return exists (select from auth.users where id = (claims ->> 'sub')::uuid)
    and not exists (select from auth.sessions where id = (claims ->> 'session_id')::uuid);
exception when invalid_text_representation then
  return false;
end;
$$;

-- What the policies on realtime.messages allow a caller on a topic, in one round trip. As upstream:
-- a probe row per extension is inserted by us and looked for under the caller's role (read), or
-- inserted under the caller's role (write); then everything is undone.
-- in:  reads, writes  the extensions ('broadcast', 'presence') to ask for
-- out: may_read, may_write  those of them that are allowed; empty when the session has ended
-- Raises what a broken policy raises.
create or replace function realtime.authorize(
  as_role text, on_topic text, claims jsonb, headers jsonb, reads text[], writes text[],
  out may_read text[], out may_write text[], out signed_out boolean
)
language plpgsql set search_path = '' as $$
declare
  probes uuid[];
  wanted text;
begin
  may_read := '{}';
  may_write := '{}';
  signed_out := realtime.session_ended(claims);
  if signed_out then
    return;
  end if;
  begin
    with probe as (
      insert into realtime.messages (topic, extension) select on_topic, unnest(reads) returning id
    )
    select coalesce(array_agg(id), '{}') into probes from probe;

    perform
      set_config('realtime.topic', on_topic, true),
      set_config('request.jwt.claims', claims::text, true),
      set_config('request.jwt.claim.sub', coalesce(claims ->> 'sub', ''), true),
      set_config('request.jwt.claim.role', as_role, true),
      set_config('request.headers', headers::text, true),
      set_config('role', as_role, true);

    -- The time picks the one partition that holds the probes: without it every index is searched.
    select coalesce(array_agg(extension), '{}') into may_read
    from realtime.messages
    where id = any (probes) and inserted_at = (now() at time zone 'utc');

    foreach wanted in array writes loop
      begin
        insert into realtime.messages (topic, extension) values (on_topic, wanted);
        may_write := may_write || wanted;
      exception when insufficient_privilege then
        null;
      end;
    end loop;

    -- Undoes rows, role and settings of this block; the answers above are variables and stay.
    raise exception using errcode = 'RT001';
  exception when sqlstate 'RT001' then
    null;
  end;
end;
$$;

revoke execute on function realtime.session_ended(jsonb) from public;
revoke execute on function
  realtime.authorize(text, text, jsonb, jsonb, text[], text[]) from public;

-- ------------------------------------------------------------------------- owners and privileges

alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages_default owner to supabase_realtime_admin;
alter function realtime.topic() owner to supabase_realtime_admin;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.send_binary(bytea, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.broadcast_changes(text, text, text, text, text, record, record, text)
  owner to supabase_realtime_admin;

-- Broad on purpose, as upstream has it: the policies decide. Rows are never updated by clients, but
-- upstream grants it, and a policy tested here must meet the same privileges there.
grant select, insert, update on realtime.messages to postgres, anon, authenticated, service_role;

-- ------------------------------------------------------------------------------------- delivery

-- What the Realtime server reads. Only inserts: dropping old partitions must not reach anyone.
do $$
begin
  if not exists (
    select from pg_publication where pubname = 'supabase_realtime_messages_publication'
  ) then
    create publication supabase_realtime_messages_publication for table realtime.messages
      with (publish = 'insert', publish_via_partition_root = true);
  end if;
end;
$$;

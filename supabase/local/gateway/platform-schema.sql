-- Auth and Storage: the tables that @supabase/lite works on, for databases that Supabase does not run.
--
-- The tables are the ones of @supabase/lite 0.10.0, column by column (a contract test fails when the
-- package changes them). The functions and grants are Supabase's, so that policies written here mean
-- the same on a hosted project. Applied by a superuser after platform.sql (which makes the roles);
-- may be applied again at any time.

create schema if not exists auth;
create schema if not exists storage;
create schema if not exists extensions;
create schema if not exists supabase_migrations;

grant usage on schema auth to anon, authenticated, service_role, authenticator, supabase_auth_admin;
grant usage on schema storage to anon, authenticated, service_role, authenticator, supabase_storage_admin;

-- ------------------------------------------------------------------------------------------ auth

create table if not exists auth.users (
  id                          uuid primary key,
  aud                         varchar(255) default 'authenticated',
  role                        varchar(255) default 'authenticated',
  email                       varchar(255),
  encrypted_password          varchar(255),
  phone                       text unique,
  email_confirmed_at          timestamptz,
  confirmed_at                timestamptz generated always as (
    case
      when email_confirmed_at is null then phone_confirmed_at
      when phone_confirmed_at is null then email_confirmed_at
      when email_confirmed_at < phone_confirmed_at then email_confirmed_at
      else phone_confirmed_at
    end
  ) stored,
  invited_at                  timestamptz,
  confirmation_token          varchar(255),
  confirmation_sent_at        timestamptz,
  recovery_token              varchar(255),
  recovery_sent_at            timestamptz,
  email_change                varchar(255),
  email_change_token_new      varchar(255),
  email_change_token_current  varchar(255),
  email_change_sent_at        timestamptz,
  email_change_confirm_status smallint default 0 check (email_change_confirm_status between 0 and 2),
  phone_confirmed_at          timestamptz,
  phone_change                text,
  phone_change_token          varchar(255),
  phone_change_sent_at        timestamptz,
  reauthentication_token      varchar(255),
  reauthentication_sent_at    timestamptz,
  raw_app_meta_data           jsonb default '{}'::jsonb,
  raw_user_meta_data          jsonb default '{}'::jsonb,
  banned_until                timestamptz,
  deleted_at                  timestamptz,
  is_sso_user                 boolean not null default false,
  is_anonymous                boolean not null default false,
  last_sign_in_at             timestamptz,
  created_at                  timestamptz default now(),
  updated_at                  timestamptz default now()
);

create unique index if not exists users_email_partial_key on auth.users (email) where is_sso_user = false;
create index if not exists users_is_anonymous_idx on auth.users (is_anonymous);
create unique index if not exists users_confirmation_token_idx
  on auth.users (confirmation_token) where length(confirmation_token) > 6;
create unique index if not exists users_recovery_token_idx
  on auth.users (recovery_token) where length(recovery_token) > 6;
create unique index if not exists users_email_change_token_current_idx
  on auth.users (email_change_token_current) where length(email_change_token_current) > 6;
create unique index if not exists users_email_change_token_new_idx
  on auth.users (email_change_token_new) where length(email_change_token_new) > 6;
create unique index if not exists users_reauthentication_token_idx
  on auth.users (reauthentication_token) where length(reauthentication_token) > 6;

create table if not exists auth.sessions (
  id                     uuid primary key,
  user_id                uuid not null references auth.users(id) on delete cascade,
  not_after              timestamptz,
  refreshed_at           timestamp without time zone,
  user_agent             text,
  ip                     inet,
  tag                    text,
  refresh_token_hmac_key text,
  refresh_token_counter  bigint,
  scopes                 text check (scopes is null or length(scopes) <= 4096),
  created_at             timestamptz default now(),
  updated_at             timestamptz default now(),
  aal                    text check (aal in ('aal1', 'aal2', 'aal3')),
  factor_id              uuid
);
create index if not exists sessions_user_id_idx on auth.sessions (user_id);

create table if not exists auth.refresh_tokens (
  id         text primary key,
  token      varchar(255) not null,
  user_id    uuid not null,
  session_id uuid references auth.sessions(id) on delete cascade,
  revoked    boolean default false,
  parent     varchar(255),
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index if not exists refresh_tokens_token_idx on auth.refresh_tokens (token);
create index if not exists refresh_tokens_user_id_idx on auth.refresh_tokens (user_id);
create index if not exists refresh_tokens_session_id_revoked_idx on auth.refresh_tokens (session_id, revoked);

create table if not exists auth.identities (
  id              uuid primary key,
  provider        text not null,
  provider_id     text not null,
  user_id         uuid not null references auth.users(id) on delete cascade,
  identity_data   jsonb not null default '{}'::jsonb,
  email           varchar(255) generated always as (lower(identity_data->>'email')) stored,
  last_sign_in_at timestamptz,
  created_at      timestamptz default now(),
  updated_at      timestamptz default now(),
  unique (provider, provider_id)
);
create index if not exists identities_user_id_idx on auth.identities (user_id);
create index if not exists identities_email_idx on auth.identities (email);

create table if not exists auth.flow_state (
  id                     uuid primary key,
  user_id                uuid,
  auth_code              text,
  authentication_method  text not null,
  code_challenge_method  text check (code_challenge_method in ('s256', 'plain')),
  code_challenge         text,
  provider_type          text not null,
  provider_access_token  text,
  provider_refresh_token text,
  auth_code_issued_at    timestamptz,
  invite_token           text,
  referrer               text,
  oauth_client_state_id  uuid,
  linking_target_id      uuid,
  email_optional         boolean not null default false,
  created_at             timestamptz default now(),
  updated_at             timestamptz default now()
);
create index if not exists idx_auth_code on auth.flow_state (auth_code);
create index if not exists idx_user_id_auth_method on auth.flow_state (user_id, authentication_method);
create index if not exists flow_state_created_at_idx on auth.flow_state (created_at);

create table if not exists auth.audit_log_entries (
  id         uuid primary key,
  payload    json,
  created_at timestamptz default now(),
  ip_address varchar(64) default ''
);

-- No policies: only Auth itself (which is not subject to them) reads these, as on a hosted project.
alter table auth.users enable row level security;
alter table auth.sessions enable row level security;
alter table auth.refresh_tokens enable row level security;
alter table auth.identities enable row level security;
alter table auth.flow_state enable row level security;
alter table auth.audit_log_entries enable row level security;
grant all on all tables in schema auth to supabase_auth_admin;

-- The caller, as policies and functions see it. Realtime and the Data API both set request.jwt.claims.
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
  )::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
  )::text
$$;

create or replace function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
  )::text
$$;

create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

grant execute on function auth.uid(), auth.role(), auth.email(), auth.jwt()
  to anon, authenticated, service_role, authenticator;

-- Refuses a token whose session was signed out. The gateway calls it at the start of every request
-- of a signed-in user; without it such a token would go on working until it expires.
-- SQLSTATE PGRST: PostgREST's way of naming the whole HTTP answer.
create or replace function auth.require_session(session uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (
    select from auth.sessions s where s.id = session and (s.not_after is null or s.not_after > now())
  ) then
    raise sqlstate 'PGRST' using
      message = '{"code":"session_not_found","message":"Session from session_id claim in JWT does not exist"}',
      detail = '{"status":401,"headers":{}}';
  end if;
end
$$;
revoke execute on function auth.require_session(uuid) from public;
grant execute on function auth.require_session(uuid) to authenticator;

-- --------------------------------------------------------------------------------------- storage

create table if not exists storage.buckets (
  id                 text not null primary key,
  name               text not null unique,
  owner              uuid,
  owner_id           text,
  public             boolean default false,
  file_size_limit    bigint,
  allowed_mime_types text[],
  created_at         timestamptz default now(),
  updated_at         timestamptz default now()
);

create table if not exists storage.objects (
  id               uuid not null default gen_random_uuid() primary key,
  bucket_id        text references storage.buckets(id),
  name             text,
  owner            uuid,
  owner_id         text,
  metadata         jsonb,
  user_metadata    jsonb,
  path_tokens      text[] generated always as (string_to_array(name, '/')) stored,
  version          text,
  created_at       timestamptz default now(),
  updated_at       timestamptz default now(),
  last_accessed_at timestamptz default now(),
  unique (bucket_id, name)
);
create index if not exists storage_objects_name_pattern_search on storage.objects (name text_pattern_ops);

alter table storage.buckets enable row level security;
alter table storage.objects enable row level security;
-- Policies decide; the grants are as wide as on a hosted project.
grant all on storage.buckets, storage.objects to anon, authenticated, service_role, supabase_storage_admin;

create or replace function storage.foldername(name text) returns text[]
language sql immutable set search_path = '' as $$
  select parts[1 : array_length(parts, 1) - 1] from string_to_array(name, '/') as parts
$$;

create or replace function storage.filename(name text) returns text
language sql immutable set search_path = '' as $$
  select parts[array_length(parts, 1)] from string_to_array(name, '/') as parts
$$;

create or replace function storage.extension(name text) returns text
language sql immutable set search_path = '' as $$
  select reverse(split_part(reverse(parts[array_length(parts, 1)]), '.', 1))
  from string_to_array(name, '/') as parts
$$;

create or replace function storage.operation() returns text
language sql stable set search_path = '' as $$ select current_setting('storage.operation', true) $$;

create or replace function storage.allow_any_operation(expected_operations text[]) returns boolean
language sql stable set search_path = '' as $$
  select coalesce(bool_or(
    regexp_replace(storage.operation(), '^storage\.', '') = regexp_replace(expected, '^storage\.', '')
  ), false)
  from unnest(expected_operations) as expected
  where expected <> ''
$$;

create or replace function storage.allow_only_operation(expected_operation text) returns boolean
language sql stable set search_path = '' as $$
  select storage.allow_any_operation(array[expected_operation])
$$;

grant execute on all functions in schema storage to anon, authenticated, service_role;

-- ------------------------------------------------------------------------------------ migrations

create table if not exists supabase_migrations.schema_migrations (
  version         text not null primary key,
  statements      text[],
  name            text,
  created_by      text,
  idempotency_key text unique,
  rollback        text[]
);
create table if not exists supabase_migrations.seed_files (
  path text not null primary key,
  hash text not null
);

-- ---------------------------------------------------------------------------------- schema cache

-- The Data API keeps what it knows of tables and functions in memory. Supabase tells it about every
-- change of the schema; without this a new function is "not found" until the gateway restarts.
create or replace function extensions.pgrst_ddl_watch() returns event_trigger
language plpgsql set search_path = '' as $$
begin
  notify pgrst, 'reload schema';
end
$$;

drop event trigger if exists pgrst_ddl_watch;
create event trigger pgrst_ddl_watch on ddl_command_end execute function extensions.pgrst_ddl_watch();

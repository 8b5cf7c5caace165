-- The roles, schemas, extensions and default privileges that Supabase gives every database before the
-- first migration, for databases that Supabase does not run. Where the two differ it is said below.
--
-- Applied by the superuser `postgres`; may be applied again at any time. Roles belong to the whole
-- server, everything else to the database at hand.

-- ------------------------------------------------------------------------------------------ roles

do $$
declare
  role_name text;
begin
  -- Several databases of one server may be prepared at once, and roles have no `if not exists`.
  perform pg_advisory_xact_lock(hashtext('otklik.platform'));
  foreach role_name in array array[
    'anon', 'authenticated', 'service_role', 'authenticator', 'supabase_admin',
    'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin'
  ] loop
    if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
      execute format('create role %I nologin noinherit', role_name);
      if role_name = 'service_role' then alter role service_role bypassrls; end if;
      if role_name = 'authenticator' then
        alter role authenticator login;
        grant anon, authenticated, service_role to authenticator;
        -- The ceiling of one request, as on Supabase.
        alter role authenticator set statement_timeout = '8s';
        alter role authenticator set lock_timeout = '8s';
        alter role authenticator set search_path = public, extensions;
      end if;
      if role_name = 'supabase_admin' then
        alter role supabase_admin superuser createdb createrole replication bypassrls login inherit;
      end if;
      if role_name = 'supabase_auth_admin' then
        alter role supabase_auth_admin createrole login;
        alter role supabase_auth_admin set search_path = auth;
      end if;
      if role_name = 'supabase_storage_admin' then
        alter role supabase_storage_admin createrole login;
        alter role supabase_storage_admin set search_path = storage;
        grant authenticator to supabase_storage_admin;
      end if;
    end if;
  end loop;
  -- On Supabase `postgres` is not a superuser; here it is, as the only owner there is.
  alter role postgres set search_path = "$user", public, extensions;
end;
$$;

-- ---------------------------------------------------------------------------------------- schemas

create schema if not exists extensions;
create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists storage authorization supabase_storage_admin;

revoke create on schema public from public;
grant usage on schema public, extensions, auth, storage to anon, authenticated, service_role;
grant usage on schema extensions, auth, storage to postgres;
grant all on schema auth to supabase_auth_admin;
grant all on schema storage to supabase_storage_admin;
grant usage on schema public to supabase_auth_admin, supabase_storage_admin, supabase_realtime_admin;

-- The platform's own functions may be executed by everybody unless they say otherwise, as upstream.
-- default-privileges.sql, which is applied last, takes that away from what comes after.
alter default privileges for role postgres grant execute on functions to public;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
create extension if not exists citext with schema extensions;

-- What everything else stands on: the private schema, who is calling, and how a verb refuses.
--
-- Two kinds of people share the Postgres role `authenticated`: members (the team, signed in through
-- Auth) and contacts (customers, whose short token is minted by the widget-session function and says
-- kind = contact). Nothing may rest on "authenticated" alone.

create schema if not exists private;
comment on schema private is 'Predicates and triggers. Not exposed by the Data API.';

revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

-- The claims of the caller's token; an empty object outside a request (migrations, psql).
create function private.claims() returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb;
end
$$;
comment on function private.claims() is 'Claims of the caller''s token as json; {} when there is none.';

-- A word that somebody else wrote, where it has to be an id: a token's claim, a part of a file's path.
create function private.uuid_or_null(word text) returns uuid
language plpgsql stable set search_path = ''
as $$
begin
  return case when pg_input_is_valid(word, 'uuid') then word::uuid end;
end
$$;
comment on function private.uuid_or_null(text) is 'The id in a word; null where it is none, so that a malformed one opens nothing instead of failing.';

-- Refuses with a machine-readable reason. The reason travels as the message, the app translates it,
-- and PTnnn states become the HTTP status nnn (PostgREST's convention).
create function private.refuse(reason text, explanation text default null, state text default 'PT400')
returns void
language plpgsql set search_path = ''
as $$
begin
  raise exception using message = reason, detail = coalesce(explanation, ''), errcode = state;
end
$$;
comment on function private.refuse(text, text, text) is
  'Raises: message = snake_case reason that the app translates, detail = words for developers, errcode = PTnnn (HTTP status) or 42501.';

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function private.touch_updated_at() is 'Before-update trigger: stamps updated_at.';

create function private.forbid_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception using
    message = 'append_only', errcode = '42501',
    detail = format('%I only grows: its rows are never changed or removed.', tg_table_name);
end
$$;
comment on function private.forbid_change() is 'Before update/delete trigger of append-only tables: refuses everybody, the owner included.';

grant execute on function private.claims(), private.uuid_or_null(text), private.refuse(text, text, text) to authenticated, service_role;

-- The one row of installation-wide settings.
create table public.workspace (
  singleton boolean primary key default true check (singleton),
  name text not null default 'Otklik' check (length(name) between 1 and 80),
  access_epoch bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.workspace is 'One row: the installation. access_epoch is part of every realtime topic name; raising it empties them all.';

create trigger workspace_touch before update on public.workspace
  for each row execute function private.touch_updated_at();

-- What new objects of `postgres` may be used for before a migration says so: nothing. Supabase's rule
-- for new projects, and stricter in one point: Postgres would let everybody execute a new function.
--
-- Applied last, when the platform's own functions exist; may be applied again at any time.

alter default privileges for role postgres revoke execute on functions from public;
alter default privileges for role postgres in schema public
  revoke all on tables from anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  revoke all on sequences from anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  revoke all on functions from anon, authenticated, service_role;

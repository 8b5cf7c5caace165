import { withClient } from '../../supabase/local/postgres/prepare-database.ts'

/**
 * Replaces every check, trigger condition, policy and partial index of our schemas by what Postgres
 * prints for it. Postgres keeps the parentheses of `a between 1 and 2 and b` as they were written, but
 * prints them in a way that reads back differently, so a page and the migration generated from it
 * would never compare equal.
 */
export async function makeCanonical(url: string): Promise<void> {
  await withClient(url, (client) => client.query(rewrite))
}

const rewrite = `
do $$
declare
  statement text;
begin
  for statement in
    select format('alter table %s drop constraint %I, add constraint %2$I %s',
                  conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint
    where contype = 'c' and conrelid <> 0 and coninhcount = 0
      and connamespace::regnamespace::text in ('public', 'private')
    union all
    select format('drop trigger %I on %s; %s', tgname, tgrelid::regclass, pg_get_triggerdef(t.oid))
    from pg_trigger t join pg_class c on c.oid = tgrelid
    where not tgisinternal and tgqual is not null
      and relnamespace::regnamespace::text in ('public', 'private')
    union all
    select format('alter policy %I on %s', polname, polrelid::regclass)
      || coalesce(' using (' || pg_get_expr(polqual, polrelid) || ')', '')
      || coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '')
    from pg_policy
    where polqual is not null or polwithcheck is not null
    union all
    select format('drop index %s; %s', indexrelid::regclass, pg_get_indexdef(indexrelid))
    from pg_index i join pg_class c on c.oid = indexrelid
    where (indpred is not null or indexprs is not null)
      and relnamespace::regnamespace::text in ('public', 'private')
      and not exists (select from pg_constraint where conindid = indexrelid)
  loop
    execute statement;
  end loop;
end $$`

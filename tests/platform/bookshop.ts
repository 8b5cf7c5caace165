import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest'
import { service, sql, visitor } from './platform-clients.ts'

/* The tables and functions that the tests of the Data API share: a small bookshop, and diaries. */

const schema = `
  create table public.platform_authors (
    id uuid primary key default gen_random_uuid(), name text not null, born date
  );
  create table public.platform_books (
    id int generated always as identity primary key,
    author_id uuid not null references public.platform_authors on delete cascade,
    title text not null unique, year int check (year > 0), price numeric(8,2),
    tags text[] not null default '{}', details jsonb, sold bigint not null default 0,
    published_at timestamptz
  );
  create table public.platform_diaries (
    id int generated always as identity primary key,
    owner uuid not null default auth.uid(), words text not null
  );
  alter table public.platform_authors enable row level security;
  alter table public.platform_books enable row level security;
  alter table public.platform_diaries enable row level security;
  grant select on public.platform_authors, public.platform_books to anon, authenticated;
  grant all on public.platform_authors, public.platform_books, public.platform_diaries to service_role;
  grant select, insert, update, delete on public.platform_diaries to authenticated;
  create policy "everybody reads authors" on public.platform_authors for select to anon, authenticated using (true);
  create policy "everybody reads books" on public.platform_books for select to anon, authenticated using (true);
  create policy "one reads one's own" on public.platform_diaries for select to authenticated using (owner = (select auth.uid()));
  create policy "one writes one's own" on public.platform_diaries for insert to authenticated with check (owner = (select auth.uid()));
  create policy "one changes one's own" on public.platform_diaries for update to authenticated
    using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
  create policy "one removes one's own" on public.platform_diaries for delete to authenticated using (owner = (select auth.uid()));

  create function public.platform_add(a int, b int default 10) returns int
    language sql immutable as $$ select a + b $$;
  create function public.platform_books_of(author uuid, since int default 0) returns setof public.platform_books
    language sql stable as $$ select * from public.platform_books where author_id = author and year >= since order by year $$;
  create function public.platform_first_book(author uuid) returns public.platform_books
    language sql stable as $$ select * from public.platform_books where author_id = author order by year limit 1 $$;
  create function public.platform_count_to(last int) returns table (n int, squared int)
    language sql immutable as $$ select g, g * g from generate_series(1, last) g $$;
  create function public.platform_letters() returns setof text
    language sql immutable as $$ values ('а'), ('б') $$;
  create function public.platform_nothing(words text) returns void
    language plpgsql as $$ begin perform words; end $$;
  create function public.platform_takes_json(document jsonb, list text[], at timestamptz) returns jsonb
    language sql stable as $$ select jsonb_build_object('document', document, 'list', list, 'at', at) $$;
  create function public.platform_whoami() returns jsonb language sql stable as $$
    select jsonb_build_object(
      'user', current_user, 'uid', auth.uid(), 'role', auth.role(), 'kind', auth.jwt() ->> 'kind',
      'method', current_setting('request.method', true), 'path', current_setting('request.path', true),
      'header', current_setting('request.headers', true)::json ->> 'x-asked',
      'from', current_setting('request.headers', true)::json ->> 'x-forwarded-for') $$;
  create function public.platform_raise(state text, what text) returns void language plpgsql as $$
    begin raise exception using errcode = state, message = what, detail = 'the detail', hint = 'the hint'; end $$;
  create function public.platform_answers(status int) returns text language plpgsql as $$
    begin
      perform set_config('response.status', status::text, true);
      perform set_config('response.headers', '[{"x-own": "yes"}]', true);
      return 'teapot';
    end $$;
  create function public.platform_refuses(reason text, status text default '403') returns jsonb
    language plpgsql security definer as $$
    begin
      insert into public.platform_authors (name) values (reason);
      perform set_config('response.status', status, true);
      perform set_config('response.headers', '[{"x-own": "yes"}]', true);
      return jsonb_build_object('code', '42501', 'message', reason, 'details', 'the detail', 'hint', null);
    end $$;
  create function public.platform_writes(title text) returns void language sql security definer as $$
    insert into public.platform_authors (name) values (title) $$;
  create function public.platform_members_only() returns int language sql as $$ select 1 $$;
  grant execute on function public.platform_add, public.platform_books_of, public.platform_first_book,
    public.platform_count_to, public.platform_letters, public.platform_nothing, public.platform_takes_json,
    public.platform_whoami, public.platform_raise, public.platform_answers, public.platform_writes,
    public.platform_refuses
    to anon, authenticated;
  grant execute on function public.platform_members_only to authenticated;`

const drop = `
  drop table if exists public.platform_books, public.platform_authors, public.platform_diaries cascade;
  do $$ declare f regprocedure; begin
    for f in select oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace and proname like 'platform\\_%' loop
      execute 'drop function ' || f || ' cascade';
    end loop; end $$;`

export const tolstoy = '11111111-0000-4000-8000-000000000001'
export const chekhov = '11111111-0000-4000-8000-000000000002'

/** Builds the bookshop before the tests of a file, fills it before each, removes it after the last. */
export function useBookshop(): void {
  beforeAll(async () => {
    await sql(drop)
    await sql(schema)
    // Of a changed schema the Data API hears a moment later, here as on Supabase.
    await vi.waitFor(
      async () => expect((await service().from('platform_diaries').select()).error).toBeNull(),
      { timeout: 10_000, interval: 100 },
    )
  })
  afterAll(() => sql(drop))

  beforeEach(async () => {
    await sql(`
    truncate public.platform_authors, public.platform_books, public.platform_diaries restart identity cascade;
    insert into public.platform_authors (id, name, born) values ('${tolstoy}', 'Толстой', '1828-09-09'), ('${chekhov}', 'Чехов', '1860-01-29');
    insert into public.platform_books (author_id, title, year, price, tags, details, sold, published_at) values
      ('${tolstoy}', 'Война и мир', 1869, 12.50, '{роман,война}', '{"pages": 1225, "in": ["ru", "fr"]}', 36, '1869-12-01 10:00:00+00'),
      ('${tolstoy}', 'Анна Каренина', 1878, 9.99, '{роман}', null, 8, null),
      ('${chekhov}', 'Чайка', 1896, null, '{пьеса}', '{"pages": 90}', 2147483648, '1896-10-17 19:00:00.123456+03');`)
  })
}

export const books = () => visitor().from('platform_books')
export const titles = (answer: { data: { title: string }[] | null }) =>
  answer.data?.map((book) => book.title)

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  mint,
  service,
  settings,
  signedIn,
  sql,
  visitor,
  withToken,
  type SignedIn,
} from './platform-clients.ts'

/* Tables and functions through supabase-js, against tables of these tests' own. */

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
      'header', current_setting('request.headers', true)::json ->> 'x-asked') $$;
  create function public.platform_raise(state text, what text) returns void language plpgsql as $$
    begin raise exception using errcode = state, message = what, detail = 'the detail', hint = 'the hint'; end $$;
  create function public.platform_answers(status int) returns text language plpgsql as $$
    begin
      perform set_config('response.status', status::text, true);
      perform set_config('response.headers', '[{"x-own": "yes"}]', true);
      return 'teapot';
    end $$;
  create function public.platform_writes(title text) returns void language sql security definer as $$
    insert into public.platform_authors (name) values (title) $$;
  create function public.platform_members_only() returns int language sql as $$ select 1 $$;
  grant execute on function public.platform_add, public.platform_books_of, public.platform_first_book,
    public.platform_count_to, public.platform_letters, public.platform_nothing, public.platform_takes_json,
    public.platform_whoami, public.platform_raise, public.platform_answers, public.platform_writes
    to anon, authenticated;
  grant execute on function public.platform_members_only to authenticated;`

const drop = `
  drop table if exists public.platform_books, public.platform_authors, public.platform_diaries cascade;
  do $$ declare f regprocedure; begin
    for f in select oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace and proname like 'platform\\_%' loop
      execute 'drop function ' || f || ' cascade';
    end loop; end $$;`

const tolstoy = '11111111-0000-4000-8000-000000000001'
const chekhov = '11111111-0000-4000-8000-000000000002'

beforeAll(async () => {
  await sql(drop)
  await sql(schema)
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

const books = () => visitor().from('platform_books')
const titles = (answer: { data: { title: string }[] | null }) =>
  answer.data?.map((book) => book.title)

describe('reading', () => {
  test('values look as PostgREST prints them', async () => {
    const { data, error } = await books().select('*').eq('title', 'Чайка').single()
    expect(error).toBeNull()
    expect(data).toEqual({
      id: 3,
      author_id: chekhov,
      title: 'Чайка',
      year: 1896,
      price: null,
      tags: ['пьеса'],
      details: { pages: 90 },
      sold: 2147483648,
      published_at: '1896-10-17T16:00:00.123456+00:00',
    })
    const war = await books().select('price, published_at').eq('id', 1).single()
    expect(war.data).toEqual({ price: 12.5, published_at: '1869-12-01T10:00:00+00:00' })
  })

  test('filters', async () => {
    expect(titles(await books().select('title').eq('year', 1878))).toEqual(['Анна Каренина'])
    expect(titles(await books().select('title').gt('year', 1870).lt('year', 1890))).toEqual([
      'Анна Каренина',
    ])
    expect(titles(await books().select('title').in('year', [1869, 1896]).order('year'))).toEqual([
      'Война и мир',
      'Чайка',
    ])
    expect(titles(await books().select('title').ilike('title', '%вОйна%'))).toEqual(['Война и мир'])
    expect(titles(await books().select('title').is('price', null))).toEqual(['Чайка'])
    expect(titles(await books().select('title').not('price', 'is', null).order('id'))).toEqual([
      'Война и мир',
      'Анна Каренина',
    ])
    expect(titles(await books().select('title').contains('tags', ['война']))).toEqual([
      'Война и мир',
    ])
    expect(titles(await books().select('title').contains('details', { pages: 90 }))).toEqual([
      'Чайка',
    ])
    expect(
      titles(await books().select('title').or('year.lt.1870,title.eq.Чайка').order('year')),
    ).toEqual(['Война и мир', 'Чайка'])
    expect(titles(await books().select('title').eq('details->>pages', '90'))).toEqual(['Чайка'])
  })

  test('order, range and count', async () => {
    const { data, count, status } = await books()
      .select('title', { count: 'exact' })
      .order('price', { ascending: false, nullsFirst: false })
      .range(0, 1)
    expect(data?.map((book) => book.title)).toEqual(['Война и мир', 'Анна Каренина'])
    expect([count, status]).toEqual([3, 206])
    const head = await books().select('*', { count: 'exact', head: true }).gt('year', 1870)
    expect([head.count, head.data]).toEqual([2, null])
    const beyond = await books().select('title', { count: 'exact' }).range(10, 20)
    expect([beyond.status, beyond.error?.code]).toEqual([416, 'PGRST103'])
  })

  test('embedding: to one, to many, inner, renamed, counted', async () => {
    const one = await books().select('title, platform_authors(name)').eq('id', 3).single()
    expect(one.data).toEqual({ title: 'Чайка', platform_authors: { name: 'Чехов' } })
    const many = await visitor()
      .from('platform_authors')
      .select('name, books:platform_books(title, published_at)')
      .order('born')
      .order('year', { referencedTable: 'books', ascending: false })
    expect(many.data).toEqual([
      {
        name: 'Толстой',
        books: [
          { title: 'Анна Каренина', published_at: null },
          { title: 'Война и мир', published_at: '1869-12-01T10:00:00+00:00' },
        ],
      },
      {
        name: 'Чехов',
        books: [{ title: 'Чайка', published_at: '1896-10-17T16:00:00.123456+00:00' }],
      },
    ])
    const inner = await visitor()
      .from('platform_authors')
      .select('name, platform_books!inner(title)')
      .eq('platform_books.title', 'Чайка')
    expect(inner.data).toEqual([{ name: 'Чехов', platform_books: [{ title: 'Чайка' }] }])
    const counted = await visitor()
      .from('platform_authors')
      .select('name, platform_books(count)')
      .eq('id', tolstoy)
    expect(counted.data).toEqual([{ name: 'Толстой', platform_books: [{ count: 2 }] }])
  })

  test('one row or none', async () => {
    expect((await books().select('id').eq('id', 99).single()).error).toMatchObject({
      code: 'PGRST116',
    })
    expect(await books().select('id').eq('id', 99).maybeSingle()).toMatchObject({
      data: null,
      error: null,
    })
    expect((await books().select('id').single()).error).toMatchObject({ code: 'PGRST116' })
  })

  test('what is not there is named', async () => {
    expect(await visitor().from('platform_nowhere').select()).toMatchObject({
      status: 404,
      error: { code: 'PGRST205' },
    })
    expect(await books().select('colour')).toMatchObject({ status: 400, error: { code: '42703' } })
    expect(await visitor().schema('private').from('x').select()).toMatchObject({
      status: 406,
      error: { code: 'PGRST106' },
    })
    expect(await visitor().from('users').select()).toMatchObject({
      status: 404,
      error: { code: 'PGRST205' },
    })
  })

  test('a table made a moment ago is found', async () => {
    await sql(
      'create table public.platform_new (id int); grant select on public.platform_new to anon',
    )
    try {
      expect(await visitor().from('platform_new').select()).toMatchObject({ status: 200, data: [] })
    } finally {
      await sql('drop table public.platform_new')
    }
  })
})

describe('writing', () => {
  const write = () => service().from('platform_books')
  const novel = {
    author_id: tolstoy,
    title: 'Воскресение',
    year: 1899,
    tags: ['роман', 'a,"b'],
    details: [1, { два: 2 }],
  }

  test('insert returns what was asked for, or nothing', async () => {
    const { data, status } = await write().insert(novel).select('title, tags, details').single()
    expect(status).toBe(201)
    expect(data).toEqual({
      title: 'Воскресение',
      tags: ['роман', 'a,"b'],
      details: [1, { два: 2 }],
    })
    const several = await write().insert([
      { author_id: chekhov, title: 'Иванов' },
      { author_id: chekhov, title: 'Дядя Ваня', price: 3.5 },
    ])
    expect([several.status, several.data]).toEqual([201, null])
    expect(titles(await books().select('title').eq('author_id', chekhov).order('id'))).toEqual([
      'Чайка',
      'Иванов',
      'Дядя Ваня',
    ])
  })

  test('update and delete return the rows they touched', async () => {
    const updated = await write()
      .update({ price: 1, details: 'a string' })
      .lt('year', 1890)
      .select('id, price, details')
      .order('id')
    expect(updated.data).toEqual([
      { id: 1, price: 1, details: 'a string' },
      { id: 2, price: 1, details: 'a string' },
    ])
    const removed = await write().delete().eq('id', 3).select('title')
    expect(removed.data).toEqual([{ title: 'Чайка' }])
    expect(await write().delete().eq('id', 3)).toMatchObject({ status: 204, data: null })
    expect((await books().select('id')).data).toHaveLength(2)
  })

  test('upsert by a unique column, and leaving duplicates alone', async () => {
    const changed = await write()
      .upsert({ author_id: tolstoy, title: 'Война и мир', year: 1873 }, { onConflict: 'title' })
      .select('id, year')
    expect(changed.data).toEqual([{ id: 1, year: 1873 }])
    await write().upsert(
      { author_id: tolstoy, title: 'Война и мир', year: 1 },
      { onConflict: 'title', ignoreDuplicates: true },
    )
    expect((await books().select('year').eq('id', 1).single()).data).toEqual({ year: 1873 })
  })

  test('what the database refuses carries its SQLSTATE', async () => {
    expect(await write().insert({ ...novel, title: 'Чайка' })).toMatchObject({
      status: 409,
      error: { code: '23505' },
    })
    expect(await write().insert({ ...novel, author_id: randomUUID() })).toMatchObject({
      status: 409,
      error: { code: '23503' },
    })
    expect(await write().insert({ ...novel, year: -1 })).toMatchObject({
      status: 400,
      error: { code: '23514' },
    })
    expect(await write().insert({ title: 'x' })).toMatchObject({
      status: 400,
      error: { code: '23502' },
    })
    expect(await write().insert({ ...novel, year: 'ten' })).toMatchObject({
      status: 400,
      error: { code: '22P02' },
    })
  })
})

describe('calling functions', () => {
  const call = (name: string, args?: object) => visitor().rpc(name, args)

  test('scalars, defaults, sets, rows, nothing', async () => {
    expect((await call('platform_add', { a: 1, b: 2 })).data).toBe(3)
    expect((await call('platform_add', { a: 1 })).data).toBe(11)
    expect((await call('platform_letters')).data).toEqual(['а', 'б'])
    expect((await call('platform_count_to', { last: 2 })).data).toEqual([
      { n: 1, squared: 1 },
      { n: 2, squared: 4 },
    ])
    expect((await call('platform_count_to', { last: 0 })).data).toEqual([])
    expect((await call('platform_first_book', { author: chekhov })).data).toMatchObject({
      title: 'Чайка',
      published_at: '1896-10-17T16:00:00.123456+00:00',
    })
    expect(await call('platform_nothing', { words: 'x' })).toMatchObject({
      status: 204,
      data: null,
      error: null,
    })
  })

  test('json, arrays and timestamps as arguments', async () => {
    const { data } = await call('platform_takes_json', {
      document: { a: [1, null, 'ё'] },
      list: ['x', 'y"z'],
      at: '2026-01-01T03:00:00+03:00',
    })
    expect(data).toEqual({
      document: { a: [1, null, 'ё'] },
      list: ['x', 'y"z'],
      at: '2026-01-01T00:00:00+00:00',
    })
  })

  test('sets are filtered, ordered, cut and embedded like tables', async () => {
    const filtered = await call('platform_books_of', { author: tolstoy })
      .select('title')
      .gt('year', 1870)
    expect(filtered.data).toEqual([{ title: 'Анна Каренина' }])
    const cut = await call('platform_books_of', { author: tolstoy })
      .select('year')
      .order('year', { ascending: false })
      .limit(1)
    expect(cut.data).toEqual([{ year: 1878 }])
    expect((await call('platform_books_of', { author: chekhov }).single()).data).toMatchObject({
      title: 'Чайка',
    })
    expect((await call('platform_books_of', { author: tolstoy }).single()).error).toMatchObject({
      code: 'PGRST116',
    })
    expect(
      (await call('platform_books_of', { author: randomUUID() }).maybeSingle()).data,
    ).toBeNull()
    const counted = await visitor().rpc(
      'platform_books_of',
      { author: tolstoy },
      { count: 'exact' },
    )
    expect(counted.count).toBe(2)
  })

  test('by GET where nothing is changed, and only there', async () => {
    expect((await visitor().rpc('platform_add', { a: 2, b: 2 }, { get: true })).data).toBe(4)
    const writing = await visitor().rpc('platform_writes', { title: 'x' }, { get: true })
    expect(writing).toMatchObject({ status: 405, error: { code: '25006' } })
    expect((await call('platform_writes', { title: 'x' })).status).toBe(204)
  })

  test.each([
    ['P0001', 400],
    ['PT402', 402],
    ['PT409', 409],
    ['42501', 401],
    ['23505', 409],
    ['23514', 400],
    ['22023', 400],
    ['40001', 500],
    ['55P03', 500],
  ])('an error raised as %s is HTTP %i with its words', async (state, status) => {
    const answer = await call('platform_raise', { state, what: 'the message' })
    expect(answer).toMatchObject({
      status,
      error: { code: state, message: 'the message', details: 'the detail', hint: 'the hint' },
    })
  })

  test('a whole answer raised as PGRST, and one set by the function', async () => {
    const raised = await call('platform_raise', {
      state: 'PGRST',
      what: '{"code":"own","message":"no"}',
    })
    // Its detail is no JSON, which PostgREST says in so many words.
    expect(raised).toMatchObject({ status: 500, error: { code: 'PGRST121' } })
    const response = await fetch(`${settings.urls.api}/rest/v1/rpc/platform_answers`, {
      method: 'POST',
      headers: { apikey: settings.keys.publishableKey, 'content-type': 'application/json' },
      body: '{"status": 418}',
    })
    expect([response.status, response.headers.get('x-own'), await response.json()]).toEqual([
      418,
      'yes',
      'teapot',
    ])
  })

  test('what does not fit is said', async () => {
    expect(await call('platform_nowhere')).toMatchObject({
      status: 404,
      error: { code: 'PGRST202' },
    })
    expect(await call('platform_add', { a: 1, c: 2 })).toMatchObject({
      status: 404,
      error: { code: 'PGRST202' },
    })
    expect(await call('platform_add')).toMatchObject({ status: 404, error: { code: 'PGRST202' } })
    expect(await call('platform_add', { a: 'one' })).toMatchObject({
      status: 400,
      error: { code: '22P02' },
    })
    expect(await call('platform_members_only')).toMatchObject({
      status: 401,
      error: { code: '42501' },
    })
  })

  test('a function replaced or made a moment ago is the one that answers', async () => {
    expect((await call('platform_add', { a: 1, b: 2 })).data).toBe(3)
    await sql(`drop function public.platform_add(int, int);
      create function public.platform_add(a int, b int, c int default 100) returns text language sql as $$ select (a + b + c)::text $$;
      grant execute on function public.platform_add to anon`)
    await expect.poll(async () => (await call('platform_add', { a: 1, b: 2 })).data).toBe('103')
    await sql(`drop function public.platform_add(int, int, int);
      create function public.platform_add(a int, b int default 10) returns int language sql immutable as $$ select a + b $$;
      grant execute on function public.platform_add to anon`)
    await expect.poll(async () => (await call('platform_add', { a: 1, b: 2 })).data).toBe(3)
  })
})

describe('row-level security', () => {
  let ada: SignedIn
  let bob: SignedIn
  beforeAll(async () => {
    ada = await signedIn()
    bob = await signedIn()
  })

  test('everybody has their own rows', async () => {
    const mine = await ada.client
      .from('platform_diaries')
      .insert({ words: 'дорогой дневник' })
      .select()
      .single()
    expect(mine.data).toEqual({ id: 1, owner: ada.id, words: 'дорогой дневник' })
    expect((await bob.client.from('platform_diaries').select()).data).toEqual([])
    expect(
      (await bob.client.from('platform_diaries').update({ words: 'ха' }).eq('id', 1).select()).data,
    ).toEqual([])
    expect((await bob.client.from('platform_diaries').delete().eq('id', 1).select()).data).toEqual(
      [],
    )
    expect((await ada.client.from('platform_diaries').select('words')).data).toEqual([
      { words: 'дорогой дневник' },
    ])
  })

  test('nobody writes in another’s name', async () => {
    const forged = await bob.client.from('platform_diaries').insert({ owner: ada.id, words: 'x' })
    expect(forged).toMatchObject({ status: 403, error: { code: '42501' } })
  })

  test('anon has what anon was granted, the secret key has everything', async () => {
    expect(await visitor().from('platform_diaries').select()).toMatchObject({
      status: 401,
      error: { code: '42501' },
    })
    expect(
      await visitor().from('platform_books').insert({ title: 'x', author_id: tolstoy }),
    ).toMatchObject({ status: 401, error: { code: '42501' } })
    expect((await ada.client.from('platform_books').delete().eq('id', 1)).status).toBe(403)
    await ada.client.from('platform_diaries').insert({ words: 'x' })
    expect((await service().from('platform_diaries').select()).data).toHaveLength(1)
  })

  test('the database sees the caller and the request', async () => {
    const { data } = await ada.client.rpc('platform_whoami').setHeader('x-asked', 'yes')
    expect(data).toEqual({
      user: 'authenticated',
      uid: ada.id,
      role: 'authenticated',
      kind: null,
      method: 'POST',
      path: '/rpc/platform_whoami',
      header: 'yes',
    })
  })

  test('a contact’s token, minted by ourselves, is a caller with claims of its own', async () => {
    const sub = randomUUID()
    const contact = withToken(mint({ sub, kind: 'contact', session_id: randomUUID() }))
    expect((await contact.rpc('platform_whoami')).data).toMatchObject({
      user: 'authenticated',
      uid: sub,
      kind: 'contact',
    })
    const diary = await contact
      .from('platform_diaries')
      .insert({ words: 'от клиента' })
      .select('owner')
      .single()
    expect(diary.data).toEqual({ owner: sub })
  })
})

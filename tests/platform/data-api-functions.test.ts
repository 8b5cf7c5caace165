import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chekhov, tolstoy, useBookshop } from './bookshop.ts'
import { settings, sql, visitor } from './platform-clients.ts'

/* Calling functions through supabase-js. */

useBookshop()

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

  const authors = (name: string) =>
    sql('select from public.platform_authors where name = $1', [name])

  // The second is answered by lite, the first by the way around it.
  test.each([
    ['a plain call', (args: object) => visitor().rpc('platform_refuses', args)],
    [
      'a call with a count',
      (args: object) => visitor().rpc('platform_refuses', args, { count: 'exact' }),
    ],
  ] as const)(
    '%s that answers with a refusal is an error, and what it wrote stays',
    async (_, ask) => {
      const reason = randomUUID()
      const answer = await ask({ reason })
      expect(answer).toMatchObject({
        status: 403,
        data: null,
        error: { code: '42501', message: reason, details: 'the detail', hint: null },
      })
      expect(await authors(reason)).toHaveLength(1)
      // The status was this transaction's, not the connection's.
      expect((await call('platform_add', { a: 1 })).status).toBe(200)

      const invalid = await ask({ reason: randomUUID(), status: 'forbidden' })
      expect(invalid).toMatchObject({ status: 500, error: { code: 'PGRST112' } })
    },
  )

  test('one row of a refusal is the refusal', async () => {
    const { status, error } = await call('platform_refuses', { reason: 'not_permitted' }).single()
    expect([status, error?.message]).toEqual([403, 'not_permitted'])
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

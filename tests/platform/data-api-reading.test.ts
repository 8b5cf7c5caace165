import { describe, expect, test } from 'vitest'
import { books, chekhov, titles, tolstoy, useBookshop } from './bookshop.ts'
import { sql, visitor } from './platform-clients.ts'

/* Reading tables through supabase-js. */

useBookshop()

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
      // Found when the notice of the change has arrived, which is soon and not at once, as with PostgREST.
      await expect
        .poll(() => visitor().from('platform_new').select(), { timeout: 10_000 })
        .toMatchObject({ status: 200, data: [] })
    } finally {
      await sql('drop table public.platform_new')
    }
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { books, chekhov, titles, tolstoy, useBookshop } from './bookshop.ts'
import { service } from './platform-clients.ts'

/* Writing to tables through supabase-js. */

useBookshop()

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

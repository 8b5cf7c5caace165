import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { tolstoy, useBookshop } from './bookshop.ts'
import { mint, service, signedIn, visitor, withToken, type SignedIn } from './platform-clients.ts'

/* Row-level security and what the database knows of a caller, through supabase-js. */

useBookshop()

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
      from: '127.0.0.1',
    })
    const behindProxy = await ada.client
      .rpc('platform_whoami')
      .setHeader('x-forwarded-for', '203.0.113.7')
    expect(behindProxy.data).toMatchObject({ from: '203.0.113.7, 127.0.0.1' })
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

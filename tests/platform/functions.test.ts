import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FunctionsHttpError } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtures, startFunctions } from '../support/functions-under-test.ts'
import { mint, settings, signedIn, visitor, withToken } from './platform-clients.ts'

/* Edge functions through functions-js and the gateway, run by Deno without a network. */

const envFile = join(fixtures, 'functions/.env')
const madeHere = join(fixtures, 'functions/made-here')
let service: Awaited<ReturnType<typeof startFunctions>>

beforeAll(async () => {
  writeFileSync(envFile, 'OWN_VARIABLE="from functions/.env"\nSUPABASE_URL=http://elsewhere\n')
  service = await startFunctions(settings)
})
afterAll(async () => {
  await service.stop()
  rmSync(envFile)
  rmSync(madeHere, { recursive: true, force: true })
})

const address = (path: string) => `${service.url}/functions/v1/${path}`

/** What a refused call was answered. */
async function refusal(error: unknown): Promise<[number, unknown]> {
  if (!(error instanceof FunctionsHttpError)) throw error
  const response = error.context as Response
  return [response.status, await response.json()]
}

describe('a function that wants a token', () => {
  test('is reached by a signed-in user and by a token of ours', async () => {
    const { client } = await signedIn()
    const { token } = await tokenOf(client)
    const asUser = await withToken(token, service.url).functions.invoke('hello', {
      body: { name: 'Ада' },
    })
    expect(asUser.data).toEqual({ greeting: 'Привет, Ада!', role: 'authenticated', method: 'POST' })
    const contact = withToken(mint({ sub: 'c', kind: 'contact' }), service.url)
    expect((await contact.functions.invoke('hello', { body: { name: 'Б' } })).data).toMatchObject({
      role: 'authenticated',
    })
    const anon = withToken(settings.keys.anonKey, service.url)
    expect((await anon.functions.invoke('hello', { body: { name: 'В' } })).data).toMatchObject({
      role: 'anon',
    })
  })

  test('is not reached without, nor with a forged, expired or no token at all', async () => {
    const keyOnly = await visitor(service.url).functions.invoke('hello', { body: {} })
    expect(await refusal(keyOnly.error)).toMatchObject([401, { code: 401 }])
    for (const token of [mint({ sub: 'c' }, -1), mint({ sub: 'c' }, 60, 'x'.repeat(32))]) {
      const { error } = await withToken(token, service.url).functions.invoke('hello', { body: {} })
      expect(await refusal(error)).toEqual([401, { code: 401, message: 'Invalid JWT' }])
    }
    const bare = await fetch(address('hello'), { method: 'POST', body: '{}' })
    expect([bare.status, await bare.json()]).toEqual([
      401,
      { code: 401, message: 'Missing authorization header' },
    ])
    expect(bare.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('a function that wants none', () => {
  test('runs with its environment, npm imports and the platform behind it', async () => {
    const response = await fetch(address('open/deep/path?q=1'))
    expect([response.status, response.headers.get('x-from-function')]).toEqual([201, 'yes'])
    expect(await response.json()).toEqual({
      path: '/open/deep/path?q=1',
      users: 1,
      asked: 1,
      role: 'anon',
      own: 'from functions/.env',
      secrets: [],
    })
  })

  test('answers its own preflight', async () => {
    const response = await fetch(address('open'), {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    })
    expect([response.status, response.headers.get('access-control-allow-headers')]).toEqual([
      200,
      'x-tested',
    ])
  })

  test('may be a default export', async () => {
    expect((await visitor(service.url).functions.invoke('fetcher')).data).toEqual({
      style: 'default export',
    })
  })

  test('streams: each part arrives before the next is made', async () => {
    const response = await fetch(address('stream'))
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (const name of ['one', 'two', 'three']) {
      expect((await reader.read()).value).toBe(`data: ${name}\n\n`)
      await fetch(address(`stream?next=${name}`))
    }
    expect((await reader.read()).done).toBe(true)
  })
})

describe('a function that fails', () => {
  test('is answered for, and its neighbours do not notice', async () => {
    const crash = (body: string) => fetch(address('crash'), { method: 'POST', body })
    expect([(await crash('throw')).status, await (await crash('')).text()]).toEqual([500, 'alive'])
    await crash('later')
    await expect
      .poll(async () => (await crash('')).text().catch(() => 'gone'), { timeout: 10_000 })
      .toBe('alive')
    expect((await visitor(service.url).functions.invoke('fetcher')).data).toBeTruthy()
    expect(service.log()).toContain('thrown later on purpose')
  })

  test('says so when it does not start, and when it does not exist', async () => {
    const broken = await visitor(service.url).functions.invoke('broken')
    expect(await refusal(broken.error)).toMatchObject([503, { code: 'BOOT_ERROR' }])
    expect(service.log()).toContain('broken on purpose')
    const none = await visitor(service.url).functions.invoke('nowhere')
    expect(await refusal(none.error)).toMatchObject([404, { code: 'NOT_FOUND' }])
  })
})

test('a new and a changed function are served without a restart', async () => {
  const write = (words: string) =>
    writeFileSync(join(madeHere, 'index.ts'), `Deno.serve(() => new Response('${words}'))`)
  const ask = async () => {
    const token = mint({ sub: 'x' })
    return (
      await fetch(address('made-here'), { headers: { authorization: `Bearer ${token}` } })
    ).text()
  }
  mkdirSync(madeHere)
  write('first')
  await expect.poll(ask, { timeout: 10_000 }).toBe('first')
  write('second')
  await expect.poll(ask, { timeout: 10_000 }).toBe('second')
})

test('ends on SIGTERM at once', async () => {
  const own = await startFunctions(settings)
  await fetch(`${own.url}/functions/v1/fetcher`)
  const began = performance.now()
  own.child.kill('SIGTERM')
  await once(own.child, 'exit')
  expect(performance.now() - began).toBeLessThan(3000)
  await own.stop()
})

async function tokenOf(client: ReturnType<typeof visitor>): Promise<{ token: string }> {
  const { data } = await client.auth.getSession()
  return { token: data.session?.access_token ?? '' }
}

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { platformUnderTest } from '../support/platform-under-test.ts'
import { linkIn, mailTo } from './mails.ts'
import {
  password,
  service,
  settings,
  signedIn,
  sql,
  visitor,
  withToken,
} from './platform-clients.ts'

/* Auth through supabase-js: signing in, sessions, a forgotten password. */

const newEmail = () => `${randomUUID()}@platform.test`
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >

describe('signing in', () => {
  test('with the password gives a token that says who it is', async () => {
    const { id, email, token } = await signedIn()
    expect(claimsOf(token)).toMatchObject({
      sub: id,
      email,
      role: 'authenticated',
      aud: 'authenticated',
    })
  })

  test('is refused with a wrong password, and for nobody', async () => {
    const { email } = await signedIn()
    for (const who of [email, newEmail()]) {
      const { error } = await visitor().auth.signInWithPassword({
        email: who,
        password: 'not-the-password',
      })
      expect(error).toMatchObject({ status: 400, code: 'invalid_credentials' })
    }
  })

  test('address in capitals is the same address', async () => {
    const { email, id } = await signedIn()
    const { data } = await visitor().auth.signInWithPassword({
      email: email.toUpperCase(),
      password,
    })
    expect(data.user?.id).toBe(id)
  })
})

describe('a session', () => {
  beforeAll(async () => {
    await sql(`create function public.platform_ping() returns text language sql as $$ select 'pong' $$;
      grant execute on function public.platform_ping() to authenticated`)
  })
  afterAll(() => sql('drop function public.platform_ping()'))

  test('is refreshed: a new token, the same user, and the old refresh token is spent', async () => {
    const { client, id } = await signedIn()
    const before = (await client.auth.getSession()).data.session
    const { data, error } = await client.auth.refreshSession()
    expect(error).toBeNull()
    expect(data.user?.id).toBe(id)
    expect(data.session?.refresh_token).not.toBe(before?.refresh_token)
    expect((await client.auth.getUser()).data.user?.id).toBe(id)
    // Twice on, nobody may come back with the first one.
    await client.auth.refreshSession()
    const late = await visitor().auth.refreshSession({ refresh_token: before?.refresh_token ?? '' })
    expect(late.error).toMatchObject({ status: 400, code: 'refresh_token_already_used' })
  })

  test('signed out: its token is refused at once, everywhere', async () => {
    const { client, token } = await signedIn()
    const late = withToken(token)
    expect((await late.rpc('platform_ping')).data).toBe('pong')
    expect((await late.from('workspace').select('name')).status).toBe(200)
    expect((await client.auth.signOut()).error).toBeNull()

    const { error } = await client.auth.getUser(token)
    expect(error?.name).toBe('AuthSessionMissingError')
    expect(await late.from('workspace').select('name')).toMatchObject({
      status: 401,
      error: { code: 'session_not_found' },
    })
    expect((await late.rpc('platform_ping')).status).toBe(401)
    expect((await late.storage.listBuckets()).error).toMatchObject({ message: 'session_not_found' })
  })

  test('signed out everywhere: other devices, too', async () => {
    const { client, email, token } = await signedIn()
    const phone = visitor()
    await phone.auth.signInWithPassword({ email, password })
    await client.auth.signOut({ scope: 'global' })
    expect((await phone.from('workspace').select('name')).status).toBe(401)
    expect((await withToken(token).from('workspace').select('name')).status).toBe(401)
  })

  test('survives a restart of the gateway', async () => {
    const { client, id } = await signedIn()
    await platformUnderTest().kill('gateway')
    await platformUnderTest().untilHealthy('gateway')
    expect((await client.auth.getUser()).data.user?.id).toBe(id)
    expect((await client.auth.refreshSession()).data.user?.id).toBe(id)
  })

  test('of a removed user ends with the user', async () => {
    const { client, id } = await signedIn()
    await service().auth.admin.deleteUser(id)
    expect((await client.from('workspace').select('name')).status).toBe(401)
  })
})

describe('a forgotten password', () => {
  test('is replaced by way of a mail with a link to the desk', async () => {
    const { email, id } = await signedIn()
    expect((await visitor().auth.resetPasswordForEmail(email)).error).toBeNull()
    const mail = await mailTo(email)
    const link = linkIn(mail)
    expect(link.origin + link.pathname).toBe(`${settings.product.APP_URL}/auth/confirm`)
    expect(link.searchParams.get('type')).toBe('recovery')
    expect(mail.html).toContain(link.searchParams.get('token_hash'))

    const client = visitor()
    const token_hash = link.searchParams.get('token_hash') ?? ''
    const verified = await client.auth.verifyOtp({ type: 'recovery', token_hash })
    expect(verified.data.user?.id).toBe(id)
    expect((await client.auth.updateUser({ password: 'another-password' })).error).toBeNull()

    const old = await visitor().auth.signInWithPassword({ email, password })
    expect(old.error).toMatchObject({ code: 'invalid_credentials' })
    const now = await visitor().auth.signInWithPassword({ email, password: 'another-password' })
    expect(now.data.user?.id).toBe(id)
    const again = await visitor().auth.verifyOtp({ type: 'recovery', token_hash })
    expect(again.error).toMatchObject({ status: 403, code: 'otp_expired' })
  })

  test('of nobody: the same answer, and no mail', async () => {
    const email = newEmail()
    expect((await visitor().auth.resetPasswordForEmail(email)).error).toBeNull()
    // A mail that was asked for later has come, so one to nobody would have.
    const known = await signedIn()
    await visitor().auth.resetPasswordForEmail(known.email)
    await mailTo(known.email)
    const mails = await fetch(`http://127.0.0.1:${settings.ports.mail}/api/mails?to=${email}`)
    expect(await mails.json()).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway, type Gateway } from '../../supabase/local/gateway/gateway.ts'
import { readPlatformConfig } from '../../supabase/local/gateway/platform-config.ts'
import { freePort } from '../support/free-port.ts'
import { linkIn, mailTo } from './mails.ts'
import {
  mint,
  password,
  service,
  settings,
  signedIn,
  sql,
  visitor,
  withToken,
} from './platform-clients.ts'

/* How users come to be, through supabase-js: signing up, and the admin API. */

const newEmail = () => `${randomUUID()}@platform.test`

describe('signing up', () => {
  let open: Gateway
  let url: string
  beforeAll(async () => {
    const gateway = await freePort()
    url = `http://127.0.0.1:${gateway}`
    const own = {
      ...settings,
      ports: { ...settings.ports, gateway },
      urls: { ...settings.urls, api: url },
    }
    const config = { ...readPlatformConfig(settings.root), enableSignup: true }
    open = await startGateway(own, config, pino({ level: 'silent' }))
  })
  afterAll(() => open.stop())

  test('makes a user and a session where it is allowed', async () => {
    const client = visitor(url)
    const email = newEmail()
    const { data, error } = await client.auth.signUp({
      email,
      password,
      options: { data: { name: 'Ада' } },
    })
    expect(error).toBeNull()
    expect(data.session?.access_token).toBeTruthy()
    expect(data.user?.user_metadata).toMatchObject({ name: 'Ада' })
    // Plain objects in the database, so that triggers can read them.
    const [row] = await sql<{ name: string }>(
      `select raw_user_meta_data ->> 'name' as name from auth.users where email = $1`,
      [email],
    )
    expect(row?.name).toBe('Ада')
    const twice = await visitor(url).auth.signUp({ email, password })
    expect(twice.error).toMatchObject({ status: 422, code: 'user_already_exists' })
  })

  test('needs a password of some length', async () => {
    const { error } = await visitor(url).auth.signUp({ email: newEmail(), password: 'short' })
    expect(error).toMatchObject({ status: 422, code: 'weak_password' })
  })

  test('is closed on our own platform, by the back door of one-time codes, too', async () => {
    const email = newEmail()
    const signUp = await visitor().auth.signUp({ email, password })
    expect(signUp.error).toMatchObject({ status: 422, code: 'signup_disabled' })
    const code = await visitor().auth.signInWithOtp({ email, options: { shouldCreateUser: true } })
    expect(code.error).toMatchObject({ status: 422, code: 'otp_disabled' })
    expect(await sql('select 1 from auth.users where email = $1', [email])).toEqual([])
  })
})

describe('the admin API', () => {
  const admin = service().auth.admin

  test('makes, finds, changes, lists and removes users', async () => {
    const email = newEmail()
    const id = randomUUID()
    const made = await admin.createUser({
      id,
      email,
      password,
      email_confirm: true,
      user_metadata: { name: 'Грейс', town: 'Минск' },
      app_metadata: { plan: 'a' },
    })
    expect(made.data.user).toMatchObject({
      id,
      email,
      app_metadata: { provider: 'email', plan: 'a' },
    })
    expect(made.data.user?.identities).toHaveLength(1)

    const changed = await admin.updateUserById(id, {
      password: 'a-new-password',
      user_metadata: { town: null, team: 'б' },
    })
    expect(changed.data.user?.user_metadata).toEqual({
      name: 'Грейс',
      team: 'б',
      email_verified: true,
    })
    const signIn = await visitor().auth.signInWithPassword({ email, password: 'a-new-password' })
    expect(signIn.data.user?.id).toBe(id)

    const { data: first } = await admin.listUsers({ page: 1, perPage: 1 })
    expect(first).toMatchObject({ users: [{}], nextPage: 2 })
    const { data: all } = await admin.listUsers({ perPage: 1000 })
    expect(all.users.map((user) => user.id)).toContain(id)

    expect((await admin.deleteUser(id)).error).toBeNull()
    expect((await admin.getUserById(id)).error).toMatchObject({
      status: 404,
      code: 'user_not_found',
    })
  })

  test('refuses a second user with one address, no address, a weak password', async () => {
    const { email } = await signedIn()
    expect((await admin.createUser({ email, password })).error).toMatchObject({
      status: 422,
      code: 'email_exists',
    })
    expect((await admin.createUser({ password })).error).toMatchObject({
      status: 400,
      code: 'validation_failed',
    })
    const weak = await admin.createUser({ email: newEmail(), password: '1234' })
    expect(weak.error).toMatchObject({ status: 422, code: 'weak_password' })
  })

  test('an unconfirmed address does not sign in', async () => {
    const email = newEmail()
    await admin.createUser({ email, password })
    const { error } = await visitor().auth.signInWithPassword({ email, password })
    expect(error).toMatchObject({ code: 'email_not_confirmed' })
  })

  test('a banned user is out at once and stays out', async () => {
    const { client, email, id } = await signedIn()
    await admin.updateUserById(id, { ban_duration: '1h' })
    expect((await client.from('workspace').select('name')).status).toBe(401)
    const back = await visitor().auth.signInWithPassword({ email, password })
    expect(back.error).toMatchObject({ code: 'user_banned' })
    await admin.updateUserById(id, { ban_duration: 'none' })
    expect((await visitor().auth.signInWithPassword({ email, password })).error).toBeNull()
  })

  test('invites by mail; the link signs in and lets a password be chosen', async () => {
    const email = newEmail()
    expect((await admin.inviteUserByEmail(email, { data: { name: 'Ян' } })).error).toBeNull()
    const link = linkIn(await mailTo(email))
    expect(link.searchParams.get('type')).toBe('invite')
    const client = visitor()
    const token_hash = link.searchParams.get('token_hash') ?? ''
    const { data, error } = await client.auth.verifyOtp({ type: 'invite', token_hash })
    expect(error).toBeNull()
    expect(data.user?.user_metadata).toMatchObject({ name: 'Ян' })
    await client.auth.updateUser({ password })
    expect((await visitor().auth.signInWithPassword({ email, password })).error).toBeNull()
  })

  test('a link can be had without a mail', async () => {
    const { email, id } = await signedIn()
    const { data } = await admin.generateLink({ type: 'magiclink', email })
    const token_hash = data.properties?.hashed_token ?? ''
    const verified = await visitor().auth.verifyOtp({ type: 'email', token_hash })
    expect(verified.data.user?.id).toBe(id)
  })

  test('is for nobody but the secret key', async () => {
    const { client, token } = await signedIn()
    for (const nobody of [visitor(), client, withToken(token)]) {
      const { status, body } = await listUsersAs(nobody === client ? token : undefined)
      expect([status, body]).toMatchObject([403, { error_code: 'not_admin' }])
    }
    expect(
      await listUsersAs(mint({ role: 'service_role' }, 600, 'another-secret-of-32-characters!')),
    ).toMatchObject({ status: 401 })
  })
})

async function listUsersAs(token?: string) {
  const headers: Record<string, string> = { apikey: settings.keys.publishableKey }
  if (token) headers.authorization = `Bearer ${token}`
  const response = await fetch(`${settings.urls.api}/auth/v1/admin/users`, { headers })
  return { status: response.status, body: (await response.json()) as unknown }
}

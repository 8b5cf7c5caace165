import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startGateway, type Gateway } from '../../supabase/local/gateway/gateway.ts'
import { readPlatformConfig } from '../../supabase/local/gateway/platform-config.ts'
import { freePort } from '../support/free-port.ts'
import {
  password,
  service,
  settings,
  signedIn,
  sql,
  visitor,
  withToken,
} from './platform-clients.ts'

/* Auth's hook for tried passwords, in a gateway whose hook is a function of these tests. */

let gateway: Gateway
let url: string

beforeAll(async () => {
  await sql(`
    create schema platform_hooks;
    create table platform_hooks.tried (user_id uuid, valid boolean, by text, at timestamptz default now());
    create table platform_hooks.answers (answer jsonb);
    create function platform_hooks.password(event jsonb) returns jsonb
      language plpgsql security definer set search_path = '' as $$
      begin
        insert into platform_hooks.tried (user_id, valid, by)
        values ((event ->> 'user_id')::uuid, (event ->> 'valid')::boolean, current_setting('role'));
        return coalesce((select answer from platform_hooks.answers), '{"decision": "continue"}');
      end $$;
    revoke execute on function platform_hooks.password from public;
    grant usage on schema platform_hooks to supabase_auth_admin;
    grant execute on function platform_hooks.password to supabase_auth_admin`)
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  gateway = await startGateway(
    {
      ...settings,
      ports: { ...settings.ports, gateway: port },
      urls: { ...settings.urls, api: url },
    },
    {
      ...readPlatformConfig(settings.root),
      passwordHook: {
        uri: 'pg-functions://postgres/platform_hooks/password',
        call: 'platform_hooks.password',
      },
    },
    pino({ level: 'silent' }),
  )
})
afterEach(() => sql('truncate platform_hooks.tried, platform_hooks.answers'))
afterAll(async () => {
  await gateway.stop()
  await sql('drop schema platform_hooks cascade')
})

const signIn = (email: string, word = password) =>
  visitor(url).auth.signInWithPassword({ email, password: word })
const answerWith = (answer: object) =>
  sql('insert into platform_hooks.answers values ($1)', [JSON.stringify(answer)])
const tried = () => sql('select user_id, valid, by from platform_hooks.tried order by at')
const sessionsOf = async (id: string) =>
  (await sql('select from auth.sessions where user_id = $1', [id])).length

test('the hook hears of right and wrong passwords of known users, and what it writes stays', async () => {
  const { email, id } = await signedIn()
  expect((await signIn(email)).error).toBeNull()
  expect((await signIn(email.toUpperCase(), 'wrong')).error?.code).toBe('invalid_credentials')
  expect((await signIn('nobody@platform.test')).error?.code).toBe('invalid_credentials')
  const by = 'supabase_auth_admin'
  expect(await tried()).toEqual([
    { user_id: id, valid: true, by },
    { user_id: id, valid: false, by },
  ])
})

test('a session is refreshed without it', async () => {
  const { email } = await signedIn()
  const client = visitor(url)
  await client.auth.signInWithPassword({ email, password })
  expect((await client.auth.refreshSession()).error).toBeNull()
  expect(await tried()).toHaveLength(1)
})

test('a rejection keeps the right password out, in the hook’s words or GoTrue’s', async () => {
  const { email, id } = await signedIn()
  await answerWith({ decision: 'reject', message: 'Try again in an hour.' })
  expect((await signIn(email)).error).toMatchObject({
    status: 400,
    code: 'invalid_credentials',
    message: 'Try again in an hour.',
  })
  await sql(`update platform_hooks.answers set answer = '{"decision": "reject"}'`)
  expect((await signIn(email)).error?.message).toBe(
    'Further password verification attempts will be rejected.',
  )
  // The one from before the hook objected goes on.
  expect(await sessionsOf(id)).toBe(1)
})

test('a rejection can end every session', async () => {
  const { email, id, token } = await signedIn()
  await answerWith({ decision: 'reject', should_logout_user: true })
  expect((await signIn(email, 'wrong')).error?.code).toBe('invalid_credentials')
  expect(await sessionsOf(id)).toBe(0)
  expect((await withToken(token).from('workspace').select('name')).status).toBe(401)
})

test('a hook that fails lets nobody in', async () => {
  const { email, id } = await signedIn()
  await answerWith({ error: { http_code: 429, message: 'Too often.' } })
  expect((await signIn(email)).error).toMatchObject({ status: 429, message: 'Too often.' })
  await sql(`update platform_hooks.answers set answer = '{"decision": "perhaps"}'`)
  expect((await signIn(email)).error?.status).toBe(500)
  await sql('alter function platform_hooks.password rename to moved')
  try {
    expect((await signIn(email)).error).toMatchObject({
      status: 500,
      message: 'Error running hook URI: pg-functions://postgres/platform_hooks/password',
    })
  } finally {
    await sql('alter function platform_hooks.moved rename to password')
  }
  expect(await sessionsOf(id)).toBe(1)
})

test('a banned user is refused before the hook is asked', async () => {
  const { email, id } = await signedIn()
  await service().auth.admin.updateUserById(id, { ban_duration: '1h' })
  expect((await signIn(email)).error?.code).toBe('user_banned')
  expect(await tried()).toEqual([])
})

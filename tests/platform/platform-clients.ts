import { createHmac, randomUUID } from 'node:crypto'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import pg from 'pg'
import type { Settings } from '../../supabase/local/settings.ts'
import { platformUnderTest } from '../support/platform-under-test.ts'

/* The official clients against the platform that the tests of this tier share. */

export const settings: Settings = platformUnderTest().settings
export const password = 'a-password-of-the-tests'

const clientOptions = { auth: { persistSession: false, autoRefreshToken: false } }

/** With the publishable key: anon, until somebody signs in. */
export function visitor(url = settings.urls.api): SupabaseClient {
  return createClient(url, settings.keys.publishableKey, clientOptions)
}

/** With the secret key: service_role. */
export function service(url = settings.urls.api): SupabaseClient {
  return createClient(url, settings.keys.secretKey, clientOptions)
}

/** The publishable key, and this token on every request. */
export function withToken(token: string, url = settings.urls.api): SupabaseClient {
  return createClient(url, settings.keys.publishableKey, {
    ...clientOptions,
    accessToken: async () => token,
  })
}

export type SignedIn = { client: SupabaseClient; id: string; email: string; token: string }

/** A new user, signed in. */
export async function signedIn(): Promise<SignedIn> {
  const email = `${randomUUID()}@platform.test`
  const made = await service().auth.admin.createUser({ email, password, email_confirm: true })
  if (made.error) throw made.error
  const client = visitor()
  const { data, error } = await client.auth.signInWithPassword({ email, password })
  if (error) throw error
  return { client, id: made.data.user.id, email, token: data.session.access_token }
}

/** A token as one of our functions mints it: HS256, valid for `seconds` (negative: expired). */
export function mint(
  claims: Record<string, unknown>,
  seconds = 600,
  secret = settings.keys.jwtSecret,
): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const body = {
    role: 'authenticated',
    aud: 'authenticated',
    iat: now - 60,
    exp: now + seconds,
    ...claims,
  }
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(body)}`
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`
}

/** Runs SQL as the owner of the database: what a migration would have done. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: settings.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(text, values)
    return rows
  } finally {
    await client.end()
  }
}

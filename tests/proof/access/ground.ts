import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPlatform } from '../../../supabase/local/supervisor/platform.ts'
import type { Settings } from '../../../supabase/local/settings.ts'

/** A platform of its own, and the owner's way into its database. */
export type Ground = { settings: Settings; pool: pg.Pool; rest: (path: string) => string }

/** @param seed  with the demo's cast in it */
export async function onAPlatform<Result>(
  seed: boolean,
  work: (ground: Ground) => Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'otklik-proof-'))
  const platform = await startPlatform({
    home,
    ports: 'free',
    services: ['gateway', 'realtime'],
    durable: false,
    seed,
  })
  const { settings } = platform
  const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 8 })
  try {
    return await work({ settings, pool, rest: (path) => `${settings.urls.api}${path}` })
  } finally {
    await pool.end()
    await platform.stop()
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** A token as the product's edge functions mint it: HS256, ten minutes. */
export function mint({ keys }: Settings, claims: Record<string, unknown>): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const body = { role: 'authenticated', aud: 'authenticated', iat: now, exp: now + 600, ...claims }
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(body)}`
  return `${unsigned}.${createHmac('sha256', keys.jwtSecret).update(unsigned).digest('base64url')}`
}

/** A request with a token; the body as text, whatever it is. Status 0 where no answer came. */
export async function request(
  ground: Ground,
  token: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const response = await fetch(ground.rest(path), {
    method: body ? 'POST' : 'GET',
    headers: {
      apikey: ground.settings.keys.publishableKey,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => null)
  return { status: response?.status ?? 0, text: (await response?.text().catch(() => '')) ?? '' }
}

/** Runs verbs as a person, in one transaction, as the Data API would. */
export async function as(
  ground: Ground,
  claims: object,
  text: string,
  values: unknown[] = [],
): Promise<void> {
  const client = await ground.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [
      JSON.stringify(claims),
    ])
    await client.query(text, values)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

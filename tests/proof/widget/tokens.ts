import { createHmac, randomBytes } from 'node:crypto'
import pg from 'pg'
import { password, vera } from '../../support/cast.ts'
import { say, type Verdict } from '../access/say.ts'
import { forgeries, sign } from './forgeries.ts'
import type { Ground } from './main.ts'

const fewest = 50

type Answer = { status: number; body: Record<string, unknown> }

/** Expired and forged tokens over HTTP: at the door of the widget, and at the Data API behind it. */
export async function proveTokens({ platform }: Ground): Promise<Verdict> {
  const { urls, keys, databaseUrl } = platform.settings
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const now = Math.floor(Date.now() / 1_000)
  const headers = { apikey: keys.publishableKey, 'content-type': 'application/json' }

  async function post(path: string, body: object, more: object = {}): Promise<Answer> {
    const response = await fetch(urls.api + path, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
  /** Each case by itself: what many of them lead to is the limits' to say. */
  async function enter(body: object): Promise<Answer> {
    await pool.query('delete from private.rate_buckets')
    const secret = randomBytes(32).toString('base64url')
    return post('/functions/v1/widget-session', { inbox_key: 'demo-travel', secret, ...body })
  }

  try {
    const { rows } = await pool.query<{ secret: string }>(
      `select public.widget_inbox('demo-travel') ->> 'identity_secret' as secret`,
    )
    const secret = rows[0]!.secret
    const visitor = await enter({})
    const member = await post('/auth/v1/token?grant_type=password', { email: vera.email, password })
    const contacts = () =>
      pool.query<{ count: string }>('select count(*) from public.contact_identities')
    const before = (await contacts()).rows[0]!.count

    let refused = 0
    const let_in: string[] = []
    const cases = forgeries({
      secret,
      otherSecret: randomBytes(32).toString('base64url'),
      publishableKey: keys.publishableKey,
      platformSecret: keys.jwtSecret,
      visitorToken: String(visitor.body.token),
      memberToken: String(member.body.access_token),
      now,
    })
    for (const [what, body] of cases) {
      const { status, body: answer } = await enter(body)
      const isRefused = [400, 401].includes(status) && !('token' in answer)
      if (isRefused) refused += 1
      else let_in.push(`${what}: ${status}`)
    }
    const after = (await contacts()).rows[0]!.count
    if (after !== before) let_in.push(`${Number(after) - Number(before)} identities were written`)

    const behind = await atTheApi(post, keys.jwtSecret, String(visitor.body.token), now)
    let_in.push(...behind.through)

    // The same door is open to what is right: else all of this would prove nothing.
    const known = await enter({
      identity_token: sign({ user_id: 'proof', exp: now + 600 }, secret),
    })
    const hash = createHmac('sha256', secret).update(`proof:${now}`).digest('hex')
    const hashed = await enter({ user_hash: { user_id: 'proof', ts: now, hash } })
    const isOpen = [visitor, known, hashed].every(({ status }) => status === 200)
    if (!isOpen)
      say(`  MISSED honest ones: ${[visitor, known, hashed].map((one) => one.status).join(' ')}`)
    for (const what of let_in) say(`  MISSED let in ${what}`)
    return {
      figures: `tokens: ${refused} of ${cases.length} forged or expired identities and ${behind.refused} tokens refused`,
      holds: let_in.length === 0 && isOpen && refused >= fewest,
    }
  } finally {
    await pool.end()
  }
}

/** A customer's own token, changed, at the Data API. */
async function atTheApi(
  post: (path: string, body: object, more: object) => Promise<Answer>,
  platformSecret: string,
  token: string,
  now: number,
): Promise<{ refused: number; through: string[] }> {
  const [head = '', body = '', signature = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const tries: [string, string][] = [
    ['expired', sign({ ...claims, iat: now - 900, exp: now - 120 }, platformSecret)],
    ['of another key', sign(claims, 'another key of more than 32 characters')],
    ['of an empty key', sign(claims, '')],
    ['alg none', `${encode({ alg: 'none' })}.${body}.`],
    ['another customer', `${head}.${encode({ ...claims, sub: crypto.randomUUID() })}.${signature}`],
    ['a later end', `${head}.${encode({ ...claims, exp: now + 9_000 })}.${signature}`],
    ['service_role', `${head}.${encode({ ...claims, role: 'service_role' })}.${signature}`],
    ['cut', token.slice(0, -4)],
    [
      'a session that never was',
      sign({ ...claims, visitor_session_id: crypto.randomUUID() }, platformSecret),
    ],
    ['a session of another contact', sign({ ...claims, sub: crypto.randomUUID() }, platformSecret)],
  ]
  const through: string[] = []
  for (const [what, forged] of tries) {
    const { status } = await post(
      '/rest/v1/rpc/widget_state',
      {},
      { authorization: `Bearer ${forged}` },
    )
    if (status < 400 || status >= 500) through.push(`the Data API, ${what}: ${status}`)
  }
  return { refused: tries.length - through.length, through }
}

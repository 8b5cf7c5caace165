import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { SignJWT } from 'npm:jose@6.2.17'
import { handle, type Dependencies, type Inbox, type Visit } from './handler.ts'

/* What the tests of this function share: an inbox, the platform behind it, tokens good and bad. */

export const now = Date.UTC(2026, 10, 22, 12)
export const jwtSecret = 'a platform secret of more than 32 characters'
export const identitySecret = 'an identity secret of more than 32 characters'
export const secret = 'x'.repeat(43)
export const session = { session_id: 's-1', contact_id: 'c-1', inbox_id: 'i-1' }
export const seconds = now / 1000

export const previousSecret = 'the identity secret before, of more than 32'
export const settings = { name: 'Demo', greetings: { en: 'Hello' } }
const inbox: Inbox = {
  id: 'i-1',
  secrets: [
    { kid: 'new', secret: identitySecret },
    { kid: 'old', secret: previousSecret },
  ],
  identity_is_enforced: false,
  allowed_domains: [],
  settings,
}

/** Dependencies that remember whom a session was opened for, and which identities were refused. */
export function platform(changes: Partial<Dependencies> = {}, of: Partial<Inbox> = {}) {
  const opened: Visit[] = []
  const ended: string[] = []
  const failures: (string | null)[] = []
  const dependencies: Dependencies = {
    jwtSecret,
    deskUrl: 'https://desk.example.com',
    addressHeader: undefined,
    now: () => now,
    findInbox: (key) => Promise.resolve(key === 'demo' ? { ...inbox, ...of } : null),
    openSession: (visit) => {
      opened.push(visit)
      return Promise.resolve({ ...session, is_verified: visit.identity !== null, joined: 0 })
    },
    endSession: (id) => {
      ended.push(id)
      return Promise.resolve()
    },
    noteFailure: (_inbox, address) => {
      failures.push(address)
      return Promise.resolve(0)
    },
    ...changes,
  }
  return { dependencies, opened, ended, failures }
}

export const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request('http://functions/widget-session', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

export function sign(
  claims: Record<string, unknown>,
  key = identitySecret,
  header: { alg: string; kid?: string; crit?: string[] } = { alg: 'HS256' },
) {
  return new SignJWT(claims).setProtectedHeader(header).sign(new TextEncoder().encode(key))
}

/** A token whose parts are written by hand, signed as HS256 whatever its header says. */
export function handmade(header: unknown, claims: unknown, key = identitySecret): string {
  const part = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const unsigned = `${part(header)}.${part(claims)}`
  return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`
}

export function userHash(
  user_id: unknown,
  ts: unknown,
  key = identitySecret,
  signed = `${user_id}:${ts}`,
) {
  return { user_id, ts, hash: createHmac('sha256', key).update(signed).digest('hex') }
}

export async function answer(request: Request, dependencies: Dependencies) {
  const response = await handle(request, dependencies)
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text), text }
}

export function same(actual: unknown, expected: unknown) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}

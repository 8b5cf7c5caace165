/*
 * What a customer company's own backend does: says, signed, who its signed-in user is. Named among the few
 * files that hold the service key, because the demo company is also the one whose secret stands in our
 * database; a real company copies its secret from the desk's settings once.
 */
import { createHmac } from 'node:crypto'
import { clock } from '#lib/kernel/clock.ts'
import { adminClient } from '#lib/supabase/admin.ts'
import { people, type PersonKey } from './people.ts'

export const demoInboxKey = 'demo-travel'

/** Seconds; the page asks for another one when the widget says it ran out. */
const lifetime = 60 * 60

/** The person's identity token, or null where there is no demo inbox. */
export async function demoIdentity(key: PersonKey): Promise<string | null> {
  const { data: inbox, error } = await adminClient().rpc('widget_inbox', {
    inbox_key: demoInboxKey,
  })
  if (error) throw new Error(`widget_inbox: ${error.message}`)
  const secret = (inbox as { identity_secret?: string } | null)?.identity_secret
  return secret ? signIdentity(people[key], secret, clock.ms()) : null
}

/**
 * An identity token: a JWT, HS256 with the inbox's secret.
 *
 * @param now milliseconds since the epoch
 */
export function signIdentity(person: object, secret: string, now: number): string {
  const issuedAt = Math.floor(now / 1000)
  const unsigned = [
    { alg: 'HS256', typ: 'JWT' },
    { ...person, iat: issuedAt, exp: issuedAt + lifetime },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`
}

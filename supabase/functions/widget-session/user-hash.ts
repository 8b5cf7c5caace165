import { addressIn, idIn, word, type Identity } from './claims.ts'
import type { IdentityRefusal, Secret } from './identity.ts'

/** Seconds that a hash is good, before and after its time. */
const window = 60 * 60

/**
 * The way of older integrations: `hash` = hex of HMAC-SHA-256(secret, "<user_id>:<ts>"), `ts` in seconds
 * within an hour of now. A hash without a time, as other messengers take, would be good for ever and is
 * refused. Only the user_id is signed; name and address beside it are what the page claims.
 *
 * @param now milliseconds since the epoch
 */
export async function verifyUserHash(
  given: Record<string, unknown>,
  secrets: Secret[],
  now: number,
): Promise<Identity | IdentityRefusal> {
  const { user_id: userId, ts, hash } = given
  const isWhole = typeof ts === 'number' || (typeof ts === 'string' && /^\d{1,12}$/.test(ts))
  const seconds = Number(ts)
  if (!isWhole || !Number.isSafeInteger(seconds)) return 'identity_invalid'
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/i.test(hash)) return 'identity_invalid'
  if (typeof userId !== 'string' && typeof userId !== 'number') return 'identity_invalid'
  const id = idIn(userId)
  // What is signed is what is kept: not a longer id, and not one with blanks around it.
  if (!id || id !== String(userId)) return 'identity_invalid'
  const signature = Uint8Array.from(hash.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  const signed = new TextEncoder().encode(`${id}:${ts}`)
  for (const { secret } of secrets) {
    if (!(await isSignature(secret, signature, signed))) continue
    const age = now / 1000 - seconds
    if (age > window) return 'identity_expired'
    if (age < -window) return 'identity_invalid'
    const name = word(given.name, 120)
    const email = addressIn(given.email)
    return {
      user_id: id,
      ...(name && { claimed_name: name }),
      ...(email && { claimed_email: email }),
    }
  }
  return 'identity_invalid'
}

/** In constant time: that is what `verify` is for. */
async function isSignature(secret: string, signature: Uint8Array, signed: Uint8Array) {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  return crypto.subtle.verify('HMAC', key, signature as BufferSource, signed as BufferSource)
}

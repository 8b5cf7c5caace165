/** Who the host page's backend says its user is. */
export type Identity = {
  user_id: string
  name?: string
  email?: string
  phone?: string
  company_id?: string
  company_name?: string
  /** What else it signed; the database keeps what the desk has declared. */
  attributes?: Record<string, Scalar>
  /** Said without a signature: fills what is empty, replaces nothing. */
  claimed_name?: string
  claimed_email?: string
}

export type Scalar = string | number | boolean

/** Claims with a meaning of their own; any other is an attribute. */
const reserved = new Set(
  'user_id name email phone company company_id company_name attributes iss sub aud exp nbf iat jti role kind'.split(
    ' ',
  ),
)

/**
 * The claims we keep, in the lengths that the tables take: a long name is cut and a malformed address
 * left out, because a chat that does not open is worse than either.
 */
export function identityIn(claims: Record<string, unknown>): Identity | undefined {
  const userId = idIn(claims.user_id)
  if (!userId) return undefined
  const identity: Identity = { user_id: userId }
  const company = isObject(claims.company) ? claims.company : {}
  const name = word(claims.name, 120)
  const email = addressIn(claims.email)
  const phone = word(claims.phone, 40)
  const companyId = idIn(claims.company_id ?? company.company_id ?? company.id)
  const companyName = word(claims.company_name ?? company.name, 120)
  if (name) identity.name = name
  if (email) identity.email = email
  if (phone) identity.phone = phone
  if (companyId) identity.company_id = companyId
  if (companyId && companyName) identity.company_name = companyName
  const rest = Object.entries(claims).filter(([key]) => !reserved.has(key))
  const attributes = scalarsIn({
    ...Object.fromEntries(rest),
    ...(isObject(claims.attributes) ? claims.attributes : {}),
  })
  if (Object.keys(attributes).length > 0) identity.attributes = attributes
  return identity
}

/**
 * An id in an identity; undefined where it is none, or one that cannot be told from another: too long, or a
 * number beyond 2^53, of which JSON has lost the last digits: two people would be one.
 */
export function idIn(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined
  const id = word(value, 201)
  return id && id.length <= 200 ? id : undefined
}

export function addressIn(value: unknown): string | undefined {
  const email = word(value, 320)
  return email && /^[^@\s]+@[^@\s]+$/.test(email) ? email : undefined
}

/** At most fifty keys with plain values. */
export function scalarsIn(value: unknown): Record<string, Scalar> {
  if (!isObject(value)) return {}
  const entries = Object.entries(value).flatMap(([key, one]): [string, Scalar][] => {
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(key)) return []
    if (typeof one === 'boolean' || (typeof one === 'number' && Number.isFinite(one)))
      return [[key, one]]
    const text = typeof one === 'string' ? word(one, 500) : undefined
    return text ? [[key, text]] : []
  })
  return Object.fromEntries(entries.slice(0, 50))
}

export function word(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  // A NUL cannot be stored in text, and half of a pair is no character.
  const clean = String(value).replaceAll('\0', '').trim()
  return clean.slice(0, length).toWellFormed().trim() || undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

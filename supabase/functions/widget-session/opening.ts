/** What a frame asks with, its kinds checked. */
export type Opening = {
  inboxKey: string
  secret: string
  identityToken: string | null
  userHash: Record<string, unknown> | null
  visitorSecret: string | null
  hostOrigin: string | null
  page: Record<string, unknown> | null
  attributes: Record<string, unknown> | null
  locale: 'ru' | 'en' | null
}

/** Reads the body of a request; two identities at once are none. */
export function readOpening(body: Record<string, unknown>): Opening | 'body_invalid' {
  const { inbox_key: inboxKey, secret } = body
  if (typeof inboxKey !== 'string' || typeof secret !== 'string') return 'body_invalid'
  const identityToken = maybe(body.identity_token, isText)
  const userHash = maybe(body.user_hash, isObject)
  const visitorSecret = maybe(body.visitor_secret, isText)
  const hostOrigin = maybe(body.host_origin, isText)
  const page = maybe(body.page, isObject)
  const attributes = maybe(body.attributes, isObject)
  if (
    identityToken === undefined ||
    userHash === undefined ||
    visitorSecret === undefined ||
    hostOrigin === undefined ||
    page === undefined ||
    attributes === undefined ||
    (identityToken !== null && userHash !== null)
  )
    return 'body_invalid'
  const locale = body.locale === 'ru' || body.locale === 'en' ? body.locale : null
  return {
    inboxKey,
    secret,
    identityToken,
    userHash,
    visitorSecret,
    hostOrigin,
    page,
    attributes,
    locale,
  }
}

/** Null where nothing was said, undefined where it is of another kind. */
function maybe<Kind>(value: unknown, is: (value: unknown) => value is Kind) {
  if (value === undefined || value === null) return null
  return is(value) ? value : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

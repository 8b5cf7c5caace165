/*
 * What a host page says about itself and its user, read for the frame. Everything arrives from foreign
 * code, so everything is checked here; the loader reads its own part in placing.ts.
 */
import { textOf, type Given } from './given.ts'
import type { Looks } from './looks.ts'
import { localeOf, themeOf } from './placing.ts'

export type ThemeMode = 'light' | 'dark' | 'system'

/** An old integration's proof: HMAC-SHA256 of `<user_id>:<ts>` with the inbox's secret, in hex. */
export type UserHash = { user_id: string; ts: number; hash: string; name?: string; email?: string }

type Plain = string | number | boolean

export type FrameSettings = {
  app_id: string
  /** HS256 token of the host page's backend: who its user is. null for an anonymous visitor. */
  user_jwt: string | null
  user_hash: UserHash | null
  /** null follows the browser. */
  locale: string | null
  theme_mode: ThemeMode
  looks: Looks
  /** No count, no preview of a message, no sound. */
  isQuiet: boolean
  /** Key or id of the category that a conversation begun here is about. */
  topic: string | null
  /** What the page says of its user without a signature: name, e-mail, custom attributes. */
  attributes: Record<string, Plain>
}

/** Settings that are not about a person. Everything else that is plain is an attribute. */
const ours = new Set(
  (
    'app_id user_jwt user_hash user_hash_ts user_id locale theme_mode looks looks_preview topic alignment ' +
    'horizontal_padding vertical_padding z_index hide_default_launcher hide_notifications company companies ' +
    'custom_launcher_selector action_color background_color link_color api_base avatar session_duration ' +
    'intercom_user_jwt language_override page_title messenger_style_id auth_tokens last_request_at base_domain'
  ).split(' '),
)
const mostAttributes = 50

/** @param appId  key of the inbox, as the loader knows it */
export function readSettings(appId: string, given: Given): FrameSettings {
  const server = recordOf(given.looks) as Looks
  const looks: Looks = { ...server, ...recordOf(given.looks_preview) }
  for (const [name, said] of [
    ['accent', given.action_color],
    ['background', given.background_color],
  ] as const)
    if (textOf(said)) looks[name] = textOf(said)
  const avatar = recordOf(given.avatar).image_url
  return {
    app_id: appId,
    user_jwt: textOf(given.user_jwt),
    // A token says it better, and two proofs at once are none.
    user_hash: textOf(given.user_jwt) ? null : readUserHash(given),
    locale: localeOf(given, looks),
    theme_mode: themeOf(given, looks),
    looks,
    isQuiet: given.hide_notifications === true,
    topic: textOf(given.topic),
    attributes: {
      ...plainOf(given, (name) => !ours.has(name)),
      ...(textOf(avatar) && { avatar_url: String(avatar) }),
    },
  }
}

function readUserHash(given: Given): UserHash | null {
  const { user_id: id, user_hash: hash, user_hash_ts: ts, name, email } = given
  const isId = typeof id === 'string' || typeof id === 'number'
  if (!isId || !textOf(hash) || !Number.isFinite(Number(ts ?? Number.NaN))) return null
  return {
    user_id: String(id),
    ts: Number(ts),
    hash: String(hash),
    ...(textOf(name) && { name: String(name) }),
    ...(textOf(email) && { email: String(email) }),
  }
}

function plainOf(
  record: Given,
  isWanted: (name: string) => boolean = () => true,
): Record<string, Plain> {
  const plain = Object.entries(record).filter(
    (pair): pair is [string, Plain] =>
      isWanted(pair[0]) && ['string', 'number', 'boolean'].includes(typeof pair[1]),
  )
  const short = plain.map(([name, value]) => [
    name.slice(0, 60),
    typeof value === 'string' ? value.slice(0, 500) : value,
  ])
  return Object.fromEntries(short.slice(0, mostAttributes)) as Record<string, Plain>
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/*
 * Types of Otklik's widget for the pages that hold it. Copy this file into your project, or reference it:
 *
 *   /// <reference types="./widget" />
 *
 * What everything means stands in docs/widget.md.
 */

/** Anything of the rest may change later by `update`. `null` takes a setting back. */
interface OtklikSettings {
  /** The inbox's public key; may be left out where the script's address ends in it. */
  app_id?: string
  /** Address of the desk, where it is not the one that served the script. */
  api_base?: string

  /** Who the visitor is, signed by your backend: HS256 with the inbox's secret. */
  user_jwt?: string | null
  /** The older way: hex of HMAC-SHA256 of `<user_id>:<user_hash_ts>` with the inbox's secret. */
  user_id?: string | number
  user_hash?: string | null
  /** Unix seconds; good for an hour before and after. */
  user_hash_ts?: number

  /** Said without a signature: shown to agents as what the page claims. */
  name?: string
  email?: string
  phone?: string
  avatar?: { type?: 'avatar'; image_url: string }

  /** `ru`, `en`, or a tag that begins so; null follows the browser. */
  locale?: string | null
  theme_mode?: 'light' | 'dark' | 'system'
  alignment?: 'left' | 'right'
  /** Distance of the launcher from the edges, in pixels. */
  horizontal_padding?: number
  vertical_padding?: number
  z_index?: number
  /** `#rgb` or `#rrggbb`: buttons and launcher. */
  action_color?: string
  /** `#rgb` or `#rrggbb`: head of the first screen. */
  background_color?: string
  hide_default_launcher?: boolean
  /** No count on the launcher, no preview of a message, no sound. */
  hide_notifications?: boolean
  /** CSS selector of your own elements that open the chat. */
  custom_launcher_selector?: string | null
  /** Category (its key, id or name) of conversations that begin here. */
  topic?: string | null

  /** Any other key with a plain value is an attribute of the customer, if the desk has declared it. */
  [attribute: string]: unknown
}

/** A message of the team. */
interface OtklikMessage {
  conversation_id: string
  seq: number
  /** Its beginning, as in a list. */
  text: string
}

/** The place of a conversation that waits for somebody; null: none waits. */
type OtklikQueue = {
  conversation_id: string
  /** From 1. */
  position: number
  /** Seconds; null where nobody knows. */
  eta: number | null
} | null

interface OtklikEvents {
  show: () => void
  hide: () => void
  /** Fires at once with the present number. */
  unread: (count: number) => void
  message: (message: OtklikMessage) => void
  queue: (queue: OtklikQueue) => void
  /** A reason: contact_blocked, identity_invalid, origin_not_allowed … */
  error: (reason: string) => void
  /** The identity token ends in a minute, or has ended. Return a fresh one, or call `update`. */
  identity_expired: () => string | void | Promise<string | void>
  /** A visitor left an address. */
  email: (address: string) => void
}

interface Otklik {
  (verb: 'boot', settings?: OtklikSettings): void
  (verb: 'update', settings?: OtklikSettings): void
  (verb: 'shutdown'): void
  /** Runs when the widget stands on the page; at once if it does already. */
  (verb: 'ready', callback: () => void): void

  (verb: 'show' | 'hide' | 'toggle'): void
  (verb: 'showSpace', space: 'home' | 'messages' | 'tickets'): void
  (verb: 'showMessages'): void
  /** A new conversation with this text in its field. */
  (verb: 'showNewMessage', text?: string): void
  /** By id or by number. */
  (verb: 'showConversation' | 'showTicket', id: string | number): void
  /** What the visitor did; agents read the latest of it as what the page claims. Up to 10 plain facts. */
  (verb: 'trackEvent', name: string, facts?: Record<string, string | number | boolean>): void
  /** Opens the chat and sends the text. */
  (verb: 'startConversation', text: string, options?: { topic?: string }): void

  (verb: 'setLocale', locale: string | null): void
  (verb: 'setTheme', theme: 'light' | 'dark' | 'system'): void
  (verb: 'hideNotifications', isHidden: boolean): void
  /** The customer's id; null before the first session of this page. */
  (verb: 'getVisitorId'): string | null | undefined

  (verb: 'onShow', callback: OtklikEvents['show']): void
  (verb: 'onHide', callback: OtklikEvents['hide']): void
  (verb: 'onUnreadCountChange', callback: OtklikEvents['unread']): void
  (verb: 'onMessage', callback: OtklikEvents['message']): void
  (verb: 'onQueueChange', callback: OtklikEvents['queue']): void
  (verb: 'onError', callback: OtklikEvents['error']): void
  (verb: 'onTokenExpiring', callback: OtklikEvents['identity_expired']): void
  (verb: 'onUserEmailSupplied', callback: OtklikEvents['email']): void

  <Name extends keyof OtklikEvents>(
    verb: 'on' | 'off',
    event: Name,
    callback: OtklikEvents[Name],
  ): void

  /** Calls that wait for the script. */
  q?: ArrayLike<unknown>[]
}

interface Window {
  Otklik: Otklik
  otklikSettings?: OtklikSettings
}

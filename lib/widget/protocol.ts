/*
 * What the panel on the host page and the frame say to each other. The panel posts `hello` once, to the
 * frame's exact origin, with a MessagePort; everything after travels through that port, which no other
 * window of the page can reach.
 */
import type { Given } from './given.ts'
import type { Looks } from './looks.ts'

export const protocolVersion = 2

export const hello = { otklik: 'hello', v: protocolVersion } as const

/** The page around the widget. */
export type PageSeen = { url: string; title: string }

/** Verbs that say what the frame shows. */
export const frameVerbs = [
  'showSpace',
  'showMessages',
  'showNewMessage',
  'showConversation',
  'startConversation',
] as const
export type FrameVerb = (typeof frameVerbs)[number]

/** Events that reach the host page's callbacks. */
const eventNames = ['message', 'queue', 'error', 'email', 'identity_expired'] as const
export type EventName = (typeof eventNames)[number]

/** What the host page says that its visitor did. */
export type PageTold = {
  name: string
  facts: Record<string, unknown>
  url: string
  /** It may have waited for the frame. */
  secondsAgo: number
}

/** A message that waits to be read, for beside the launcher. */
export type Teaser = {
  conversationId: string
  name: string | null
  text: string
  /** A host page's policy may forbid it our pictures: this is drawn, not fetched. */
  face: ImageBitmap | null
}

export type Sample = { greetings: Record<string, string>; state: unknown; pages: unknown[] }

type Settled = { appId: string; settings: Given; page: PageSeen }

export type ToFrame =
  /** kept: what the host page keeps for a frame that may not keep anything itself. */
  | ({
      type: 'init'
      isOpen: boolean
      kept: Record<string, string> | null
      /** For the editor's preview alone: an answer of widget_state, pages of messages. */
      sample?: Sample
    } & Settled)
  | ({ type: 'update' } & Settled)
  | { type: 'visible'; isOpen: boolean; page: PageSeen }
  | { type: 'do'; verb: string; said: unknown[] }
  | ({ type: 'track' } & PageTold)
  /** The customer waved the teaser away. */
  | { type: 'dismiss' }
  | { type: 'shutdown' }

export type ToHost =
  /** needsKeep: the browser forbids this frame storage, the host page is asked to keep its secret. */
  | { type: 'ready'; needsKeep: boolean }
  /** To be kept for `init.kept`; null: no more. */
  | { type: 'keep'; key: string; value: string | null }
  | { type: 'close' }
  /** Messages that the customer has not seen, over all conversations. */
  | { type: 'unread'; count: number }
  | { type: 'teaser'; teaser: Teaser | null }
  /** Whether this browser has conversations: a page without any loads no frame before it is asked to. */
  | { type: 'history'; isKept: boolean }
  /** The customer's id; null: there is no session. */
  | { type: 'visitor'; id: string | null }
  /** What the desk's editor says now: the page may have come with older looks, or with none. */
  | { type: 'looks'; looks: Looks }
  | { type: 'event'; name: EventName; said: unknown[] }

export function isHello(value: unknown): boolean {
  return isRecord(value) && value.otklik === 'hello' && value.v === protocolVersion
}

/** A message of the panel, or null where it is anything else. */
export function readToFrame(value: unknown): ToFrame | null {
  if (!isRecord(value)) return null
  switch (value.type) {
    case 'shutdown':
    case 'dismiss':
      return { type: value.type }
    case 'track':
      return readTold(value)
    case 'visible':
      return typeof value.isOpen === 'boolean'
        ? { type: 'visible', isOpen: value.isOpen, page: readPage(value.page) }
        : null
    case 'do':
      return typeof value.verb === 'string' && Array.isArray(value.said)
        ? { type: 'do', verb: value.verb, said: value.said }
        : null
    case 'init':
    case 'update': {
      const { appId } = value
      if (typeof appId !== 'string' || appId === '' || !isRecord(value.settings)) return null
      const settled = { appId, settings: value.settings, page: readPage(value.page) }
      return value.type === 'update'
        ? { type: 'update', ...settled }
        : {
            type: 'init',
            ...settled,
            isOpen: value.isOpen === true,
            kept: readKept(value.kept),
            // Of the desk's own editor; a frame that customers see does not look at it.
            ...(isRecord(value.sample) && { sample: value.sample as Sample }),
          }
    }
    default:
      return null
  }
}

/** A message of the frame, or null where it is anything else. */
export function readToHost(value: unknown): ToHost | null {
  if (!isRecord(value)) return null
  switch (value.type) {
    case 'ready':
      return { type: 'ready', needsKeep: value.needsKeep === true }
    case 'keep':
      return typeof value.key === 'string' &&
        (value.value === null || typeof value.value === 'string')
        ? { type: 'keep', key: value.key, value: value.value }
        : null
    case 'close':
      return { type: 'close' }
    case 'unread':
      return typeof value.count === 'number' && value.count >= 0
        ? { type: 'unread', count: Math.floor(value.count) }
        : null
    case 'teaser':
      return { type: 'teaser', teaser: readTeaser(value.teaser) }
    case 'history':
      return { type: 'history', isKept: value.isKept === true }
    case 'visitor':
      return { type: 'visitor', id: typeof value.id === 'string' ? value.id : null }
    case 'looks':
      return isRecord(value.looks) ? { type: 'looks', looks: value.looks } : null
    case 'event':
      return eventNames.includes(value.name as EventName) && Array.isArray(value.said)
        ? { type: 'event', name: value.name as EventName, said: value.said }
        : null
    default:
      return null
  }
}

function readTold({ name, facts, url, secondsAgo }: Record<string, unknown>): ToFrame | null {
  if (typeof name !== 'string' || name.trim() === '') return null
  return {
    type: 'track',
    name: name.trim().slice(0, 60),
    facts: isRecord(facts) ? facts : {},
    url: typeof url === 'string' ? url.slice(0, 500) : '',
    secondsAgo: typeof secondsAgo === 'number' && secondsAgo > 0 ? secondsAgo : 0,
  }
}

function readTeaser(value: unknown): Teaser | null {
  if (!isRecord(value) || typeof value.conversationId !== 'string') return null
  const { conversationId, name, text, face } = value
  return {
    conversationId,
    name: typeof name === 'string' ? name : null,
    text: typeof text === 'string' ? text : '',
    face: isRecord(face) ? (face as unknown as ImageBitmap) : null,
  }
}

function readPage(value: unknown): PageSeen {
  const { url, title } = isRecord(value) ? value : {}
  return {
    url: typeof url === 'string' ? url.slice(0, 2_000) : '',
    title: typeof title === 'string' ? title.slice(0, 300) : '',
  }
}

function readKept(value: unknown): Record<string, string> | null {
  if (!isRecord(value)) return null
  const texts = Object.entries(value).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return Object.fromEntries(texts)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

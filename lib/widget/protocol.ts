/*
 * What the loader on the host page and the frame say to each other. The loader posts `hello` once, to the
 * frame's exact origin, with a MessagePort; everything after travels through that port, which no other
 * window of the page can reach.
 */
import { mergeSettings, frameSettings, type FrameSettings } from './settings.ts'

export const protocolVersion = 1

export const hello = { otklik: 'hello', v: protocolVersion } as const

export type ToFrame =
  /** kept: what the host page keeps for a frame that may not keep anything itself. */
  | { type: 'init'; settings: FrameSettings; isOpen: boolean; kept: Record<string, string> | null }
  | { type: 'update'; settings: FrameSettings }
  | { type: 'visible'; isOpen: boolean }
  | { type: 'shutdown' }

export type ToHost =
  /** needsKeep: the browser forbids this frame storage, the host page is asked to keep its secret. */
  | { type: 'ready'; needsKeep: boolean }
  /** To be kept for `init.kept`; null: no more. */
  | { type: 'keep'; key: string; value: string | null }
  | { type: 'close' }
  /** Messages that the customer has not seen, over all conversations. */
  | { type: 'unread'; count: number }
  /** Whether this browser has conversations: a page without any loads no frame before it is asked to. */
  | { type: 'history'; isKept: boolean }
  /** The host page's backend has to sign a new token. */
  | { type: 'identity_expired' }

export function isHello(value: unknown): boolean {
  return isRecord(value) && value.otklik === 'hello' && value.v === protocolVersion
}

/** A message of the loader, or null where it is anything else. */
export function readToFrame(value: unknown): ToFrame | null {
  if (!isRecord(value)) return null
  if (value.type === 'shutdown') return { type: 'shutdown' }
  if (value.type === 'visible' && typeof value.isOpen === 'boolean')
    return { type: 'visible', isOpen: value.isOpen }
  if (value.type !== 'init' && value.type !== 'update') return null
  const settings = frameSettings(mergeSettings(null, value.settings))
  if (!settings.app_id) return null
  return value.type === 'init'
    ? { type: 'init', settings, isOpen: value.isOpen === true, kept: readKept(value.kept) }
    : { type: 'update', settings }
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
    case 'identity_expired':
      return { type: value.type }
    case 'unread':
      return typeof value.count === 'number' && value.count >= 0
        ? { type: 'unread', count: Math.floor(value.count) }
        : null
    case 'history':
      return { type: 'history', isKept: value.isKept === true }
    default:
      return null
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

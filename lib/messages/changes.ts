import type { Result } from '#lib/kernel/result.ts'
import { isBlank } from '#lib/markup/is-blank.ts'
import { longestBody, type Message } from './message.ts'

/**
 * What the reader is doing to a message and the timeline does not say yet. `base` is the message as it was
 * then: once the timeline brings the message anew, what was meant is either there or overruled.
 */
export type MessageChange =
  | { state: 'editing'; base: Message; before: string; text: string; reason: string | null }
  | { state: 'saving'; base: Message; text: string }
  | { state: 'done'; base: Message; body: string; isDeleted: boolean }

export type MessageVerbs = {
  edit: (message: Message, body: string) => Promise<Result<unknown>>
  remove: (message: Message) => Promise<Result<unknown>>
  restore: (message: Message, revision: number) => Promise<Result<unknown>>
}

/** Why a text cannot be what a message says, or null. */
export function refusalOf(text: string): 'message_empty' | 'message_too_long' | null {
  if (isBlank(text)) return 'message_empty'
  return text.length > longestBody ? 'message_too_long' : null
}

/**
 * The changes of one conversation on its way. It outlives the bubbles, which are let go far from the
 * window: a text half written must not go with them.
 *
 * @param onStored the table has a change: ask it, a broadcast may be lost
 */
export function createMessageChanges(verbs: MessageVerbs, onStored: () => void) {
  const listeners = new Set<() => void>()
  let changes: ReadonlyMap<number, MessageChange> = new Map()

  const put = (seq: number, change: MessageChange | null) => {
    const next = new Map(changes)
    if (change) next.set(seq, change)
    else next.delete(seq)
    changes = next
    for (const listener of listeners) listener()
  }

  /** Shows it at once, and takes it back where it is refused. */
  const show = async (
    message: Message,
    shown: { body: string; isDeleted: boolean },
    verb: () => Promise<Result<unknown>>,
  ) => {
    const change: MessageChange = { state: 'done', base: message, ...shown }
    put(message.seq, change)
    const result = await verb()
    if (result.ok) onStored()
    else if (changes.get(message.seq) === change) put(message.seq, null)
    return result
  }

  return {
    of: (seq: number) => changes.get(seq),
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** @param before its words as the reader sees them now, a change on its way included */
    edit(message: Message, before: string): void {
      put(message.seq, { state: 'editing', base: message, before, text: before, reason: null })
    },
    write(seq: number, text: string): void {
      const change = changes.get(seq)
      if (change?.state === 'editing') put(seq, { ...change, text, reason: null })
    },
    cancel: (seq: number) => put(seq, null),
    /** Stores what is written; what is refused stays in the field, with the reason. */
    async save(seq: number): Promise<boolean> {
      const change = changes.get(seq)
      if (change?.state !== 'editing') return false
      const { base, before, text } = change
      const reason = refusalOf(text)
      if (reason) {
        put(seq, { ...change, reason })
        return false
      }
      if (text === before) {
        put(seq, null)
        return true
      }
      put(seq, { state: 'saving', base, text })
      const result = await verbs.edit(base, text)
      if (!result.ok) {
        put(seq, { ...change, reason: result.reason })
        return false
      }
      put(seq, { state: 'done', base, body: text, isDeleted: false })
      onStored()
      return true
    },
    remove: (message: Message) =>
      show(message, { body: '', isDeleted: true }, () => verbs.remove(message)),
    /** @param body what it said at that revision */
    restore: (message: Message, revision: number, body: string) =>
      show(message, { body, isDeleted: false }, () => verbs.restore(message, revision)),
  }
}

/** The message as its reader should see it: what was just done to it shows before the table says so. */
export function withChange(message: Message, change: MessageChange | undefined): Message {
  if (!change || change.base !== message || change.state === 'editing') return message
  if (change.state === 'saving') return { ...message, body: change.text }
  const { body, isDeleted } = change
  if (isDeleted) return { ...message, body, deletedAt: message.sentAt, attachments: [] }
  return { ...message, body, deletedAt: null, editedAt: message.editedAt ?? message.sentAt }
}

import { clock } from '#lib/kernel/clock.ts'
import type { MessageJson } from '#lib/messages/message.ts'
import type { NoteJson } from '#lib/notes/note.ts'
import { watchWake } from '#lib/realtime/wake.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { OutboxEntry } from './entry.ts'
import { indexedStorage } from './indexed-storage.ts'
import type { DeskLetter } from './letter.ts'
import { createOutbox } from './outbox.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { withTabLock } from './tab-lock.ts'

/** What the database answered to a letter. */
export type DeskAnswer = { message: MessageJson } | { note: NoteJson }

type Listener = (entry: OutboxEntry<DeskLetter>, answer: DeskAnswer) => void

/**
 * The outbox of one member in this browser: IndexedDB, shared with the other tabs. A lane is a
 * conversation's id. `start` sends what earlier pages left behind.
 */
export function createDeskOutbox(db: Supabase, member: string) {
  const name = `otklik-outbox-${member}`
  const listeners = new Set<Listener>()
  let news: BroadcastChannel | null = null
  let isStarted = false

  const outbox = createOutbox<DeskLetter, DeskAnswer>({
    send: (entry, signal) => sendLetter(db, entry, signal),
    storage: indexedStorage(member),
    now: clock.ms,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    lock: (lane, run) => withTabLock(`${name}-${lane}`, run),
    onDelivered: (entry, answer) => {
      for (const listener of listeners) listener(entry, answer)
    },
    onStored: () => news?.postMessage('stored'),
  })

  return {
    ...outbox,
    /** Sends what is stored, and goes on until the page ends. Repeating it changes nothing. */
    start(): void {
      if (isStarted) return
      isStarted = true
      if (typeof BroadcastChannel !== 'undefined') news = new BroadcastChannel(name)
      if (news) news.onmessage = () => void outbox.reload()
      void outbox.reload()
      watchWake(outbox.wake)
    },
    /** Hears every answer; returns how to stop. */
    onDelivered(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type DeskOutbox = ReturnType<typeof createDeskOutbox>

async function sendLetter(
  db: Supabase,
  { lane: conversation, clientId: client_id, content }: OutboxEntry<DeskLetter>,
  signal: AbortSignal,
): Promise<Outcome<DeskAnswer>> {
  const letter = { conversation, client_id, body: content.body }
  if (content.kind === 'message') {
    const { data, error, status } = await db.rpc('send_message', letter).abortSignal(signal)
    const answer = data === null ? null : { message: data as MessageJson }
    return outcomeOf(status, error?.message ?? null, answer)
  }
  const { data, error, status } = await db
    .rpc('write_note', {
      ...letter,
      mentioned: content.mentioned,
      mentioned_teams: content.mentionedTeams ?? [],
    })
    .abortSignal(signal)
  const answer = data === null ? null : { note: data as NoteJson }
  return outcomeOf(status, error?.message ?? null, answer)
}

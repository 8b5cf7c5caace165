import { clock } from '#lib/kernel/clock.ts'
import type { SkippedAction } from '#lib/macros/macro.ts'
import { runnable } from '#lib/macros/run.ts'
import type { MessageJson } from '#lib/messages/message.ts'
import type { NoteJson } from '#lib/notes/note.ts'
import { watchWake } from '#lib/realtime/wake.ts'
import type { BrowserSupabase, Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { lastCall } from '#lib/supabase/last-call.ts'
import type { OutboxEntry } from './entry.ts'
import { indexedStorage } from './indexed-storage.ts'
import type { DeskLetter } from './letter.ts'
import { createOutbox } from './outbox.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { withTabLock } from './tab-lock.ts'

/**
 * What the database answered to a letter; null where its own actions took the conversation out of sight.
 * skipped: of the actions, those that were refused.
 */
export type DeskAnswer = ({ message: MessageJson | null } | { note: NoteJson | null }) & {
  skipped?: SkippedAction[]
}

type Listener = (entry: OutboxEntry<DeskLetter>, answer: DeskAnswer) => void

/**
 * The outbox of one member in this browser: IndexedDB, shared with the other tabs. A lane is a
 * conversation's id. `start` sends what earlier pages left behind.
 */
export function createDeskOutbox(db: BrowserSupabase, member: string) {
  const name = `otklik-outbox-${member}`
  const listeners = new Set<Listener>()
  const regrets = new Set<(entry: OutboxEntry<DeskLetter>) => void>()
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
      // Who closes the page means it: what could still be taken back goes out with the page. The next page
      // sends it again, and the database answers with the first.
      window.addEventListener('pagehide', () => {
        for (const entry of outbox.letGo()) {
          const [verb, letter] = callOf(entry)
          lastCall(db.platform, verb, letter)
        }
      })
    },
    /** Takes a held letter back; who listens puts its text where it can be written on. */
    undo(clientId: string): void {
      const entry = outbox.takeBack(clientId)
      if (entry) for (const listener of regrets) listener(entry)
    },
    /** Hears every letter that is taken back; returns how to stop. */
    onUndone(listener: (entry: OutboxEntry<DeskLetter>) => void): () => void {
      regrets.add(listener)
      return () => regrets.delete(listener)
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
  entry: OutboxEntry<DeskLetter>,
  signal: AbortSignal,
): Promise<Outcome<DeskAnswer>> {
  const [verb, letter] = callOf(entry)
  const { data, error, status } = await db.rpc(verb, letter).abortSignal(signal)
  return outcomeOf(status, error?.message ?? null, data === null ? null : answerOf(verb, data))
}

/** The function of the database that a letter is for, and what it is given. */
function callOf({ lane, clientId, content }: OutboxEntry<DeskLetter>) {
  const attachments = (content.files ?? []).map(({ id }) => id)
  const letter = { conversation: lane, client_id: clientId, body: content.body, attachments }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  // Only now: a snooze counts from when the letter goes out.
  const actions = runnable(content.actions ?? [], clock.now(), timeZone) as Json[]
  const isMore = actions.length > 0 || content.macroId !== undefined
  const more = { actions, ...(content.macroId && { macro: content.macroId }) }
  if (content.kind === 'message') {
    if (isMore) return ['send_with_actions', { ...letter, ...more }] as const
    return ['send_message', letter] as const
  }
  const { mentioned, mentionedTeams: mentioned_teams = [] } = content
  const note = { ...letter, mentioned, mentioned_teams }
  if (isMore) return ['note_with_actions', { ...note, ...more }] as const
  return ['write_note', note] as const
}

function answerOf(verb: ReturnType<typeof callOf>[0], given: Json): DeskAnswer {
  if (verb === 'send_message') return { message: given as MessageJson }
  if (verb === 'write_note') return { note: given as NoteJson }
  return given as DeskAnswer
}

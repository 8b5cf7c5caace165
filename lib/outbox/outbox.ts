/*
 * The outbox: what a person wrote, kept until the database acknowledges it. Free of React, of supabase
 * and of the browser; the desk and the widget give it their own send, storage and clock.
 *
 *   const outbox = createOutbox({ send, storage, now: clock.ms, random: Math.random, newId: () => crypto.randomUUID() })
 *   outbox.subscribe(render)               // then render from outbox.entries()
 *   await outbox.reload()                  // what an earlier page left behind is sent now
 *   outbox.add(conversationId, { body })   // the bubble is in entries() when add returns
 *   outbox.wake()                          // on `online`, on a rejoined channel, on becoming visible
 *   outbox.confirm(clientId)               // a broadcast or a fetch showed it: the answer got lost, stop trying
 *
 * A lane is sent one entry at a time, in order. No answer: the same clientId again, after a growing pause,
 * for as long as it takes. A refusal parks the entry as failed with its reason, and the lane goes on.
 */
import { pauseAfter } from '#lib/kernel/backoff.ts'
import { attempt } from './attempt.ts'
import type { OutboxEntry, OutboxStorage } from './entry.ts'
import type { Outcome } from './outcome.ts'
import { createPause } from './pause.ts'
import { createShelf } from './shelf.ts'

export type OutboxOptions<Content, Answer> = {
  /** One try. May reject or hang: both count as no answer. The signal fires after `patienceMs`. */
  send: (entry: OutboxEntry<Content>, signal: AbortSignal) => Promise<Outcome<Answer>>
  storage: OutboxStorage<Content>
  /** Milliseconds since the epoch. */
  now: () => number
  /** In [0, 1), for the jitter. */
  random: () => number
  newId: () => string
  /** Runs alone among all tabs for this name (Web Locks); absent: the database alone prevents doubles. */
  lock?: (name: string, run: () => Promise<void>) => Promise<void>
  /** Called before the entry leaves entries(), so that the message can take the bubble's place. */
  onDelivered?: (entry: OutboxEntry<Content>, answer: Answer) => void
  /** Stored entries changed here: tell other tabs, whose outboxes then `reload`. */
  onStored?: () => void
  /** Milliseconds one try may take; files take as long as their size. */
  patienceMs?: number | ((entry: OutboxEntry<Content>) => number)
}

export function createOutbox<Content, Answer>(options: OutboxOptions<Content, Answer>) {
  const { patienceMs = 10_000 } = options
  const lock = options.lock ?? ((_name, run) => run())
  const shelf = createShelf(options.storage, options.onStored)
  const pause = createPause()
  const busy = new Set<string>()
  /** Written in this page. */
  const added = new Set<string>()
  let isOpen = true

  const waiting = () => shelf.all().filter((entry) => entry.state === 'waiting')
  const firstIn = (lane: string) => waiting().find((entry) => entry.lane === lane)
  /** Milliseconds for which an entry can still be taken back. */
  const holding = (entry: OutboxEntry<Content> | undefined) =>
    Math.max(0, (entry?.heldUntil ?? 0) - options.now())

  /** Sends until the lane is empty or does not answer; how many tries its first entry has then. */
  async function sendLane(lane: string): Promise<number> {
    for (;;) {
      // Another tab may have sent it while this one waited for the lock.
      await shelf.merge()
      const next = firstIn(lane)
      if (!next || !isOpen || holding(next) > 0) return 0
      const sending: OutboxEntry<Content> = { ...next, state: 'sending' }
      shelf.set(sending)
      const patience = typeof patienceMs === 'number' ? patienceMs : patienceMs(sending)
      const outcome = await attempt((signal) => options.send(sending, signal), patience)
      if (outcome.kind === 'delivered') {
        try {
          options.onDelivered?.(sending, outcome.answer)
        } finally {
          shelf.drop(sending.clientId)
        }
      } else if (shelf.has(sending.clientId)) {
        const tries = sending.tries + 1
        if (outcome.kind === 'unreachable') {
          shelf.set({ ...sending, state: 'waiting', tries })
          return tries
        }
        const failed: OutboxEntry<Content> = { ...sending, state: 'failed', reason: outcome.reason }
        shelf.set(failed)
        await shelf.save(failed)
      }
    }
  }

  async function drain(lane: string): Promise<void> {
    if (busy.has(lane) || !isOpen) return
    busy.add(lane)
    try {
      for (;;) {
        const held = holding(firstIn(lane))
        // The lock stays free: another tab may send what it did not have to hold.
        if (held > 0) {
          await pause.wait(held)
          if (!isOpen) return
          continue
        }
        let tries = 0
        await lock(lane, async () => {
          tries = await sendLane(lane)
        })
        if (!isOpen) return
        // Added while the lock was being given back: its own drain saw a busy lane and left.
        if (tries === 0 && firstIn(lane)) continue
        if (tries === 0) return
        // The lock is free meanwhile: a tab in the foreground may be quicker than one whose timers sleep.
        await pause.wait(pauseAfter(tries, options.random()))
      }
    } finally {
      busy.delete(lane)
    }
  }

  const drainAll = () => {
    for (const lane of new Set(waiting().map((entry) => entry.lane))) void drain(lane)
  }

  return {
    /** Everything unacknowledged, oldest first; the same array until something changes. */
    entries: shelf.all,
    subscribe: shelf.subscribe,
    /** Reads what is stored and sends it. Also for «another tab changed something». */
    async reload(): Promise<void> {
      await shelf.merge()
      drainAll()
    },
    /**
     * Shows the entry at once, stores it, then sends it.
     *
     * @param holdMs for how long it can be taken back before it is sent
     */
    add(lane: string, content: Content, holdMs = 0): OutboxEntry<Content> {
      const last = shelf.all().at(-1)?.writtenAt ?? 0
      const entry: OutboxEntry<Content> = {
        clientId: options.newId(),
        lane,
        content,
        // Two in one millisecond would be ordered by chance.
        writtenAt: Math.max(options.now(), last + 1),
        state: 'waiting',
        tries: 0,
        reason: null,
        ...(holdMs > 0 && { heldUntil: options.now() + holdMs }),
      }
      added.add(entry.clientId)
      shelf.set(entry)
      void shelf.save(entry).then(() => drain(lane))
      return entry
    },
    /** Gives a held entry back to whoever wrote it; null: it is already on its way. */
    takeBack(clientId: string): OutboxEntry<Content> | null {
      const entry = shelf.get(clientId)
      if (entry?.state !== 'waiting' || holding(entry) === 0) return null
      shelf.drop(clientId)
      pause.end()
      return entry
    },
    /**
     * The page is being closed, and whoever closes it means what was written in it: its own held entries, to
     * be sent on the spot. From here on they cannot be taken back, should the page come back after all. What
     * another tab holds is that tab's: there it can still be taken back.
     */
    letGo(): OutboxEntry<Content>[] {
      const gone = waiting().filter((entry) => added.has(entry.clientId) && holding(entry) > 0)
      for (const entry of gone) shelf.set({ ...entry, heldUntil: 0 })
      pause.end()
      return gone
    },
    /** A failed entry gets another chance, with the same clientId. */
    retry(clientId: string): void {
      const entry = shelf.get(clientId)
      if (entry?.state !== 'failed') return
      const again: OutboxEntry<Content> = { ...entry, state: 'waiting', reason: null, tries: 0 }
      shelf.set(again)
      void shelf.save(again).then(() => drain(again.lane))
    },
    /** Forgets an entry that the person gave up. */
    remove: shelf.drop,
    /** The table has it, as a broadcast or a fetch showed: no more tries. */
    confirm: shelf.drop,
    /** Try now instead of after the pause. */
    wake(): void {
      pause.end()
      drainAll()
    },
    /** Stops sending; what is stored waits for the next page. */
    close(): void {
      isOpen = false
      pause.end()
    },
  }
}

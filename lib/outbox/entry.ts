/**
 * Something written and not yet acknowledged. `lane` is what has to stay in order (a conversation, or in
 * the widget one that is still to be started); content is whatever `send` needs.
 */
export type OutboxEntry<Content> = {
  /** Made once, before the first try; the database answers a repeat with the first row. */
  clientId: string
  lane: string
  content: Content
  /** Milliseconds since the epoch; the order inside a lane. */
  writtenAt: number
  /** Until then, in the same milliseconds, it can be taken back and is not sent; its lane waits. */
  heldUntil?: number
  /** `sending` is never stored: after a crash it is simply waiting. */
  state: 'waiting' | 'sending' | 'failed'
  /** Tries that got no answer, for «no connection» beside the bubble. */
  tries: number
  /** Why it failed: a reason for the catalogue. */
  reason: string | null
}

/** Where entries outlive the page. Every call may reject: the outbox then goes on in memory. */
export type OutboxStorage<Content> = {
  list(): Promise<OutboxEntry<Content>[]>
  put(entry: OutboxEntry<Content>): Promise<void>
  remove(clientId: string): Promise<void>
}

export function inOrder<Content>(entries: OutboxEntry<Content>[]): OutboxEntry<Content>[] {
  return entries.sort(
    (one, other) => one.writtenAt - other.writtenAt || (one.clientId < other.clientId ? -1 : 1),
  )
}

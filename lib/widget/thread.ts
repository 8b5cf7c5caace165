import type { Message, Page } from './conversation.ts'

/** The part of a conversation that is loaded: always its newest end, without gaps. */
export type Thread = {
  /** By seq, ascending. */
  messages: Message[]
  /**
   * Every change up to this event of the table is in. Moved by answers of the table alone: a broadcast
   * says nothing about the ones that may have been lost before it.
   */
  position: number
}

export function newestThread(page: Page, earlier: Thread | undefined): Thread {
  const [first] = page.messages
  const held = earlier?.messages ?? []
  const last = held.at(-1)
  // Joined to what is held where the two touch; a hole between them would never be filled.
  if (!first || !last || last.seq + 1 < first.seq) return freshThread(page)
  return {
    messages: merge(held, page.messages),
    // Older messages that are held may have changed in between: the next catch-up begins where it was.
    position: earlier?.position ?? page.position,
  }
}

function freshThread(page: Page): Thread {
  return { messages: page.messages, position: page.position }
}

export function withOlder(thread: Thread, page: Page): Thread {
  const first = thread.messages[0]?.seq ?? Infinity
  return {
    ...thread,
    messages: [...page.messages.filter((message) => message.seq < first), ...thread.messages],
  }
}

/** Everything that changed after `thread.position`, so nothing can be missing between. */
export function withChanges(thread: Thread, page: Page): Thread {
  const first = thread.messages[0]?.seq ?? 1
  return {
    messages: merge(
      thread.messages,
      page.messages.filter((message) => message.seq >= first),
    ),
    position: Math.max(thread.position, page.position),
  }
}

/** A broadcast: the next message, or a changed one. Anything past the next is left for the table. */
export function withMessage(thread: Thread, message: Message): Thread {
  const first = thread.messages[0]?.seq ?? 1
  const next = lastSeqOf(thread) + 1
  if (message.seq > next || message.seq < first) return thread
  return { ...thread, messages: merge(thread.messages, [message]) }
}

export function lastSeqOf(thread: Thread): number {
  return thread.messages.at(-1)?.seq ?? 0
}

export function hasOlder(thread: Thread): boolean {
  return (thread.messages[0]?.seq ?? 1) > 1
}

function merge(held: Message[], fresh: Message[]): Message[] {
  const bySeq = new Map(held.map((message) => [message.seq, message]))
  for (const message of fresh) {
    const known = bySeq.get(message.seq)
    // Broadcasts and answers overtake each other: an older text must not come back.
    if (!known || message.asOf >= known.asOf) bySeq.set(message.seq, message)
  }
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq)
}

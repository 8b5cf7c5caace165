/*
 * The customer's side of the wire: joins the customer's topic, applies what it says, and compares with the
 * table whenever something may have been missed. A broadcast is a hint, the table is the truth.
 */
import { joinChannel, type JoinedChannel } from '#lib/realtime/channel.ts'
import type { LinkStatus, Realtime } from '#lib/realtime/link.ts'
import type { ContactTopic } from '#lib/realtime/topics.ts'
import { watchWake } from '#lib/realtime/wake.ts'
import { outcomeOf, type Outcome } from '#lib/outbox/outcome.ts'
import {
  readConversation,
  readMessage,
  readPage,
  readPlace,
  readSnapshot,
  type Message,
} from './conversation.ts'
import { apply, isBehind, nobody, type Customer, type CustomerEvent } from './customer.ts'
import { createPersistent } from './persistent.ts'
import { createReading } from './reading.ts'
import { createReceiving } from './receiving.ts'
import type { Rpc } from './rpc.ts'
import { createStore } from './store.ts'
import { hasOlder, lastSeqOf } from './thread.ts'

export type LiveState = {
  customer: Customer
  /** The table has been read at least once. */
  isLoaded: boolean
  /** The last request got no answer. */
  isFailing: boolean
  link: LinkStatus
}

const pageSize = 40
/** More new messages than this are not fetched one change at a time: the newest page is read afresh. */
const mostChanges = 150

export function createLive(options: {
  rpc: Rpc
  realtime: Realtime
  /** In [0, 1), for the jitter. */
  random: () => number
  /** Messages that the table has, by broadcast or answer. */
  onMessages: (messages: Message[]) => void
  /** Is somebody told why there is no session? Then only news from the host page helps. */
  isRefused: () => boolean
  /** The way is free again: send what waits. */
  onWake: () => void
}) {
  const { rpc, random } = options
  const store = createStore<LiveState>({
    customer: nobody,
    isLoaded: false,
    isFailing: false,
    link: 'joining',
  })
  const patch = (part: Partial<LiveState>) => store.set({ ...store.get(), ...part })
  const customer = () => store.get().customer
  const reading = createReading(rpc)
  const receiving = createReceiving(rpc, () => customer().conversations)
  let joined: { topic: string; channel: JoinedChannel } | null = null
  /** The conversation on the screen. */
  let watched: string | null = null
  let isLoadingOlder = false

  function happen(event: CustomerEvent): void {
    patch({ customer: apply(customer(), event) })
    receiving.check()
    if (watched !== null && event.type !== 'page' && isBehind(customer(), watched)) thread.now()
  }

  async function ask(name: string, parameters: Record<string, unknown>): Promise<Outcome<unknown>> {
    const { status, message, value } = await rpc<unknown>(name, parameters)
    const outcome = outcomeOf(status, message, value)
    patch({ isFailing: outcome.kind === 'unreachable' })
    return outcome
  }

  const snapshot = createPersistent(async () => {
    const outcome = await ask('widget_state', {})
    // Asking again at once would change nothing.
    if (outcome.kind !== 'delivered') return outcome.kind === 'refused' || options.isRefused()
    happen({ type: 'loaded', snapshot: readSnapshot(outcome.answer) })
    patch({ isLoaded: true })
    reading.repeat()
    listen(customer().topic)
    return true
  }, random)

  const thread = createPersistent(async () => {
    if (watched === null) return true
    const id = watched
    const held = customer().threads[id]
    const known = customer().conversations.find((each) => each.id === id)
    const isFar = held && known && known.lastSeq - lastSeqOf(held) > mostChanges
    const since = held && !isFar ? { since_position: held.position } : {}
    const asked = { conversation: id, page_size: pageSize, ...since }
    const outcome = await ask('contact_messages', asked)
    // Not found, too: a broadcast can come before its commit is visible to others.
    if (outcome.kind !== 'delivered') return false
    const page = readPage(outcome.answer)
    happen({ type: 'page', kind: held && !isFar ? 'changes' : 'newest', page })
    options.onMessages(page.messages)
    return !isBehind(customer(), id)
  }, random)

  function catchUp(): void {
    snapshot.now()
    if (watched !== null) thread.now()
    options.onWake()
  }

  function listen(topic: string | null): void {
    if (topic === null || joined?.topic === topic) return
    joined?.channel.leave()
    const channel = joinChannel(options.realtime, topic as ContactTopic, {
      onEvent: hear,
      onCatchUp: (reason) => {
        // The other reasons reach every part of the widget through watchWake below.
        if (reason === 'joined' || reason === 'refused') catchUp()
      },
      onStatus: (link) => patch({ link }),
    })
    joined = { topic, channel }
  }

  function hear(event: string, payload: unknown): void {
    const said = payload as Record<string, unknown>
    if (event === 'message') {
      const message = readMessage(said.message, said.position as number)
      const isKnown = customer().conversations.some(({ id }) => id === message.conversationId)
      happen({ type: 'message', message, typingTopic: said.typing_topic as string | undefined })
      options.onMessages([message])
      // What is unread and what the list shows of a deleted message, the table alone knows.
      if (!isKnown || message.deletedAt !== null) snapshot.now()
    } else if (event === 'conversation') {
      happen({ type: 'conversation', conversation: readConversation(said.conversation) })
    } else if (event === 'queue') {
      const conversationId = said.conversation_id as string
      happen({ type: 'queue', conversationId, queue: readPlace(said.queue) })
    } else if (event === 'read') {
      const conversationId = said.conversation_id as string
      happen({ type: 'team_read', conversationId, seq: said.last_read_seq as number })
    } else if (event === 'topic_moved') {
      // A message changed, or another browser was signed out: the old name is silent from now on.
      snapshot.now()
      if (watched !== null) thread.now()
    }
  }

  const stopWaking = watchWake(catchUp, random)

  return {
    get: store.get,
    subscribe: store.subscribe,
    happen,
    /** Reads the table and joins the topic; again where the session changed. */
    start: () => snapshot.now(),
    /** Samples in the place of the table. */
    pretend(state: unknown, pages: unknown[]): void {
      happen({ type: 'loaded', snapshot: readSnapshot(state) })
      for (const page of pages) happen({ type: 'page', kind: 'newest', page: readPage(page) })
      patch({ isLoaded: true })
    },
    /** Keeps a conversation complete while it is on the screen; null: none is. */
    watch(id: string | null): void {
      watched = id
      if (id !== null) thread.now()
    },
    /** The page before the first message held. Resolves when it is there or could not be had. */
    async loadOlder(id: string): Promise<void> {
      const held = customer().threads[id]
      if (isLoadingOlder || !held || !hasOlder(held)) return
      isLoadingOlder = true
      const before = held.messages[0]?.seq
      const asked = { conversation: id, before_seq: before, page_size: pageSize }
      const outcome = await ask('contact_messages', asked)
      isLoadingOlder = false
      if (outcome.kind === 'delivered')
        happen({ type: 'page', kind: 'older', page: readPage(outcome.answer) })
    },
    markRead(id: string, seq: number): void {
      if (reading.mark(id, seq)) happen({ type: 'read', conversationId: id, seq })
    },
    /** Another person, or nobody: forgets everything held. */
    reset(): void {
      joined?.channel.leave()
      joined = null
      watched = null
      reading.forget()
      receiving.forget()
      store.set({ ...store.get(), customer: nobody, isLoaded: false })
    },
    stop(): void {
      stopWaking()
      receiving.forget()
      snapshot.stop()
      thread.stop()
      joined?.channel.leave()
      joined = null
    },
  }
}

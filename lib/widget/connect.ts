/*
 * Puts the parts of one person's widget together: session, calls, realtime, outbox. Everything that a
 * screen needs comes out of `visit`; another person gets another visit.
 */
import { RealtimeClient } from '@supabase/realtime-js'
import { clock } from '#lib/kernel/clock.ts'
import { createOutbox } from '#lib/outbox/outbox.ts'
import type { Message } from './conversation.ts'
import { createExchange, endSession, type Introduction } from './exchange.ts'
import { createKeep, type SmallStorage } from './keep.ts'
import { createFileLinks } from './file-links.ts'
import { createLimit } from './limit.ts'
import { createLive } from './live.ts'
import { createOutboxStorage } from './outbox-storage.ts'
import { visitor } from './person.ts'
import { randomId } from './random.ts'
import { createRpc } from './rpc.ts'
import { createSession, type Admission } from './session.ts'
import { createFileSender } from './send-file.ts'
import { createStore } from './store.ts'
import { takeOver } from './take-over.ts'
import { createTabs } from './tabs.ts'
import { createTracking } from './tracking.ts'
import { createTyping } from './typing.ts'
import { createUploads } from './uploads.ts'
import { createVerbs } from './verbs.ts'
import { createSend, type Delivery, type WrittenEntry, type Writing } from './writing.ts'

export type Platform = {
  url: string
  publishableKey: string
  /** The editor of the desk shows samples in it: nobody is asked for anything. */
  isPreview?: boolean
}

/** Who is let in, or why nobody is. */
export type Entrance = { inbox: Admission['inbox'] | null; refusal: string | null }

export type Visit = ReturnType<typeof openVisit>

/** Milliseconds for a message to be answered, and bytes of its files that a slow line takes in one. */
const patience = 10_000
const slowestBytes = 20

/**
 * @param storage where secret, drafts and unsent messages are kept
 * @param appId public key of the inbox
 * @param person personOf(the identity token): whose secret, drafts and unsent messages these are
 * @param introduction what else the host page says of its user, and where the customer is
 * @param onContinued a message to a closed conversation has begun another that goes on with it
 */
export function openVisit(
  platform: Platform,
  storage: SmallStorage,
  appId: string,
  person: string,
  identityToken: () => string | null,
  introduction: () => Introduction,
  onContinued: (from: string, to: string) => void,
) {
  const nameOf = (who: string) => `otklik/${appId}/${who}`
  const name = nameOf(person)
  const keep = createKeep(storage, name)
  /** What this browser kept of the visitor who is known now. */
  const before = person === visitor ? null : createKeep(storage, nameOf(visitor))
  const limit = createLimit(clock.ms, () => {
    live.start()
    outbox.wake()
  })
  const entrance = createStore<Entrance>({ inbox: null, refusal: null })
  let contactId: string | null = null

  const exchange = createExchange(platform, appId, () => ({
    ...introduction(),
    visitor_secret: before?.get('secret') ?? null,
  }))
  const session = createSession({
    keep,
    identityToken,
    now: clock.ms,
    async exchange(secret, identity) {
      if (limit.isOn()) return { reason: 'rate_limited' }
      const answer = await exchange(secret, identity)
      if (!('reason' in answer)) return answer
      if (answer.reason === 'rate_limited') limit.hit(answer.seconds ?? null)
      else if (answer.reason !== 'unreachable')
        entrance.set({ ...entrance.get(), refusal: answer.reason })
      return answer
    },
    onAdmission(admission) {
      if (before && admission.hasJoined)
        void takeOver({ name: nameOf(visitor), keep: before }, { stored, keep }).then(outbox.reload)
      entrance.set({ inbox: admission.inbox, refusal: null })
      // The earlier session was ended: this browser is somebody new.
      if (contactId !== null && contactId !== admission.contactId) live.reset()
      contactId = admission.contactId
    },
  })
  const rpc = createRpc(platform, session, limit)
  const tracking = createTracking(rpc, clock.ms)
  const realtime = new RealtimeClient(`${platform.url.replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey: platform.publishableKey },
    accessToken: () => session.token().catch(() => null),
  })

  const uploads = createUploads(createFileSender(platform, () => session.token(), rpc))
  const stored = createOutboxStorage<Writing>(name, keep)
  const tabs = createTabs(name, () => void outbox.reload())
  const outbox = createOutbox<Writing, Delivery>({
    send: createSend(rpc, uploads),
    storage: stored,
    patienceMs: ({ content: { files = [] } }) =>
      patience + files.reduce((sum, { bytes }) => sum + bytes, 0) / slowestBytes,
    now: clock.ms,
    random: Math.random,
    newId: randomId,
    onStored: tabs.tell,
    lock: tabs.lock,
    onDelivered(entry, { message, conversation }) {
      if (conversation) live.happen({ type: 'started', lane: entry.lane, conversation })
      live.happen({ type: 'message', message })
      follow(entry, message)
    },
  })

  const live = createLive({
    rpc,
    realtime,
    random: Math.random,
    isRefused: () => entrance.get().refusal !== null,
    onWake() {
      uploads.wake()
      tracking.start()
      outbox.wake()
    },
    onMessages,
  })
  const typing = createTyping(realtime, {
    now: clock.ms,
    me: () => live.get().customer.contact?.id ?? null,
    onMoved: live.start,
  })

  function follow({ lane, content }: WrittenEntry, { conversationId }: Message): void {
    if (content.start || lane === conversationId) return
    const { conversations } = live.get().customer
    if (!conversations.some(({ id }) => id === conversationId)) live.start()
    onContinued(lane, conversationId)
  }

  /** What the table shows need not be sent again, and who wrote it types no more. */
  function onMessages(messages: Message[]): void {
    for (const message of messages) {
      if (message.author.id) typing.arrived(message.author.id)
      const entry = outbox.entries().find(({ clientId }) => clientId === message.clientId)
      const { conversations, threads } = live.get().customer
      const conversation = conversations.find(({ id }) => id === message.conversationId)
      if (!entry || !conversation) continue
      if (entry.content.start) live.happen({ type: 'started', lane: entry.lane, conversation })
      // Its bubble may go only where the message takes its place; else its own answer will come.
      follow(entry, message)
      const held = threads[message.conversationId]?.messages ?? []
      if (held.some(({ clientId }) => clientId === message.clientId))
        outbox.confirm(message.clientId)
    }
  }

  function stop(): void {
    outbox.close()
    live.stop()
    typing.follow(null)
    tabs.close()
    limit.stop()
    void realtime.disconnect()
  }

  return {
    keep,
    outbox,
    live,
    typing,
    entrance,
    limit,
    uploads,
    files: createFileLinks(platform, () => session.token(), clock.ms),
    tracking,
    verbs: createVerbs(
      rpc,
      (conversation) => live.happen({ type: 'conversation', conversation }),
      live.start,
    ),
    /** Has this browser been here before, or unsent messages of an earlier page? */
    isKnown: session.isKnown,
    start() {
      void outbox.reload()
      live.start()
      tracking.start()
    },
    /** The host page signed a new identity. */
    retry() {
      entrance.set({ ...entrance.get(), refusal: null })
      live.start()
      outbox.wake()
    },
    stop,
    /** The person gives a message up; what of its files is on its way stops. */
    giveUp(clientId: string) {
      const entry = outbox.entries().find((each) => each.clientId === clientId)
      outbox.remove(clientId)
      uploads.cancel(entry?.content.files ?? [])
    },
    /** After a sign-out: nothing of this person stays in this browser, and the session ends. */
    forget() {
      const token = session.current()
      if (token) void endSession(platform, token)
      for (const { clientId } of outbox.entries()) outbox.remove(clientId)
      keep.clear()
      stop()
    },
  }
}

import { openLink, type Link, type LinkStatus, type Realtime } from './link.ts'
import type { TopicName } from './topics.ts'
import { watchWake, type WakeReason } from './wake.ts'

export type ChannelListener = {
  /** A broadcast: a hint, to be checked against what is already known. */
  onEvent?: (event: string, payload: unknown) => void
  /** Something may have been missed: compare with the table. After every (re)join, too. */
  onCatchUp?: (reason: 'joined' | 'refused' | WakeReason) => void
  /** Not joined: the screen may be behind. */
  onStatus?: (status: LinkStatus) => void
  /** Everybody present, by key. Needs `presence`. */
  onPresence?: (state: Record<string, unknown[]>) => void
  /** Appear in the topic's presence; the first listener of a topic decides. */
  presence?: { key: string; state: Record<string, unknown> }
}

export type JoinedChannel = {
  /** Broadcasts to the others; false where it was dropped because the topic is not joined. */
  send: (event: string, payload: Record<string, unknown>) => boolean
  leave: () => void
}

type Shared = { link: Link; listeners: Set<ChannelListener>; stopWaking: () => void; name: string }

/** Milliseconds a topic stays joined after the last listener left: a remounted component finds it. */
const linger = 500

const rooms = new WeakMap<
  Realtime,
  { open: Map<string, Shared>; closing: Map<string, Promise<void>> }
>()

/**
 * Listens on a private topic for as long as the caller wants, through token refreshes, sleep, lost networks
 * and restarted servers. Listeners of one topic share one channel.
 *
 * @param realtime `supabase.realtime`; its accessToken callback has to give the present token
 */
export function joinChannel(
  realtime: Realtime,
  topic: TopicName,
  listener: ChannelListener,
): JoinedChannel {
  const room = roomOf(realtime)
  let left = false
  let shared: Shared | null = null

  const enter = () => {
    if (left) return
    const entered = room.open.get(topic) ?? open(realtime, topic, listener.presence)
    shared = entered
    room.open.set(topic, entered)
    entered.listeners.add(listener)
    listener.onStatus?.(entered.link.status())
    if (entered.link.status() === 'joined') listener.onCatchUp?.('joined')
  }
  // Joining a name whose leave is not answered yet would be answered by that leave.
  const closing = room.closing.get(topic)
  if (closing) void closing.then(enter)
  else enter()

  return {
    send: (event, payload) => shared?.link.send(event, payload) ?? false,
    leave: () => {
      left = true
      if (!shared?.listeners.delete(listener) || shared.listeners.size > 0) return
      const last = shared
      setTimeout(() => close(realtime, last), linger)
    },
  }
}

function open(realtime: Realtime, name: string, presence: ChannelListener['presence']): Shared {
  const listeners = new Set<ChannelListener>()
  const tell = (say: (listener: ChannelListener) => void) => [...listeners].forEach(say)
  const link = openLink(realtime, name, {
    ...(presence && { presence }),
    onBroadcast: (event, payload) => tell((each) => each.onEvent?.(event, payload)),
    onPresence: (state) => tell((each) => each.onPresence?.(state)),
    onRefused: () => tell((each) => each.onCatchUp?.('refused')),
    onStatus: (status) =>
      tell((each) => {
        each.onStatus?.(status)
        if (status === 'joined') each.onCatchUp?.('joined')
      }),
  })
  const stopWaking = watchWake((reason) => {
    if (reason !== 'interval') link.hurry()
    tell((each) => each.onCatchUp?.(reason))
  })
  return { link, listeners, stopWaking, name }
}

function close(realtime: Realtime, shared: Shared): void {
  const room = roomOf(realtime)
  if (shared.listeners.size > 0 || room.open.get(shared.name) !== shared) return
  room.open.delete(shared.name)
  shared.stopWaking()
  const closed = shared.link.close().finally(() => {
    if (room.closing.get(shared.name) === closed) room.closing.delete(shared.name)
  })
  room.closing.set(shared.name, closed)
}

function roomOf(realtime: Realtime) {
  const room = rooms.get(realtime) ?? { open: new Map(), closing: new Map() }
  rooms.set(realtime, room)
  return room
}

import type { RealtimeChannel, RealtimeClient } from '@supabase/realtime-js'
import { pauseAfter } from '#lib/kernel/backoff.ts'

/** What is needed of a realtime client: `supabase.realtime`, or the widget's own. */
export type Realtime = Pick<
  RealtimeClient,
  'channel' | 'removeChannel' | 'setAuth' | 'isConnected' | 'connect'
>

export type LinkStatus = 'joining' | 'joined' | 'away'

export type LinkOptions = {
  /** Appear in the topic's presence, under this key and with this state. */
  presence?: { key: string; state: Record<string, unknown> }
  onBroadcast: (event: string, payload: unknown) => void
  onPresence: (state: Record<string, unknown[]>) => void
  onStatus: (status: LinkStatus) => void
  /** The policies say no to this name: it may have moved on. */
  onRefused: () => void
  random?: () => number
}

/**
 * Holds one private topic joined for as long as it is open. realtime-js gives up a channel that the server
 * closes, and after a sleep joins again with the token from before it (supabase-js#2613): so every join of
 * ours asks for a fresh token first, and a channel that failed is replaced after a growing, jittered pause.
 */
export function openLink(realtime: Realtime, topic: string, options: LinkOptions) {
  const random = options.random ?? Math.random
  let channel: RealtimeChannel | null = null
  let status: LinkStatus = 'joining'
  let tries = 0
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOpen = true

  const become = (next: LinkStatus) => {
    status = next
    options.onStatus(next)
  }

  const later = () => {
    clearTimeout(timer)
    tries += 1
    timer = setTimeout(() => void join(), pauseAfter(tries, random()))
  }

  async function join(): Promise<void> {
    clearTimeout(timer)
    const mine = (turn += 1)
    const isStale = () => !isOpen || mine !== turn
    await realtime.setAuth().catch(() => undefined)
    if (isStale() || status === 'joined') return
    if (channel && !realtime.isConnected()) {
      // It joins by itself as soon as the socket opens, with the token just set. A new channel would
      // leave one more join in the socket's buffer at every try.
      realtime.connect()
      return later()
    }
    if (channel) await discard(channel)
    if (isStale()) return
    channel = subscribe()
  }

  async function discard(old: RealtimeChannel): Promise<void> {
    channel = null
    // The client hands out the old channel again until it has forgotten it.
    await realtime.removeChannel(old).catch(() => undefined)
  }

  function subscribe(): RealtimeChannel {
    const { presence } = options
    const fresh = realtime.channel(topic, {
      config: {
        private: true,
        broadcast: { self: false, ack: false },
        presence: { key: presence?.key ?? '', enabled: presence !== undefined },
      },
    })
    fresh.on('broadcast', { event: '*' }, ({ event, payload }) => {
      if (channel === fresh) options.onBroadcast(event, payload)
    })
    if (presence)
      fresh.on('presence', { event: 'sync' }, () => {
        if (channel === fresh) options.onPresence(fresh.presenceState())
      })
    fresh.subscribe((answer, error) => {
      if (channel !== fresh || !isOpen) return
      if (answer === 'SUBSCRIBED') {
        clearTimeout(timer)
        tries = 0
        if (presence) void fresh.track(presence.state)
        return become('joined')
      }
      become('away')
      later()
      if (error?.message.includes('Unauthorized')) options.onRefused()
    })
    return fresh
  }

  void join()

  return {
    status: () => status,
    /** Join now instead of after the pause; a joined link gets the present token. */
    hurry(): void {
      if (status === 'joined') void realtime.setAuth().catch(() => undefined)
      else void join()
    },
    /** Sends to everybody else on the topic; dropped while not joined. False: it was dropped. */
    send(event: string, payload: Record<string, unknown>): boolean {
      // realtime-js would fall back to HTTP, one request for every key that is pressed.
      if (!channel || status !== 'joined') return false
      void channel.send({ type: 'broadcast', event, payload })
      return true
    },
    /** Leaves; resolves when the name can be joined again. */
    async close(): Promise<void> {
      isOpen = false
      clearTimeout(timer)
      if (channel) await discard(channel)
    },
  }
}

export type Link = ReturnType<typeof openLink>

import type { Realtime } from './link.ts'

type Answer = 'SUBSCRIBED' | 'CHANNEL_ERROR' | 'TIMED_OUT' | 'CLOSED'

/** A realtime client for tests: they decide what the server answers. */
export function pretendRealtime() {
  const channels: PretendChannel[] = []
  const realtime = {
    isUp: true,
    tokens: 0,
    channels,
    /** The channel a name has now. */
    current: (topic: string) => channels.filter((each) => each.topic === topic).at(-1)!,
    isConnected: () => realtime.isUp,
    connect: () => undefined,
    setAuth: async () => void (realtime.tokens += 1),
    channel: (topic: string, options: unknown) => {
      const made = new PretendChannel(topic, options)
      channels.push(made)
      return made
    },
    removeChannel: async (channel: PretendChannel) => {
      channel.isRemoved = true
      channel.answer('CLOSED')
      return 'ok' as const
    },
  }
  return realtime as typeof realtime & Realtime
}

export class PretendChannel {
  topic: string
  options: unknown
  isRemoved = false
  sent: unknown[] = []
  tracked: unknown[] = []
  state: Record<string, unknown[]> = {}
  private callbacks = new Map<string, (payload?: unknown) => void>()
  private subscriber: ((answer: Answer, error?: Error) => void) | null = null

  constructor(topic: string, options: unknown) {
    this.topic = topic
    this.options = options
  }
  on(type: string, _filter: unknown, callback: (payload?: unknown) => void) {
    this.callbacks.set(type, callback)
    return this
  }
  subscribe(subscriber: (answer: Answer, error?: Error) => void) {
    this.subscriber = subscriber
    return this
  }
  answer(answer: Answer, error?: Error) {
    this.subscriber?.(answer, error)
  }
  broadcast(event: string, payload: unknown) {
    this.callbacks.get('broadcast')?.({ type: 'broadcast', event, payload })
  }
  present(state: Record<string, unknown[]>) {
    this.state = state
    this.callbacks.get('presence')?.()
  }
  presenceState() {
    return this.state
  }
  async send(message: unknown) {
    this.sent.push(message)
  }
  async track(state: unknown) {
    this.tracked.push(state)
  }
}

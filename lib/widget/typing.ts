import { joinChannel, type JoinedChannel } from '#lib/realtime/channel.ts'
import type { Realtime } from '#lib/realtime/link.ts'
import type { TypingTopic } from '#lib/realtime/topics.ts'
import {
  createTypingSender,
  createTypingWatch,
  readTyping,
  type Typist,
} from '#lib/realtime/typing.ts'
import { createStore } from './store.ts'

/** Typing of the team in the conversation on the screen, and of the customer to the team. */
export function createTyping(
  realtime: Realtime,
  options: { now: () => number; me: () => string | null; onMoved: () => void },
) {
  const store = createStore<Typist[]>([])
  const watch = createTypingWatch(store.set)
  let joined: { topic: string; channel: JoinedChannel } | null = null

  const sender = createTypingSender(() => {
    const id = options.me()
    return id !== null && (joined?.channel.send('typing', { by: 'contact', id }) ?? false)
  }, options.now)

  return {
    get: store.get,
    subscribe: store.subscribe,
    /** Follows a conversation's typing topic wherever it moves; null: none is on the screen. */
    follow(topic: string | null): void {
      if (joined?.topic === topic) return
      joined?.channel.leave()
      joined = null
      watch.stop()
      store.set([])
      sender.reset()
      if (topic === null) return
      const channel = joinChannel(realtime, topic as TypingTopic, {
        onEvent(event, payload) {
          const typist = event === 'typing' ? readTyping(payload) : null
          // The customer's other tabs say it too.
          if (typist?.by === 'member') watch.heard(typist)
        },
        onCatchUp(reason) {
          if (reason === 'refused') options.onMoved()
        },
      })
      joined = { topic, channel }
    },
    pressed: sender.pressed,
    sent: sender.reset,
    /** A message of this author arrived: it types no more. */
    arrived: watch.forget,
  }
}

export type Typing = ReturnType<typeof createTyping>

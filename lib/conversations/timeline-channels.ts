import { clock } from '#lib/kernel/clock.ts'
import { joinChannel, type JoinedChannel } from '#lib/realtime/channel.ts'
import type { LinkStatus, Realtime } from '#lib/realtime/link.ts'
import type { ConversationTopics, ViewingTopic } from '#lib/realtime/topics.ts'
import {
  createTypingSender,
  createTypingWatch,
  readTyping,
  type Typist,
} from '#lib/realtime/typing.ts'

export type TimelineEar = {
  /** From the conversation's topic, where only the database speaks. */
  onEvent: (event: string, payload: unknown) => void
  onCatchUp: () => void
  /** What the reader may see has changed, or may have without a word of it. */
  onAccessChanged: (isKnown: boolean) => void
  onStatus: (status: LinkStatus) => void
  onTypists: (typists: readonly Typist[]) => void
  onViewers: (viewers: readonly string[]) => void
}

export type Reader = {
  id: string
  /** Under which the customer sees the reader typing. */
  name?: string | undefined
  /** Set where somebody else looks through the reader's eyes: nobody sees that one. */
  viewing?: ViewingTopic | undefined
}

/** The topics of an open conversation, under whatever names they have at present. */
export function createTimelineChannels(
  realtime: Realtime,
  { id: reader, name, viewing }: Reader,
  ear: TimelineEar,
) {
  let names: ConversationTopics | null = null
  let joined: JoinedChannel[] = []
  let typingChannel: JoinedChannel | null = null
  let personal: JoinedChannel | null = null
  const watch = createTypingWatch(ear.onTypists)
  const sender = createTypingSender(
    () => typingChannel?.send('typing', { by: 'member', id: reader, name }) ?? false,
    clock.ms,
  )

  const leave = () => {
    for (const channel of joined) channel.leave()
    joined = []
    typingChannel = null
    names = null
    watch.stop()
  }

  return {
    open(): void {
      personal ??= joinChannel(realtime, viewing ?? `member:${reader}`, {
        onEvent: (event) => {
          if (event === 'access_changed') ear.onAccessChanged(true)
        },
        onCatchUp: () => ear.onAccessChanged(false),
      })
    },
    /** Joins these names instead of earlier ones: they carry epochs and move. */
    follow(topics: ConversationTopics): void {
      if (names?.conversation === topics.conversation && names.typing === topics.typing) return
      leave()
      names = topics
      typingChannel = joinChannel(realtime, topics.typing, {
        onEvent: (event, payload) => {
          const typist = event === 'typing' ? readTyping(payload) : null
          if (typist && typist.id !== reader) watch.heard(typist)
        },
      })
      joined = [
        typingChannel,
        joinChannel(realtime, topics.conversation, {
          onEvent: ear.onEvent,
          onCatchUp: ear.onCatchUp,
          onStatus: ear.onStatus,
        }),
        joinChannel(realtime, topics.viewers, {
          ...(!viewing && { presence: { key: reader, state: { member_id: reader } } }),
          onPresence: (state) =>
            ear.onViewers(Object.keys(state).filter((member) => member !== reader)),
        }),
      ]
    },
    /** Leaves the conversation, but still hears when access changes. */
    forget: leave,
    close(): void {
      leave()
      personal?.leave()
      personal = null
    },
    typing: sender.pressed,
    resetTyping: sender.reset,
    stoppedTyping(id: string | null): void {
      if (id) watch.forget(id)
    },
  }
}

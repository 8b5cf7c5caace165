import { pauseAfter } from '#lib/kernel/backoff.ts'
import type { Result } from '#lib/kernel/result.ts'
import { messageFromJson, type MessageJson } from '#lib/messages/message.ts'
import { noteFromJson, type NoteJson } from '#lib/notes/note.ts'
import { readMarkFromJson, readUpTo, type ReadMarkJson } from '#lib/read-marks/read-mark.ts'
import type { Realtime } from '#lib/realtime/link.ts'
import type { ViewingTopic } from '#lib/realtime/topics.ts'
import type { Conversation } from './conversation.ts'
import { apply, applyRead, catchUp, prepend, timelineFrom } from './events.ts'
import { bridge } from './bridge.ts'
import { createTimelineChannels } from './timeline-channels.ts'
import { blank, type LiveTimelineState } from './live-timeline-state.ts'
import { causeOfLoss, nothingHeard, type Heard } from './timeline-loss.ts'
import { isMentioned } from './timeline-mentions.ts'
import {
  arrivalFromJson,
  arrivalOfMessage,
  arrivalOfNote,
  hasEarlier,
  isBehind,
  lastPosition,
  type Arrival,
  type EventJson,
  type Timeline,
  type TimelinePage,
} from './timeline.ts'

export type LiveTimelineOptions = {
  conversationId: string
  /** Id of the member who reads. */
  reader: string
  /** Under which the customer sees the reader typing. */
  readerName?: string
  /** Set where somebody else looks through the reader's eyes. */
  viewing?: ViewingTopic | undefined
  /** What came with the page, or was kept from the last time. */
  initial: TimelinePage | Timeline | null
  /** Asks the table; rejects with the Data API's error. */
  fetchPage: (
    stretch: { before: number; size?: number } | { since: number } | 'newest',
  ) => Promise<TimelinePage>
  realtime: Realtime
  /** The table has what was sent under this id. */
  onStored?: (clientId: string) => void
  /** What is known of the person has changed. */
  onContactChanged?: () => void
  /** The topic is joined (again): whatever waits for the network may try now. */
  onJoined?: () => void
  random?: () => number
}

export type LiveTimeline = ReturnType<typeof createLiveTimeline>

/** Milliseconds after which a change of sight is looked at once more. */
const secondLook = 500

/** Errors that say: not for you, or no longer. */
const goneReasons = ['conversation_not_found', 'not_a_member']
const isGone = (error: unknown) =>
  goneReasons.includes((error as { message?: string } | null)?.message ?? '')

/**
 * A conversation on somebody's screen: joins its topics, applies what they say, and compares with the
 * table whenever something may have been missed. Free of React; `start` and `stop` may alternate.
 */
export function createLiveTimeline(options: LiveTimelineOptions) {
  const { conversationId, reader, fetchPage, random = Math.random } = options
  const listeners = new Set<() => void>()
  let state: LiveTimelineState = { ...blank, ...begin(options) }
  let isOn = false
  let isComparing = false
  let isAskedAgain = false
  let heard: Heard = nothingHeard
  let wasMentioned = false
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let second: ReturnType<typeof setTimeout> | undefined

  const set = (change: Partial<LiveTimelineState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const me = { id: reader, name: options.readerName, viewing: options.viewing }
  const channels = createTimelineChannels(options.realtime, me, {
    onEvent: hear,
    onCatchUp: () => void compare(),
    onAccessChanged: (isKnown) => {
      if (isKnown) {
        heard = { ...heard, isAccessChanged: true }
        lookAgain()
      }
      // Given back, it announces itself to nobody who was not there.
      if (isKnown || state.phase === 'lost') void compare()
    },
    onStatus: (status) => {
      if (status === 'joined') options.onJoined?.()
    },
    onTypists: (typists) => set({ typists }),
    onViewers: (viewers) => set({ viewers }),
  })

  function hear(event: string, payload: unknown): void {
    if (event === 'topic_moved') {
      heard = { ...heard, isMoved: true }
      lookAgain()
      return void compare()
    }
    if (event === 'contact_changed') {
      options.onContactChanged?.()
      return lookAgain()
    }
    if (!state.timeline) return
    if (event === 'read')
      return set({ timeline: applyRead(state.timeline, readMarkFromJson(payload as ReadMarkJson)) })
    if (event === 'event') take(arrivalFromJson(payload as EventJson))
  }

  function take(arrival: Arrival): void {
    noticeStored([arrival])
    if (arrival.event.type === 'message_sent') channels.stoppedTyping(arrival.event.actor.id)
    if (!state.timeline) return
    const timeline = apply(state.timeline, arrival)
    if (timeline !== state.timeline) set({ timeline })
    if (isBehind(timeline)) void compare()
  }

  function noticeStored(arrivals: Arrival[]): void {
    for (const { message, event } of arrivals) {
      const clientId = message?.clientId ?? event.note?.clientId
      if (clientId && event.actor.id === reader) options.onStored?.(clientId)
    }
  }

  /** Fetches until nothing is missing. One at a time; asked meanwhile, it looks once more. */
  async function compare(): Promise<void> {
    if (!isOn) return
    if (isComparing) return void (isAskedAgain = true)
    isComparing = true
    clearTimeout(timer)
    do await compareOnce()
    while (isOn && isAskedAgain)
    isComparing = false
  }

  /** Realtime reads the log: its word may come a moment before the table shows what it tells of. */
  function lookAgain(): void {
    clearTimeout(second)
    second = setTimeout(() => {
      second = undefined
      void compare()
    }, secondLook)
  }

  async function compareOnce(): Promise<void> {
    isAskedAgain = false
    try {
      const since = state.timeline && lastPosition(state.timeline)
      const page = await fetchPage(since === null ? 'newest' : { since })
      if (!isOn) return
      accept(page)
      tries = 0
      if (isMissing()) isAskedAgain = true
    } catch (error) {
      if (!isOn) return
      if (isGone(error)) lose()
      else retryLater()
    }
  }

  const isMissing = () => state.timeline !== null && isBehind(state.timeline)

  function accept(page: TimelinePage): void {
    const before = state.timeline
    const timeline = before ? catchUp(before, page) : timelineFrom(page, reader)
    // What is to be looked at again may be about what comes after this answer.
    if (!isAskedAgain && second === undefined) heard = nothingHeard
    channels.follow(page.topics)
    set({ phase: 'open', timeline, lostBy: null, isCurrent: true })
    noticeStored(page.arrivals)
    // A page that brings nothing and leaves it behind would be asked for without end.
    const isStuck = before && isBehind(timeline) && lastPosition(timeline) === lastPosition(before)
    if (isStuck) throw new Error('The table is behind its own broadcasts.')
  }

  /** Asked meanwhile, it looks once more all the same: what was refused may have been given back. */
  function lose(): void {
    channels.forget()
    if (state.timeline) wasMentioned = isMentioned(state.timeline)
    set({ ...blank, phase: 'lost', lostBy: causeOfLoss(heard, wasMentioned) })
  }

  function retryLater(): void {
    isAskedAgain = false
    tries += 1
    timer = setTimeout(() => void compare(), pauseAfter(tries, random()))
    if (!state.timeline && state.phase !== 'lost') set({ phase: 'failed' })
  }

  return {
    conversationId,
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start(): void {
      if (isOn) return
      isOn = true
      channels.open()
      if (options.initial && 'topics' in options.initial) channels.follow(options.initial.topics)
      else void compare()
    },
    stop(): void {
      isOn = false
      clearTimeout(timer)
      clearTimeout(second)
      second = undefined
      channels.close()
    },
    /** Compares with the table now. */
    compare,
    /** The answer to a send. */
    delivered(answer: { message: MessageJson | null } | { note: NoteJson | null }): void {
      if ('note' in answer) {
        if (answer.note) take(arrivalOfNote(noteFromJson(answer.note)))
      } else if (answer.message) take(arrivalOfMessage(messageFromJson(answer.message)))
    },
    /** The reader has read up to here; the table will be told. */
    read(seq: number): void {
      if (!state.timeline) return
      const mark = readUpTo({ readerId: reader, readerKind: 'member' }, seq, null)
      set({ timeline: applyRead(state.timeline, mark) })
    },
    /** A key was pressed in a reply. */
    typing: channels.typing,
    stoppedTyping: channels.resetTyping,
    async loadEarlier(): Promise<void> {
      const { timeline, earlier } = state
      if (!timeline || !hasEarlier(timeline) || earlier === 'loading') return
      set({ earlier: 'loading' })
      try {
        const page = await fetchPage({ before: timeline.events[0]!.position })
        // Lost meanwhile and given back, it may begin elsewhere: then the page does not fit and is dropped.
        set({ timeline: state.timeline && prepend(state.timeline, page), earlier: 'idle' })
      } catch {
        set({ earlier: 'failed' })
      }
    },
    /**
     * Brings everything from a position on, so that it can be shown in its place.
     *
     * @returns false where it could not be had
     */
    async reach(position: number): Promise<boolean> {
      const first = state.timeline?.events[0]?.position
      if (first === undefined) return false
      try {
        const page = await bridge(fetchPage, position, first)
        if (page) set({ timeline: state.timeline && prepend(state.timeline, page) })
      } catch {
        return false
      }
      return (state.timeline?.events[0]?.position ?? Infinity) <= Math.max(1, position)
    },
    /** Shows what a verb will change, runs it, and asks the table what became of it. */
    async run<Value>(
      verb: () => Promise<Result<Value>>,
      patch: Partial<Conversation>,
    ): Promise<Result<Value>> {
      set({ patch })
      const result = await verb()
      // Whoever gives it away may lose it by that, and hears no more of it.
      if (result.ok && ('teamId' in patch || 'assigneeId' in patch))
        heard = { ...heard, isMoved: true }
      if (result.ok) await compare()
      if (state.patch === patch) set({ patch: null })
      return result
    },
  }
}

function begin({ initial, reader }: LiveTimelineOptions): Partial<LiveTimelineState> {
  if (!initial) return {}
  const isCurrent = 'topics' in initial
  return { phase: 'open', timeline: isCurrent ? timelineFrom(initial, reader) : initial, isCurrent }
}

import type { Typist } from '#lib/realtime/typing.ts'
import type { Conversation } from './conversation.ts'
import type { LossCause } from './timeline-loss.ts'
import type { Timeline } from './timeline.ts'

/** What is known of a conversation on somebody's screen. */
export type LiveTimelineState = {
  /** lost: it exists no more, or is not open to the reader. failed: the table could not be asked. */
  phase: 'loading' | 'open' | 'lost' | 'failed'
  timeline: Timeline | null
  /** Why it is lost; null while it is not. */
  lostBy: LossCause | null
  /** The table was asked for this screen: what was kept from the last time may be old. */
  isCurrent: boolean
  earlier: 'idle' | 'loading' | 'failed'
  /** What the reader has just done and the table does not say yet. */
  patch: Partial<Conversation> | null
  typists: readonly Typist[]
  /** Ids of the other members who have it open. */
  viewers: readonly string[]
}

export const blank: LiveTimelineState = {
  phase: 'loading',
  timeline: null,
  lostBy: null,
  isCurrent: false,
  earlier: 'idle',
  patch: null,
  typists: [],
  viewers: [],
}

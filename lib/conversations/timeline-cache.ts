import type { Timeline } from './timeline.ts'

/** Conversations that were open lately show at once when opened again, then compare with the table. */
const most = 60
let forgotten = 0
const kept = new Map<string, Timeline>()

export function keepTimeline(timeline: Timeline): void {
  const key = keyOf(timeline.reader, timeline.conversation.id)
  kept.delete(key)
  kept.set(key, timeline)
  const oldest = kept.keys().next().value
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
}

export function keptTimeline(reader: string, conversationId: string): Timeline | null {
  return kept.get(keyOf(reader, conversationId)) ?? null
}

/** It is not the reader's any more. */
export function forgetTimeline(reader: string, conversationId: string): void {
  kept.delete(keyOf(reader, conversationId))
  forgotten += 1
}

/** What anybody may see has changed: nothing is shown before the table has been asked. */
export function forgetTimelines(): void {
  kept.clear()
  forgotten += 1
}

/** How often everything was forgotten: who has asked before that must not keep the answer. */
export const timesForgotten = () => forgotten

const keyOf = (reader: string, conversationId: string) => `${reader} ${conversationId}`

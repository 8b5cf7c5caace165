import type { EventType, Timeline, TimelineEvent } from './timeline.ts'

/* What mentions open, as the events tell it. Pure. */

const opens = (type: EventType) => type === 'member_mentioned' || type === 'team_mentioned'
const isAboutMentions = (type: EventType) => opens(type) || type === 'mention_withdrawn'

/** Position of the last event that opened or closed the conversation to somebody; 0 for none. */
export function mentionsAsOf({ events }: Timeline): number {
  return events.findLast(({ type }) => isAboutMentions(type))?.position ?? 0
}

/** Did a mention name the reader, and is it not known to be taken back? */
export function isMentioned({ events, reader }: Timeline): boolean {
  const last = events.findLast(
    ({ type, payload }) =>
      isAboutMentions(type) &&
      (payload.member_id === reader || payload.member_ids?.includes(reader)),
  )
  return last !== undefined && last.type !== 'mention_withdrawn'
}

const gathered = new WeakMap<TimelineEvent, TimelineEvent>()

/**
 * One note may name many, an event each: for the eye they are one. The last of them stands for all, with
 * `member_ids` of who was named alone and `team_ids`.
 */
export function gatherMentions(events: readonly TimelineEvent[]): TimelineEvent[] {
  const rows: TimelineEvent[] = []
  let group: TimelineEvent[] = []
  events.forEach((event, n) => {
    if (!opens(event.type)) return void rows.push(event)
    group.push(event)
    const next = events[n + 1]
    if (next && opens(next.type) && next.actor.id === event.actor.id) return
    rows.push(together(group))
    group = []
  })
  return rows
}

/** Made once: a row that is made anew is drawn anew. */
function together(group: TimelineEvent[]): TimelineEvent {
  const last = group.at(-1)!
  const known = gathered.get(last)
  if (known) return known
  const alone = group.filter(({ type }) => type === 'member_mentioned')
  const payload = {
    member_ids: alone.flatMap((each) => each.payload.member_id ?? []),
    team_ids: group.flatMap((each) => each.payload.team_id ?? []),
  }
  const made = { ...last, type: 'member_mentioned' as const, payload }
  gathered.set(last, made)
  return made
}

import type { Channel } from './channel.ts'
import { announcement } from './frames.ts'
import type { Topics, TopicKey } from './topics.ts'

/** What Phoenix sends of one tracked channel: the client's own fields and a reference. */
type PresenceMeta = Record<string, unknown> & { phx_ref: string; phx_ref_prev?: string }
type Entry = { channel: Channel; meta: PresenceMeta }
type PresenceMap = Record<string, { metas: PresenceMeta[] }>
type Diff = { joins: Entry[]; leaves: Entry[]; timer: NodeJS.Timeout }

/**
 * Who is tracked on which topic. Changes of a topic are gathered for a moment and told to its members
 * in one presence_diff: a hundred arrivals at once are one message to each, not a hundred.
 */
export class PresenceBoard {
  private readonly topics: Topics
  private readonly diffMs: number
  private readonly tracked = new Map<TopicKey, Map<Channel, PresenceMeta>>()
  private readonly diffs = new Map<TopicKey, Diff>()
  private refCount = 0

  constructor(topics: Topics, diffMs: number) {
    this.topics = topics
    this.diffMs = diffMs
  }

  /** Shows the channel's payload to the topic, in place of what it showed before. */
  track(channel: Channel, payload: Record<string, unknown>): void {
    const metas = this.tracked.get(channel.key) ?? new Map<Channel, PresenceMeta>()
    this.tracked.set(channel.key, metas)
    const previous = metas.get(channel)
    const meta: PresenceMeta = { ...payload, phx_ref: this.nextRef() }
    if (previous) {
      meta.phx_ref_prev = previous.phx_ref
      this.addLeave({ channel, meta: previous })
    }
    metas.set(channel, meta)
    this.diff(channel.key).joins.push({ channel, meta })
  }

  /** Shows the channel no longer, if it was shown. */
  untrack(channel: Channel): void {
    const metas = this.tracked.get(channel.key)
    const meta = metas?.get(channel)
    if (!metas || !meta) return
    metas.delete(channel)
    if (metas.size === 0) this.tracked.delete(channel.key)
    this.addLeave({ channel, meta })
  }

  /** Tells one member of everybody, as it stands. */
  sync(channel: Channel): void {
    // The others first hear what they have not heard, so that this one is not told it twice.
    this.tell(channel.key, channel)
    const metas = this.tracked.get(channel.key) ?? []
    const entries = [...metas].map(([of, meta]): Entry => ({ channel: of, meta }))
    channel.push('presence_state', grouped(entries))
  }

  private addLeave(entry: Entry): void {
    const diff = this.diff(entry.channel.key)
    const unheard = diff.joins.findIndex(({ meta }) => meta === entry.meta)
    if (unheard >= 0) diff.joins.splice(unheard, 1)
    else diff.leaves.push(entry)
  }

  private diff(key: TopicKey): Diff {
    const open = this.diffs.get(key)
    if (open) return open
    const timer = setTimeout(() => this.tell(key), this.diffMs)
    const diff: Diff = { joins: [], leaves: [], timer }
    this.diffs.set(key, diff)
    return diff
  }

  private tell(key: TopicKey, except?: Channel): void {
    const diff = this.diffs.get(key)
    if (!diff) return
    clearTimeout(diff.timer)
    this.diffs.delete(key)
    const { joins, leaves } = diff
    const [any] = [...joins, ...leaves]
    if (!any) return
    const payload = { joins: grouped(joins), leaves: grouped(leaves) }
    const outgoing = announcement(any.channel.topic, 'presence_diff', payload)
    for (const member of this.topics.of(key)) {
      const listens = member.presenceEnabled && member.grants.presence.read
      if (listens && member !== except && !member.isHeld) member.connection.send(outgoing)
    }
  }

  private nextRef(): string {
    this.refCount += 1
    return `${process.pid.toString(36)}.${this.refCount.toString(36)}`
  }
}

function grouped(entries: Entry[]): PresenceMap {
  // Without a prototype: a client may call itself __proto__.
  const map: PresenceMap = Object.create(null)
  for (const { channel, meta } of entries) {
    const presence = (map[channel.config.presenceKey] ??= { metas: [] })
    presence.metas.push(meta)
  }
  return map
}

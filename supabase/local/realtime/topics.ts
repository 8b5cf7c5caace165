import type { Channel } from './channel.ts'
import type { Outgoing } from './frames.ts'

/** Public and private channels of one name are two topics that never hear each other. */
export type TopicKey = `${'private' | 'public'}:${string}`

export function topicKey(isPrivate: boolean, name: string): TopicKey {
  return `${isPrivate ? 'private' : 'public'}:${name}`
}

/** Who has joined what. */
export class Topics {
  private readonly members = new Map<TopicKey, Set<Channel>>()
  private channelCount = 0

  get size(): { topics: number; channels: number } {
    return { topics: this.members.size, channels: this.channelCount }
  }

  add(channel: Channel): void {
    const members = this.members.get(channel.key) ?? new Set()
    members.add(channel)
    this.members.set(channel.key, members)
    this.channelCount += 1
  }

  remove(channel: Channel): void {
    const members = this.members.get(channel.key)
    if (!members?.delete(channel)) return
    this.channelCount -= 1
    if (members.size === 0) this.members.delete(channel.key)
  }

  of(key: TopicKey): Iterable<Channel> {
    return this.members.get(key) ?? []
  }

  has(key: TopicKey): boolean {
    return this.members.has(key)
  }

  *all(): Iterable<Channel> {
    for (const members of this.members.values()) yield* members
  }

  /** Sends a broadcast to those members who may read it. `id`: of its row, if it came from the database. */
  broadcast(key: TopicKey, outgoing: Outgoing, about: { from?: Channel; id?: string } = {}): void {
    for (const member of this.of(key)) {
      if (member !== about.from) member.receive(outgoing, about.id)
    }
  }
}

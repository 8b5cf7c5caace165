import type { Connection } from './connection.ts'
import type { JoinConfig } from './join-config.ts'
import { CallWindow } from './limits.ts'
import type { Ref } from './serializer.ts'
import type { Caller } from './token.ts'
import { topicKey } from './topics.ts'
import type { TopicKey } from './topics.ts'

/** What the policies said at the join; undefined: not asked yet. */
export type Grants = {
  broadcast: { read?: boolean; write?: boolean }
  presence: { read?: boolean; write?: boolean }
}

/** One socket's membership of one topic, from the answered join to its end. */
export class Channel {
  readonly connection: Connection
  /** As on the wire, `realtime:…`. */
  readonly topic: string
  /** Without the prefix: what policies see as realtime.topic(). */
  readonly name: string
  readonly key: TopicKey
  readonly joinRef: Ref
  readonly config: JoinConfig
  readonly presenceCalls: CallWindow
  /** Rows that the join replayed: the stream may bring the newest of them once more. */
  readonly replayed: ReadonlySet<string>
  presenceEnabled: boolean
  caller: Caller
  grants: Grants
  isClosed = false

  constructor(
    connection: Connection,
    join: {
      topic: string
      name: string
      joinRef: Ref
      config: JoinConfig
      caller: Caller
      grants: Grants
      replayed: ReadonlySet<string>
    },
  ) {
    const { limits } = connection.context
    this.connection = connection
    this.topic = join.topic
    this.name = join.name
    this.key = topicKey(join.config.isPrivate, join.name)
    this.joinRef = join.joinRef
    this.config = join.config
    this.presenceCalls = new CallWindow(limits.presenceCalls, limits.presenceWindowMs)
    this.replayed = join.replayed
    this.presenceEnabled = join.config.presenceEnabled
    this.caller = join.caller
    this.grants = join.grants
  }

  push(event: string, payload: unknown): void {
    this.connection.push({ joinRef: this.joinRef, topic: this.topic, event, payload })
  }

  /** A `system` message, which `channel.on('system', …)` hears. */
  system(status: 'ok' | 'error', message: string): void {
    this.push('system', { extension: 'system', status, message, channel: this.name })
  }

  /** Says why and ends the channel. The client does not come back by itself. */
  shutdown(message: string): void {
    if (this.isClosed) return
    this.system('error', message)
    this.leave()
  }

  /** Ends the channel; the client sees it closed. */
  leave(): void {
    this.end('phx_close')
  }

  /** Ends the channel as a fault: the client joins again after a moment. */
  fail(): void {
    this.end('phx_error')
  }

  /** Takes the channel out of everything, without a word. */
  detach(): void {
    if (this.isClosed) return
    this.isClosed = true
    const { context } = this.connection
    context.topics.remove(this)
    context.presence.untrack(this)
    this.connection.forget(this)
  }

  private end(event: 'phx_close' | 'phx_error'): void {
    if (this.isClosed) return
    this.detach()
    // The client heeds the end of a channel only when ref is the join's.
    const { joinRef, topic } = this
    this.connection.push({ joinRef, ref: joinRef, topic, event, payload: {} })
  }
}

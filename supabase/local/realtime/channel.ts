import type { Connection } from './connection.ts'
import type { JoinConfig } from './join-config.ts'
import { CallWindow } from './limits.ts'
import type { Outgoing } from './frames.ts'
import type { Ref } from './serializer.ts'
import type { Caller } from './token.ts'
import { topicKey } from './topics.ts'
import type { TopicKey } from './topics.ts'

const knownForMs = 60_000

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
  presenceEnabled: boolean
  caller: Caller
  grants: Grants
  isClosed = false
  /** What comes while the join still reads back what came before; undefined: nothing is held back. */
  private held: { outgoing: Outgoing; id: string | undefined }[] | undefined
  /** Rows that the replay has dealt with: the stream may bring them once more. */
  private known: ReadonlySet<string> = new Set()

  constructor(
    connection: Connection,
    join: {
      topic: string
      name: string
      joinRef: Ref
      config: JoinConfig
      caller: Caller
      grants: Grants
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
    this.presenceEnabled = join.config.presenceEnabled
    this.caller = join.caller
    this.grants = join.grants
  }

  /** A broadcast. `id`: of its row, if it came from the database. */
  receive(outgoing: Outgoing, id?: string): void {
    if (!this.grants.broadcast.read) return
    if (this.held) this.held.push({ outgoing, id })
    else if (id === undefined || !this.known.has(id)) this.connection.send(outgoing)
  }

  get isHeld(): boolean {
    return this.held !== undefined
  }

  /** Keeps broadcasts back until `release`. */
  hold(): void {
    this.held = []
  }

  /** Lets broadcasts through, except rows that a replay has dealt with. */
  release(known: string[]): void {
    const held = this.held ?? []
    this.held = undefined
    this.known = new Set(known)
    for (const { outgoing, id } of held) this.receive(outgoing, id)
    // By then the stream is long past them.
    setTimeout(() => (this.known = new Set()), knownForMs).unref()
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

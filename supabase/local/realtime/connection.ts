import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { handleEvent } from './channel-events.ts'
import type { Channel } from './channel.ts'
import type { Context } from './context.ts'
import { messageFrame } from './frames.ts'
import type { Outgoing } from './frames.ts'
import { join } from './join.ts'
import { TokenBucket } from './limits.ts'
import { Outbox } from './outbox.ts'
import { refuseExpired } from './token.ts'
import type { Caller } from './token.ts'
import { decodeMessage, InvalidMessage } from './serializer.ts'
import type { Inbound, Outbound, Version } from './serializer.ts'

/** After a close frame that the peer does not answer. */
const closeTimeoutMs = 5_000

/** One client's socket and its channels. */
export class Connection {
  readonly context: Context
  readonly version: Version
  /** Who the `apikey` of the address says it is: counts where a join brings no token. */
  readonly key: Caller
  /** The x-… headers of the request, which policies see as request.headers. */
  readonly headers: Record<string, string>
  readonly channels = new Map<string, Channel>()
  readonly joins: TokenBucket
  /** Joins that are not answered yet; they count as channels. */
  pendingJoins = 0
  isClosed = false
  private readonly websocket: WebSocket
  private readonly outbox: Outbox
  private readonly messages: TokenBucket
  private readonly tails = new Map<string, Promise<void>>()
  private waitingMessages = 0
  private heardAt = performance.now()

  constructor(
    context: Context,
    socket: { websocket: WebSocket; stream: Duplex; request: IncomingMessage },
    client: { version: Version; key: Caller },
  ) {
    this.context = context
    this.version = client.version
    this.key = client.key
    this.headers = ownHeaders(socket.request)
    this.joins = new TokenBucket(context.limits.joinsPerSecond)
    this.messages = new TokenBucket(context.limits.messagesPerSecond)
    this.websocket = socket.websocket
    this.outbox = new Outbox(socket.stream, context.flusher, context.limits, () => {
      context.log.warn({ channels: this.channels.size }, 'slow reader dropped')
      this.close(1013, 'slow reader')
    })
    this.websocket.on('message', (bytes: Buffer, isBinary: boolean) => this.hear(bytes, isBinary))
    this.websocket.on('error', (error) => context.log.debug({ error: error.message }, 'socket'))
    this.websocket.on('close', () => this.detach())
  }

  send(outgoing: Outgoing): void {
    const frame = outgoing.frame(this.version)
    if (frame) this.outbox.push(frame)
  }

  push(message: Outbound): void {
    this.outbox.push(messageFrame(this.version, message))
  }

  reply({ joinRef, ref, topic }: Inbound, status: 'ok' | 'error', response: unknown): void {
    this.push({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } })
  }

  forget(channel: Channel): void {
    if (this.channels.get(channel.topic) === channel) this.channels.delete(channel.topic)
  }

  /** Called every second: ends what has expired. `now`: performance.now(). */
  sweep(now: number): void {
    if (now - this.heardAt > this.context.limits.heartbeatTimeoutMs) {
      return this.close(1000, 'heartbeat timeout')
    }
    for (const channel of this.channels.values()) {
      try {
        refuseExpired(channel.caller.expiresAt)
      } catch (expired) {
        channel.shutdown((expired as Error).message)
      }
    }
  }

  /** Sends what waits and a close frame, and does not wait long for the answer. */
  close(code: number, reason: string): void {
    if (this.isClosed) return
    this.outbox.flush()
    this.detach()
    this.websocket.close(code, reason.slice(0, 120))
    setTimeout(() => this.websocket.terminate(), closeTimeoutMs).unref()
  }

  private detach(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.outbox.close()
    for (const channel of this.channels.values()) channel.detach()
  }

  private hear(bytes: Buffer, isBinary: boolean): void {
    if (this.isClosed) return
    this.heardAt = performance.now()
    try {
      this.dispatch(decodeMessage(this.version, bytes, isBinary))
    } catch (error) {
      if (!(error instanceof InvalidMessage)) throw error
      this.close(1007, `invalid message: ${error.message}`)
    }
  }

  /** Messages of one topic are handled one after the other; those of different topics do not wait. */
  private dispatch(message: Inbound): void {
    const { topic } = message
    const tail = this.tails.get(topic)
    const handled = tail ? tail.then(() => this.handle(message)) : this.handle(message)
    if (!handled) return
    this.waitingMessages += 1
    if (this.waitingMessages > this.context.limits.maxWaitingMessages) {
      return this.close(1008, 'too many messages at once')
    }
    const settled: Promise<void> = handled
      .catch((error: unknown) => {
        this.context.log.error({ topic, error: String(error) }, 'message could not be handled')
        this.channels.get(topic)?.fail()
      })
      .finally(() => {
        this.waitingMessages -= 1
        if (this.tails.get(topic) === settled) this.tails.delete(topic)
      })
    this.tails.set(topic, settled)
  }

  private handle(message: Inbound): void | Promise<void> {
    if (this.isClosed) return
    const { topic, event } = message
    if (topic === 'phoenix' && event === 'heartbeat') return this.reply(message, 'ok', {})
    if (event === 'phx_join') return join(this, message)
    const channel = this.channels.get(topic)
    if (event === 'phx_leave') {
      this.reply(message, 'ok', {})
      return channel?.leave()
    }
    if (!channel) return this.reply(message, 'error', { reason: 'unmatched topic' })
    if (message.joinRef !== null && message.joinRef !== channel.joinRef) return
    if (!this.messages.take()) return channel.shutdown('Too many messages per second')
    return handleEvent(channel, message)
  }
}

function ownHeaders(request: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    name.startsWith('x-') && typeof value === 'string' ? [[name, value]] : [],
  )
  return Object.fromEntries(pairs)
}

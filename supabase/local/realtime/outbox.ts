import type { Duplex } from 'node:stream'
import type { Frame } from './frames.ts'
import type { Limits } from './limits.ts'

/**
 * What waits to be written to one socket. Frames go past the WebSocket library straight to the TCP
 * socket, gathered by the Flusher: one system call for all of a moment instead of one for each.
 */
export class Outbox {
  private readonly socket: Duplex
  private readonly flusher: Flusher
  private readonly limits: Limits
  private readonly onOverflow: () => void
  private waiting: Frame[] = []
  private waitingBytes = 0
  /** Frames that were handed to the system and not yet taken. */
  private unwritten = 0
  private isClosed = false

  constructor(socket: Duplex, flusher: Flusher, limits: Limits, onOverflow: () => void) {
    this.socket = socket
    this.flusher = flusher
    this.limits = limits
    this.onOverflow = onOverflow
  }

  /** Queues a frame, or reports an overflow once when the reader is too slow to take it. */
  push(frame: Frame): void {
    if (this.isClosed) return
    const bytes = this.waitingBytes + this.socket.writableLength + frame.length
    const frames = this.waiting.length + this.unwritten + 1
    if (bytes > this.limits.maxQueuedBytes || frames > this.limits.maxQueuedFrames) {
      this.close()
      this.onOverflow()
      return
    }
    this.waiting.push(frame)
    this.waitingBytes += frame.length
    if (this.waiting.length === 1) this.flusher.add(this)
  }

  /** Writes what waits. */
  flush(): void {
    const { waiting } = this
    const [first] = waiting
    if (!first) return
    const bytes = waiting.length === 1 ? first : Buffer.concat(waiting, this.waitingBytes)
    this.waiting = []
    this.waitingBytes = 0
    this.unwritten += waiting.length
    this.socket.write(bytes, () => {
      this.unwritten -= waiting.length
    })
  }

  /** Forgets what waits and takes no more. */
  close(): void {
    this.isClosed = true
    this.waiting = []
    this.waitingBytes = 0
  }
}

/**
 * Flushes outboxes: at once when it has been quiet, and at most every `intervalMs` under load, so that
 * hundreds of messages a second to hundreds of sockets cost tens of thousands of writes, not hundreds.
 */
export class Flusher {
  private readonly intervalMs: number
  private outboxes: Outbox[] = []
  private flushedAt = -Infinity

  constructor(intervalMs: number) {
    this.intervalMs = intervalMs
  }

  add(outbox: Outbox): void {
    this.outboxes.push(outbox)
    if (this.outboxes.length > 1) return
    const wait = this.flushedAt + this.intervalMs - performance.now()
    // setImmediate, not now: the rest of the same batch from the database goes in the same write.
    if (wait <= 0) setImmediate(this.flush)
    else setTimeout(this.flush, wait)
  }

  private flush = (): void => {
    this.flushedAt = performance.now()
    const { outboxes } = this
    this.outboxes = []
    for (const outbox of outboxes) outbox.flush()
  }
}

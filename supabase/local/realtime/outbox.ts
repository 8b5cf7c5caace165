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

  /** Writes what waits. `join` makes one buffer of several frames. */
  flush(join: (frames: Frame[]) => Frame = Buffer.concat): void {
    const { waiting } = this
    if (waiting.length === 0) return
    this.waiting = []
    this.waitingBytes = 0
    this.unwritten += waiting.length
    this.socket.write(join(waiting), () => {
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

/** After a flush three times its time passes before the next: writing takes a quarter of a core. */
const pauseFactor = 3

/**
 * Flushes outboxes: at once when it has been quiet; under load after a pause that grows with the work
 * of a flush, so that hundreds of messages a second to hundreds of sockets cost tens of thousands of
 * writes a second, not hundreds of thousands.
 */
export class Flusher {
  private readonly maxPauseMs: number
  private outboxes: Outbox[] = []
  private notBefore = -Infinity

  constructor(maxPauseMs: number) {
    this.maxPauseMs = maxPauseMs
  }

  add(outbox: Outbox): void {
    this.outboxes.push(outbox)
    if (this.outboxes.length > 1) return
    const wait = this.notBefore - performance.now()
    // setImmediate, not now: the rest of the same batch from the database goes in the same write.
    if (wait <= 0) setImmediate(this.flush)
    else setTimeout(this.flush, wait)
  }

  private flush = (): void => {
    const startedAt = performance.now()
    const { outboxes } = this
    this.outboxes = []
    const join = sharingJoin()
    for (const outbox of outboxes) outbox.flush(join)
    const endedAt = performance.now()
    this.notBefore = endedAt + Math.min(this.maxPauseMs, (endedAt - startedAt) * pauseFactor)
  }
}

/** Joins frames; most sockets of a moment wait for the very same ones, which are then joined once. */
function sharingJoin(): (frames: Frame[]) => Frame {
  let last: { frames: Frame[]; joined: Frame } | undefined
  return (frames) => {
    const [first] = frames
    if (frames.length === 1 && first) return first
    const isSame =
      last?.frames.length === frames.length &&
      last.frames.every((frame, index) => frame === frames[index])
    if (last && isSame) return last.joined
    const joined = Buffer.concat(frames)
    last = { frames, joined }
    return joined
  }
}

/** Upstream's quotas, and bounds of our own so that no client can harm the others. */
export type Limits = {
  maxSockets: number
  maxChannelsPerSocket: number
  joinsPerSecond: number
  messagesPerSecond: number
  /** Messages that a socket may have waiting for an answer of the database. */
  maxWaitingMessages: number
  /** Tracks and untracks of one channel within `presenceWindowMs`. */
  presenceCalls: number
  presenceWindowMs: number
  /** Of one broadcast or presence payload. */
  maxPayloadBytes: number
  /** A socket that says nothing for so long is closed; clients send a heartbeat every 25 s. */
  heartbeatTimeoutMs: number
  /** A reader is dropped when more than this waits to be sent to it. */
  maxQueuedBytes: number
  maxQueuedFrames: number
  /** Longest pause between two writes to sockets under load: what gathers meanwhile goes in one write. */
  maxFlushPauseMs: number
  /** How long a change of presence waits for others of its topic. */
  presenceDiffMs: number
  /** How often the sessions of those who listen are looked up: who signed out is sent away. */
  sessionCheckMs: number
  /** How long a join waits for broadcasts from the database to come in before it is refused. */
  joinWaitMs: number
  /** How long a join with `replication_ready` waits for the replication to stream. */
  replicationReadyMs: number
}

export const defaultLimits: Limits = {
  maxSockets: 10_000,
  maxChannelsPerSocket: 100,
  joinsPerSecond: 200,
  messagesPerSecond: 200,
  maxWaitingMessages: 1_000,
  presenceCalls: 5,
  presenceWindowMs: 30_000,
  maxPayloadBytes: 3_000_000,
  heartbeatTimeoutMs: 60_000,
  maxQueuedBytes: 8 * 1024 * 1024,
  maxQueuedFrames: 10_000,
  maxFlushPauseMs: 25,
  presenceDiffMs: 50,
  sessionCheckMs: 400,
  joinWaitMs: 5_000,
  replicationReadyMs: 60_000,
}

/** Largest WebSocket message that is read at all, as upstream has it. */
export const maxFrameBytes = 8_000_000

/** Allows `rate` calls per second on average and twice as many at once. */
export class TokenBucket {
  private readonly rate: number
  private tokens: number
  private filledAt: number

  constructor(rate: number, now = performance.now()) {
    this.rate = rate
    this.tokens = rate * 2
    this.filledAt = now
  }

  /** Takes one token; false when there is none. */
  take(now = performance.now()): boolean {
    const earned = ((now - this.filledAt) / 1000) * this.rate
    this.tokens = Math.min(this.rate * 2, this.tokens + earned)
    this.filledAt = now
    if (this.tokens < 1) return false
    this.tokens -= 1
    return true
  }
}

/** Allows `calls` calls in each window, which starts with its first call. */
export class CallWindow {
  private readonly calls: number
  private readonly windowMs: number
  private used = 0
  private endsAt = 0

  constructor(calls: number, windowMs: number) {
    this.calls = calls
    this.windowMs = windowMs
  }

  /** Counts one call; false when the window has no room for it. */
  take(now = performance.now()): boolean {
    if (now > this.endsAt) {
      this.used = 0
      this.endsAt = now + this.windowMs
    }
    if (this.used >= this.calls) return false
    this.used += 1
    return true
  }
}

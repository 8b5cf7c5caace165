import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import type { Logger } from 'pino'
import { asRow, decodeReplicationMessage } from './decoder.ts'
import type { Relation, Row } from './decoder.ts'
import { streamPublication } from './stream.ts'
import type { StreamPosition } from './stream.ts'

const publication = 'supabase_realtime_messages_publication'
const slotPrefix = 'supabase_realtime_messages_replication_slot'

export type ReplicationHandlers = {
  /** A committed row of realtime.messages. Rows come in the order of commits. */
  onMessage(row: Row): void
  /** Streaming begins. What was committed before it will not come: after a gap, say so. */
  onStreaming(): void
}

/** What /health tells. */
export type ReplicationStatus = {
  state: 'connecting' | 'streaming' | 'stopped'
  /** From the last commit to its arrival here. */
  delayMs: number
  /** Log that the server has and we have not seen. */
  behindBytes: number
  rows: number
}

/** Reads realtime.messages as it is committed; connects again for ever, with growing pauses. */
export class Replication {
  private readonly database: ClientConfig
  private readonly handlers: ReplicationHandlers
  private readonly log: Logger
  private readonly stopping = new AbortController()
  private readonly waiting = new Set<(isStreaming: boolean) => void>()
  private readonly relations = new Map<number, Relation>()
  private position: StreamPosition = { received: 0n, serverEnd: 0n }
  private state: ReplicationStatus['state'] = 'connecting'
  private delayMs = 0
  private rows = 0
  private running: Promise<void> | undefined

  constructor(database: ClientConfig, log: Logger, handlers: ReplicationHandlers) {
    this.database = database
    this.log = log
    this.handlers = handlers
  }

  start(): void {
    this.running = this.run()
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
    this.state = 'stopped'
  }

  status(): ReplicationStatus {
    const { state, delayMs, rows } = this
    const behindBytes = Number(this.position.serverEnd - this.position.received)
    return { state, delayMs, behindBytes, rows }
  }

  /** True as soon as rows come in; false when they still do not after `timeoutMs`. */
  async whenStreaming(timeoutMs: number): Promise<boolean> {
    if (this.state === 'streaming') return true
    return new Promise((resolve) => {
      const settle = (isStreaming: boolean) => {
        clearTimeout(timer)
        this.waiting.delete(settle)
        resolve(isStreaming)
      }
      const timer = setTimeout(() => settle(false), timeoutMs)
      this.waiting.add(settle)
    })
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    for (let failures = 0; !signal.aborted; failures += 1) {
      if (failures > 0) await sleep(pauseMs(failures), undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      const slot = `${slotPrefix}_${randomBytes(6).toString('hex')}`
      this.position = { received: 0n, serverEnd: 0n }
      this.relations.clear()
      const onStart = () => {
        failures = 0
        this.state = 'streaming'
        this.log.info({ slot }, 'replication streams')
        for (const settle of this.waiting) settle(true)
        this.handlers.onStreaming()
      }
      const onData = (bytes: Buffer) => this.receive(bytes)
      const handlers = { onStart, onData }
      const names = { slot, publication }
      try {
        await streamPublication(this.database, names, handlers, this.position, signal)
      } catch (error) {
        this.log.warn({ error: String(error) }, 'replication interrupted')
      }
      this.state = 'connecting'
    }
  }

  private receive(bytes: Buffer): void {
    const message = decodeReplicationMessage(bytes)
    if (message.kind === 'begin') {
      this.delayMs = Math.max(0, Date.now() - message.committedAt)
    } else if (message.kind === 'relation') {
      this.relations.set(message.relation.id, message.relation)
    } else if (message.kind === 'insert') {
      const relation = this.relations.get(message.relation)
      if (!relation) return
      this.rows += 1
      this.handlers.onMessage(asRow(relation, message.values))
    }
  }
}

/** 0.1 s, then twice as long each time up to 5 s, and not the same for everybody. */
function pauseMs(failures: number): number {
  return Math.min(5_000, 100 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
}

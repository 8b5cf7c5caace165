import pg from 'pg'
import type { ClientConfig } from 'pg'

/** What the server sends while it streams (PostgreSQL manual, "Streaming Replication Protocol"). */
export type StreamHandlers = {
  /** The slot stands: whatever commits from now on will come. */
  onStart(): void
  /** One message of the output plugin. The bytes are only valid during the call. */
  onData(bytes: Buffer): void
}

export type StreamPosition = { received: bigint; serverEnd: bigint }

// Half of the server's wal_sender_timeout (60 s) passes between its own signs of life.
const silenceMs = 75_000
const feedbackMs = 5_000

/**
 * Streams a publication until the connection ends; then rejects (or resolves after `abort`). The slot
 * is temporary: it dies with the connection, and no abandoned slot makes the server keep its log.
 */
export async function streamPublication(
  database: ClientConfig,
  names: { slot: string; publication: string },
  handlers: StreamHandlers,
  position: StreamPosition,
  abort: AbortSignal,
): Promise<void> {
  const client = new pg.Client({
    ...database,
    application_name: 'realtime_replication_connection',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // Not among pg's published types; makes the server speak the replication protocol.
    ...({ replication: 'database' } as object),
  }) as ReplicationClient
  const ended = new Promise<never>((_, reject) => {
    client.on('error', reject)
    client.on('end', () => reject(new Error('the replication connection ended')))
  })
  ended.catch(() => undefined)
  const stop = () => client.connection.stream.destroy()
  const silence = setTimeout(stop, silenceMs)
  abort.addEventListener('abort', stop)
  const { connection } = client
  const feedback = setInterval(() => sendFeedback(connection, position), feedbackMs)
  try {
    await client.connect()
    // Replication commands are only known in capitals.
    await client.query(
      `CREATE_REPLICATION_SLOT ${names.slot} TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT`,
    )
    connection.on('replicationStart', () => handlers.onStart())
    connection.on('copyData', ({ chunk }) => {
      silence.refresh()
      if (receive(chunk, handlers, position)) sendFeedback(connection, position)
    })
    const streaming = client.query(
      `START_REPLICATION SLOT ${names.slot} LOGICAL 0/0
         (proto_version '1', publication_names '${names.publication}')`,
    )
    await Promise.race([streaming, ended])
    throw new Error('the server ended the stream')
  } catch (error) {
    if (!abort.aborted) throw error
  } finally {
    clearTimeout(silence)
    clearInterval(feedback)
    abort.removeEventListener('abort', stop)
    stop()
  }
}

type ReplicationConnection = {
  stream: { destroy(): void }
  on(event: 'replicationStart', listener: () => void): void
  on(event: 'copyData', listener: (message: { chunk: Buffer }) => void): void
  sendCopyFromChunk(bytes: Buffer): void
}
type ReplicationClient = pg.Client & { connection: ReplicationConnection }

/** Takes one message in; true when the server wants an answer at once. */
function receive(chunk: Buffer, handlers: StreamHandlers, position: StreamPosition): boolean {
  const kind = chunk[0]
  if (kind === 0x77 /* w: data */) {
    const end = chunk.readBigUInt64BE(9)
    if (end > position.serverEnd) position.serverEnd = end
    handlers.onData(chunk.subarray(25))
    const start = chunk.readBigUInt64BE(1)
    if (start > position.received) position.received = start
    return false
  }
  if (kind === 0x6b /* k: keep-alive */) {
    // Everything before this position has been sent, so it has been received.
    const end = chunk.readBigUInt64BE(1)
    if (end > position.serverEnd) position.serverEnd = end
    if (end > position.received) position.received = end
    return chunk[17] === 1
  }
  return false
}

/**
 * Tells how far we are, so that the server can throw its log away. Exactly: a server that shuts down
 * waits for its own last position to be repeated.
 */
function sendFeedback(connection: ReplicationConnection, { received }: StreamPosition): void {
  if (received === 0n) return
  const status = Buffer.alloc(34)
  status[0] = 0x72 // r
  for (const offset of [1, 9, 17]) status.writeBigUInt64BE(received, offset)
  const microseconds = (BigInt(Date.now()) - 946_684_800_000n) * 1000n
  status.writeBigInt64BE(microseconds, 25)
  connection.sendCopyFromChunk(status)
}

import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import pg from 'pg'
import { WebSocketServer } from 'ws'
import { Authorizer } from './authorize.ts'
import { Connection } from './connection.ts'
import type { Context } from './context.ts'
import { deliverRow } from './deliver.ts'
import { admit, answer, respond } from './http.ts'
import type { Health } from './http.ts'
import { maxFrameBytes } from './limits.ts'
import { completeOptions } from './options.ts'
import type { RealtimeSetup } from './options.ts'
import { Flusher } from './outbox.ts'
import { maintainPartitions } from './partitions.ts'
import { PresenceBoard } from './presence.ts'
import { ReplayReader } from './replay.ts'
import { Replication } from './replication/replication.ts'
import { watchSessions } from './sessions.ts'
import { Tokens } from './token.ts'
import { Topics } from './topics.ts'

export type RealtimeServer = {
  port: number
  /** The body of /health; ready when the replication streams. */
  health(): Health
  close(): Promise<void>
}

/** Starts a Realtime server on 127.0.0.1. Needs no database to start: it waits for one. */
export async function startRealtime(setup: RealtimeSetup): Promise<RealtimeServer> {
  const { database, log, limits, ...options } = completeOptions(setup)
  const pool = new pg.Pool({
    ...database,
    application_name: 'realtime',
    max: 4,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
  })
  // A connection that the server ends must not end this process, in the pool or on its way out of it.
  const onLost = (error: Error) => log.warn({ error: error.message }, 'database connection lost')
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  const topics = new Topics()
  const replication = new Replication(database, log, {
    onMessage: (row) => deliverRow(context, row),
    onStreaming: () => rejoinAfterGap(topics),
  })
  const context: Context = {
    log,
    limits,
    allowPublic: options.allowPublic,
    tokens: new Tokens(options),
    authorizer: new Authorizer(pool, log),
    replay: new ReplayReader(pool, log),
    replication,
    topics,
    presence: new PresenceBoard(topics, limits.presenceDiffMs),
    flusher: new Flusher(limits.maxFlushPauseMs),
  }
  const connections = new Set<Connection>()
  const health = (): Health => {
    const status = replication.status()
    return {
      status: status.state === 'streaming' ? 'ok' : 'starting',
      sockets: connections.size,
      ...topics.size,
      replication: status,
      memoryBytes: process.memoryUsage.rss(),
    }
  }
  const server = createServer((request, response) => {
    answer(context, health, request, response).catch((error: unknown) => {
      log.error({ error: String(error) }, 'request failed')
      respond(response, 500, { message: 'Internal Server Error' })
    })
  })
  const websockets = new WebSocketServer({
    noServer: true,
    // Outboxes write frames past the library, which only works while it does not compress.
    perMessageDeflate: false,
    maxPayload: maxFrameBytes,
  })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const client = admit(context, request, connections.size)
    if ('refused' in client) {
      // Without a listener a client that hangs up first would end the process.
      stream.on('error', () => undefined)
      stream.end(`HTTP/1.1 ${client.refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    websockets.handleUpgrade(request, stream, head, (websocket) => {
      const connection = new Connection(context, { websocket, stream, request }, client)
      connections.add(connection)
      websocket.on('close', () => connections.delete(connection))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  replication.start()
  const stopPartitions = maintainPartitions(pool, log)
  const stopSessions = watchSessions(context)
  const sweep = setInterval(() => {
    const now = performance.now()
    for (const connection of connections) connection.sweep(now)
  }, 1_000)

  return {
    port: (server.address() as AddressInfo).port,
    health,
    async close() {
      clearInterval(sweep)
      stopPartitions()
      stopSessions()
      for (const connection of connections) connection.close(1012, 'service restart')
      server.close()
      server.closeAllConnections()
      await replication.stop()
      await pool.end()
    },
  }
}

/** Who was joined while nothing was read may have missed something: to join again makes them catch up. */
function rejoinAfterGap(topics: Topics): void {
  for (const channel of [...topics.all()]) channel.fail()
}

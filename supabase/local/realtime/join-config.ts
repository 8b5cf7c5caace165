import { randomUUID } from 'node:crypto'
import { isApiKey } from './token.ts'

/** What a client asks for when it joins (the payload of phx_join, checked and with upstream's defaults). */
export type JoinConfig = {
  isPrivate: boolean
  /** Absent when the connection's own key shall count. */
  accessToken?: string
  ackBroadcast: boolean
  selfBroadcast: boolean
  replicationReady: boolean
  /** undefined: no replay. Numbers as sent: `since` in ms since 1970. */
  replay?: { since: unknown; limit: unknown }
  presenceKey: string
  presenceEnabled: boolean
  wantsPostgresChanges: boolean
}

export function readJoinConfig(payload: Record<string, unknown>): JoinConfig {
  const config = record(payload.config)
  const broadcast = record(config.broadcast)
  const presence = record(config.presence)
  const token = payload.access_token ?? payload.user_token
  const replay = broadcast.replay
  return {
    isPrivate: truth(config.private),
    ...(typeof token === 'string' && !isApiKey(token) ? { accessToken: token } : {}),
    ackBroadcast: truth(broadcast.ack),
    selfBroadcast: truth(broadcast.self),
    replicationReady: truth(broadcast.replication_ready),
    ...(typeof replay === 'object' && replay !== null
      ? { replay: { since: record(replay).since ?? 0, limit: record(replay).limit ?? 25 } }
      : {}),
    presenceKey: presenceKey(presence.key),
    presenceEnabled: truth(presence.enabled),
    wantsPostgresChanges: Array.isArray(config.postgres_changes)
      ? config.postgres_changes.some((change) => change !== null)
      : false,
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function truth(value: unknown): boolean {
  return value === true || value === 'true'
}

function presenceKey(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value !== '' ? value : randomUUID()
}

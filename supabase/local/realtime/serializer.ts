/*
 * The two Phoenix serializers that realtime-js speaks. 1.0.0: every message is a JSON object. 2.0.0:
 * a JSON array [join_ref, ref, topic, event, payload], and broadcasts as binary frames
 * (realtime-js/src/lib/serializer.ts; upstream: lib/realtime_web/socket/v2_serializer.ex).
 */

export type Version = '1.0.0' | '2.0.0'
export type Ref = string | number | null

/** A broadcast that came as a binary frame; `body` is JSON text or the sender's own bytes. */
export type BroadcastPush = {
  event: string
  encoding: 'json' | 'binary'
  body: Buffer
}

export type Inbound = { joinRef: Ref; ref: Ref; topic: string; event: string } & (
  | { payload: Record<string, unknown>; push?: undefined }
  | { payload?: undefined; push: BroadcastPush }
)

export type Outbound = { joinRef?: Ref; ref?: Ref; topic: string; event: string; payload: unknown }

const broadcastPushKind = 3
const broadcastKind = 4
const maxFieldBytes = 255

/** Thrown for bytes that are no message of the protocol. */
export class InvalidMessage extends Error {}

export function decodeMessage(version: Version, bytes: Buffer, isBinary: boolean): Inbound {
  if (isBinary) return decodeBroadcastPush(bytes)
  const message = parse(bytes)
  if (version === '1.0.0') {
    if (typeof message !== 'object' || message === null) throw new InvalidMessage('no object')
    const fields = message as Record<string, unknown>
    return inbound(fields.join_ref, fields.ref, fields.topic, fields.event, fields.payload)
  }
  if (!Array.isArray(message)) throw new InvalidMessage('no array')
  const [joinRef, ref, topic, event, payload] = message as unknown[]
  return inbound(joinRef, ref, topic, event, payload)
}

/** The JSON text of a message. Serializer 1.0.0 has no join_ref. */
export function encodeMessage(version: Version, message: Outbound): string {
  const { joinRef = null, ref = null, topic, event, payload } = message
  return version === '1.0.0'
    ? JSON.stringify({ topic, event, payload, ref })
    : JSON.stringify([joinRef, ref, topic, event, payload])
}

/**
 * A broadcast as a binary frame of serializer 2.0.0, or undefined when a field has more bytes than
 * its one-byte length can say.
 */
export function encodeBroadcast(topic: string, broadcast: BroadcastPush, meta: string) {
  const fields = [topic, broadcast.event, meta].map((field) => Buffer.from(field))
  if (fields.some((field) => field.length > maxFieldBytes)) return undefined
  const lengths = fields.map((field) => field.length)
  const head = Buffer.from([broadcastKind, ...lengths, broadcast.encoding === 'json' ? 1 : 0])
  return Buffer.concat([head, ...fields, broadcast.body])
}

function decodeBroadcastPush(bytes: Buffer): Inbound {
  if (bytes.length < 7 || bytes[0] !== broadcastPushKind) {
    throw new InvalidMessage('unknown kind of binary frame')
  }
  let offset = 7
  // The fifth field is metadata: it asks for storage, which upstream has behind a switch and we leave out.
  const [joinRef = '', ref = '', topic = '', event = ''] = [1, 2, 3, 4, 5].map((position) => {
    const end = offset + (bytes[position] ?? 0)
    if (end > bytes.length) throw new InvalidMessage('frame too short')
    const field = bytes.toString('utf8', offset, end)
    offset = end
    return field
  })
  const encoding = bytes[6] === 1 ? 'json' : 'binary'
  const body = bytes.subarray(offset)
  if (encoding === 'json') parse(body)
  const push: BroadcastPush = { event, encoding, body }
  return { joinRef: joinRef || null, ref: ref || null, topic, event: 'broadcast', push }
}

function inbound(
  joinRef: unknown,
  ref: unknown,
  topic: unknown,
  event: unknown,
  payload: unknown,
): Inbound {
  if (typeof topic !== 'string' || typeof event !== 'string') {
    throw new InvalidMessage('no topic or no event')
  }
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  return {
    joinRef: asRef(joinRef),
    ref: asRef(ref),
    topic,
    event,
    payload: isObject ? (payload as Record<string, unknown>) : {},
  }
}

function asRef(value: unknown): Ref {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new InvalidMessage('invalid JSON')
  }
}

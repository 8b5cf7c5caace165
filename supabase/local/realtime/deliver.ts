import type { Context } from './context.ts'
import { broadcast } from './frames.ts'
import type { Row } from './replication/decoder.ts'
import type { BroadcastPush } from './serializer.ts'
import { topicKey } from './topics.ts'

/** Sends a row of realtime.messages to those who have joined its topic. */
export function deliverRow({ topics, limits, log }: Context, row: Row): void {
  const { topic, event, id } = row
  // Upstream's rows without an event or a body (its own probes, for one) are no broadcasts.
  if (!topic || !event || !id || row.extension !== 'broadcast') return
  const key = topicKey(row.private === 't', topic)
  // Most rows of a busy desk are for topics that nobody has open at the moment.
  if (!topics.has(key)) return
  const push = body(event, row)
  if (!push) return
  if (push.body.length > limits.maxPayloadBytes) {
    log.warn({ topic, event, bytes: push.body.length }, 'broadcast too large')
    return
  }
  topics.broadcast(key, broadcast(`realtime:${topic}`, push, { id }), { id })
}

function body(event: string, { payload, binary_payload }: Row): BroadcastPush | undefined {
  if (binary_payload) {
    // bytea as text: \x and two hexadecimal digits for each byte
    return { event, encoding: 'binary', body: Buffer.from(binary_payload.slice(2), 'hex') }
  }
  return payload ? { event, encoding: 'json', body: Buffer.from(payload) } : undefined
}

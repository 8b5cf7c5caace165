import { encodeBroadcast, encodeMessage } from './serializer.ts'
import type { BroadcastPush, Outbound, Version } from './serializer.ts'

/** A whole WebSocket frame, ready for the TCP socket. */
export type Frame = Buffer

/** One message to many: encoded at most once for each serializer. */
export type Outgoing = {
  /** undefined when the serializer cannot say it (bytes in 1.0.0). */
  frame(version: Version): Frame | undefined
}

export type Meta = { id: string; replayed?: boolean }

/** A message of the channel protocol to one socket. */
export function messageFrame(version: Version, message: Outbound): Frame {
  return textFrame(encodeMessage(version, message))
}

/** A message to every member of a topic. */
export function announcement(topic: string, event: string, payload: unknown): Outgoing {
  return once((version) => messageFrame(version, { topic, event, payload }))
}

/** A broadcast whose body stays as the sender or the database wrote it: nothing is parsed. */
export function broadcast(topic: string, push: BroadcastPush, meta?: Meta): Outgoing {
  const metaText = meta ? JSON.stringify(meta) : ''
  return once((version) => {
    if (version === '2.0.0') {
      const bytes = encodeBroadcast(topic, push, metaText)
      if (bytes) return binaryFrame(bytes)
    }
    if (push.encoding === 'binary') return undefined
    const payload =
      `{"type":"broadcast","event":${JSON.stringify(push.event)},"payload":${push.body.toString('utf8')}` +
      (meta ? `,"meta":${metaText}}` : '}')
    const name = JSON.stringify(topic)
    return textFrame(
      version === '2.0.0'
        ? `[null,null,${name},"broadcast",${payload}]`
        : `{"topic":${name},"event":"broadcast","payload":${payload},"ref":null}`,
    )
  })
}

function once(encode: (version: Version) => Frame | undefined): Outgoing {
  const frames = new Map<Version, Frame | undefined>()
  return {
    frame(version) {
      if (!frames.has(version)) frames.set(version, encode(version))
      return frames.get(version)
    },
  }
}

function textFrame(text: string): Frame {
  return websocketFrame(0x81, Buffer.from(text))
}

function binaryFrame(bytes: Buffer): Frame {
  return websocketFrame(0x82, bytes)
}

/** RFC 6455, section 5.2: final, unmasked, uncompressed. `first` is FIN and the opcode. */
function websocketFrame(first: number, payload: Buffer): Frame {
  const { length } = payload
  const headBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headBytes + length)
  frame[0] = first
  if (headBytes === 2) {
    frame[1] = length
  } else if (headBytes === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  payload.copy(frame, headBytes)
  return frame
}

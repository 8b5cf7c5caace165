import { once } from 'node:events'
import WebSocket from 'ws'
import { keys, untilTrue } from './realtime-bench.ts'

type Answer = [joinRef: string, ref: string, topic: string, event: string, payload: unknown]

/** A client that does only what it is told: no heartbeat, no rejoin. */
export async function rawSocket(url: string) {
  const socket = new WebSocket(`${url}/websocket?apikey=${keys.publishableKey}&vsn=2.0.0`)
  const answers: Answer[] = []
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) answers.push(JSON.parse(data.toString()) as Answer)
  })
  await once(socket, 'open')
  const push = (topic: string, event: string, payload: object, ref = '1') =>
    socket.send(JSON.stringify(['1', ref, topic, event, payload]))
  const join = async (topic: string, token: string) => {
    push(`realtime:${topic}`, 'phx_join', { config: { private: true }, access_token: token })
    await untilTrue(() => answers.some(([, , name, event]) => isReply(name, event, topic)))
  }
  return { socket, answers, push, join }
}

const isReply = (name: string, event: string, topic: string) =>
  name === `realtime:${topic}` && event === 'phx_reply'

import { pretendRealtime } from '#lib/realtime/pretend-realtime.ts'
import type { Message } from './conversation.ts'
import { createLive } from './live.ts'
import type { Rpc } from './rpc.ts'

export const topic = 'contact:maria:1'
/** A message as the Data API and the broadcasts write it. */
export const wire = (seq: number, change: object = {}) => ({
  conversation_id: 'c',
  seq,
  position: seq,
  client_id: `m-${seq}`,
  body: `text ${seq}`,
  sent_at: '2026-11-22T05:30:04+00:00',
  author: { kind: 'member', id: 'anna', name: 'Анна' },
  attachments: [],
  ...change,
})

/** For tests: a table with one conversation, and a realtime that the test speaks for. */
export function world() {
  const table = { rows: [wire(1)], position: 1, topic, isUp: true, refusal: '', isStranger: false }
  const asked: [string, Record<string, unknown>][] = []
  const heard: Message[] = []
  let wakes = 0
  const conversation = () => ({
    id: 'c',
    number: 1,
    status: 'open',
    last_seq: table.rows.length,
    last_message_at: '2026-11-22T05:30:04+00:00',
    preview: '',
    typing_topic: 'typing:c:1.1.1',
    my_read_seq: 0,
    team_read_seq: 0,
    unread: 0,
  })
  const rpc: Rpc = async (name, parameters) => {
    asked.push([name, parameters])
    if (!table.isUp) return { status: 0, message: 'unreachable', value: null }
    if (table.refusal) return { status: 403, message: table.refusal, value: null }
    const since = parameters.since_position as number | undefined
    const before = parameters.before_seq as number | undefined
    const value =
      name === 'widget_state'
        ? {
            contact: { id: 'maria', name: null },
            topic: table.topic,
            categories: [],
            conversations: [conversation()],
          }
        : name === 'mark_read'
          ? parameters.seq
          : {
              conversation: conversation(),
              position: table.position,
              messages: table.rows
                .filter(
                  ({ seq }) => (since === undefined || seq > since) && seq < (before ?? Infinity),
                )
                .slice(-(parameters.page_size as number)),
            }
    return { status: 200, message: null, value: value as never }
  }
  const realtime = pretendRealtime()
  const live = createLive({
    rpc,
    realtime,
    random: () => 0,
    isRefused: () => table.isStranger,
    onMessages: (messages) => void heard.push(...messages),
    onWake: () => void (wakes += 1),
  })
  const bodies = () => live.get().customer.threads.c?.messages.map(({ body }) => body)
  const calls = (name: string) => asked.filter(([called]) => called === name)
  return { table, realtime, live, bodies, calls, heard, wakes: () => wakes }
}

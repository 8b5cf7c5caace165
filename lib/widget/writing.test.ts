import { expect, test } from 'vitest'
import type { Rpc, RpcAnswer } from './rpc.ts'
import { createSend, type WrittenEntry } from './writing.ts'

const wireMessage = {
  conversation_id: 'c',
  seq: 1,
  client_id: 'm',
  body: 'hello',
  sent_at: '2026-11-22T05:30:04.123456+00:00',
  edited_at: null,
  deleted_at: null,
  author: { kind: 'contact', id: 'maria', name: null },
  attachments: [],
}
const entry = (start: WrittenEntry['content']['start']): WrittenEntry => ({
  clientId: 'm',
  lane: 'lane',
  content: { body: 'hello', start },
  writtenAt: 0,
  state: 'sending',
  tries: 0,
  reason: null,
})

function answering(answer: RpcAnswer<unknown>) {
  const asked: unknown[] = []
  const rpc: Rpc = async (name, parameters) => {
    asked.push([name, parameters])
    return answer as never
  }
  return {
    asked,
    send: (start: WrittenEntry['content']['start']) =>
      createSend(rpc)(entry(start), new AbortController().signal),
  }
}

test('a message of a known conversation is sent to it', async () => {
  const { asked, send } = answering({ status: 200, message: null, value: wireMessage })
  expect(await send(null)).toMatchObject({
    kind: 'delivered',
    answer: {
      conversation: null,
      message: { seq: 1, sentAt: Date.UTC(2026, 10, 22, 5, 30, 4, 123) },
    },
  })
  expect(asked).toEqual([['send_message', { conversation: 'lane', client_id: 'm', body: 'hello' }]])
})

test('a message of a conversation to be started names both client ids, so a repeat starts nothing', async () => {
  const conversation = { id: 'c', number: 7, status: 'open', last_message_at: null }
  const value = { conversation, message: wireMessage }
  const { asked, send } = answering({ status: 200, message: null, value })
  expect(await send({ categoryId: 'hotels' })).toMatchObject({
    kind: 'delivered',
    answer: { conversation: { id: 'c', number: 7 }, message: { clientId: 'm' } },
  })
  const parameters = {
    client_id: 'lane',
    message_client_id: 'm',
    body: 'hello',
    category: 'hotels',
  }
  expect(asked).toEqual([['start_conversation', parameters]])
})

test.each([
  [0, 'unreachable', { kind: 'unreachable' }],
  [503, 'unknown', { kind: 'unreachable' }],
  [429, 'too_many', { kind: 'unreachable' }],
  [400, 'message_too_long', { kind: 'refused', reason: 'message_too_long' }],
  [403, 'contact_blocked', { kind: 'refused', reason: 'contact_blocked' }],
])('status %i %s', async (status, message, outcome) => {
  const { send } = answering({ status, message, value: null })
  expect(await send(null)).toEqual(outcome)
  expect(await send({ categoryId: null })).toEqual(outcome)
})

import { expect, test } from 'vitest'
import RealtimeSerializer from '../../../node_modules/@supabase/realtime-js/dist/module/lib/serializer.js'
import { decodeMessage, encodeBroadcast, encodeMessage, InvalidMessage } from './serializer.ts'

const official = new RealtimeSerializer()

test('a broadcast of the official client is read to the byte', () => {
  const payload = { type: 'broadcast', event: 'ёлка', payload: { text: '👋' } }
  const message = { join_ref: '1', ref: '2', topic: 'realtime:a', event: 'broadcast', payload }
  const bytes = Buffer.from(official.encode(message, (encoded) => encoded) as ArrayBuffer)
  const decoded = decodeMessage('2.0.0', bytes, true)
  expect(decoded).toMatchObject({ joinRef: '1', ref: '2', topic: 'realtime:a', event: 'broadcast' })
  expect(decoded.push).toMatchObject({ event: 'ёлка', encoding: 'json' })
  expect(decoded.push?.body.toString()).toBe('{"text":"👋"}')
})

test('the official client reads a broadcast of ours', () => {
  const push = { event: 'ёлка', encoding: 'json' as const, body: Buffer.from('{"n":1}') }
  const bytes = encodeBroadcast('realtime:a', push, '{"id":"x"}')
  expect(bytes).toBeDefined()
  const buffer = Uint8Array.from(bytes ?? []).buffer
  expect(official.decode(buffer, (message: unknown) => message)).toMatchObject({
    topic: 'realtime:a',
    event: 'broadcast',
    payload: { event: 'ёлка', payload: { n: 1 }, meta: { id: 'x' } },
  })
})

test('a field too long for its length is not encoded wrongly but not at all', () => {
  const push = { event: 'я'.repeat(128), encoding: 'json' as const, body: Buffer.from('1') }
  expect(encodeBroadcast('realtime:a', push, '')).toBeUndefined()
})

test('1.0.0 speaks objects, 2.0.0 arrays', () => {
  const message = { joinRef: '1', ref: '2', topic: 't', event: 'e', payload: { n: 1 } }
  expect(encodeMessage('1.0.0', message)).toBe(
    '{"topic":"t","event":"e","payload":{"n":1},"ref":"2"}',
  )
  expect(encodeMessage('2.0.0', message)).toBe('["1","2","t","e",{"n":1}]')
  for (const version of ['1.0.0', '2.0.0'] as const) {
    const text =
      version === '1.0.0' ? { ...message, join_ref: '1' } : ['1', '2', 't', 'e', { n: 1 }]
    expect(decodeMessage(version, Buffer.from(JSON.stringify(text)), false)).toEqual(message)
  }
})

test.each(['', 'null', '1', '[]', '{}', '["1","2",3,"e",{}]'])('%j is no message', (text) => {
  expect(() => decodeMessage('2.0.0', Buffer.from(text), false)).toThrow(InvalidMessage)
  expect(() => decodeMessage('1.0.0', Buffer.from(text), false)).toThrow(InvalidMessage)
})

import { expect, test } from 'vitest'
import { asRow, decodeReplicationMessage } from './decoder.ts'

const int16 = (value: number) => Buffer.from([value >> 8, value & 255])
const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value & 65_535)])
const text = (value: string) => Buffer.from(`${value}\0`)
const sized = (value: string) =>
  Buffer.concat([Buffer.from('t'), int32(Buffer.byteLength(value)), Buffer.from(value)])

test('a table and a row of it', () => {
  const column = (name: string) =>
    Buffer.concat([Buffer.from([1]), text(name), int32(25), int32(-1)])
  const relation = decodeReplicationMessage(
    Buffer.concat([
      Buffer.from('R'),
      int32(16_400),
      text('realtime'),
      text('messages'),
      Buffer.from('d'),
      int16(3),
      ...['topic', 'payload', 'event'].map(column),
    ]),
  )
  expect(relation).toEqual({
    kind: 'relation',
    relation: {
      id: 16_400,
      schema: 'realtime',
      table: 'messages',
      columns: ['topic', 'payload', 'event'],
    },
  })
  const tuple = [sized('ёж'), Buffer.from('n'), sized('')]
  const insert = decodeReplicationMessage(
    Buffer.concat([Buffer.from('I'), int32(16_400), Buffer.from('N'), int16(3), ...tuple]),
  )
  expect(insert).toEqual({ kind: 'insert', relation: 16_400, values: ['ёж', null, ''] })
  if (relation.kind !== 'relation' || insert.kind !== 'insert') throw new Error('other kinds')
  expect(asRow(relation.relation, insert.values)).toEqual({ topic: 'ёж', payload: null, event: '' })
})

test('a transaction begins at a time of 1970 and later', () => {
  const microseconds = 848_000_000_000_000n
  const bytes = Buffer.alloc(21, 0)
  bytes.write('B')
  bytes.writeBigInt64BE(microseconds, 9)
  expect(decodeReplicationMessage(bytes)).toEqual({
    kind: 'begin',
    committedAt: Date.UTC(2000, 0, 1) + Number(microseconds / 1000n),
  })
})

test('what has nothing to do with rows is passed over', () => {
  expect(decodeReplicationMessage(Buffer.from('T......'))).toEqual({ kind: 'other' })
})

import { expect, test } from 'vitest'
import { hello, isHello, readToFrame, readToHost } from './protocol.ts'

const page = { url: 'https://shop.test/', title: 'Shop' }

test('only our hello, of this version, is one', () => {
  expect(isHello(structuredClone(hello))).toBe(true)
  for (const other of [null, 'hello', { otklik: 'hello' }, { otklik: 'hello', v: 1 }, [hello]])
    expect(isHello(other)).toBe(false)
})

test('an init is read, and what does not belong to it is left', () => {
  const said = { type: 'init', isOpen: true, appId: 'demo', settings: { a: 1 }, page, evil: 1 }
  expect(readToFrame(said)).toEqual({
    type: 'init',
    isOpen: true,
    appId: 'demo',
    settings: { a: 1 },
    page,
    kept: null,
  })
  const keeping = { ...said, kept: { secret: 'a', other: 1 } }
  expect(readToFrame(keeping)).toMatchObject({ kept: { secret: 'a' } })
  expect(readToFrame({ ...said, page: 7 })).toMatchObject({ page: { url: '', title: '' } })
  expect(readToFrame({ ...said, appId: '' })).toBeNull()
  expect(readToFrame({ ...said, settings: 'demo' })).toBeNull()
})

test('anything else is nothing', () => {
  const nothing = [undefined, 1, 'init', {}, { type: 'toString' }, { type: 'visible' }]
  for (const value of [...nothing, { type: 'do', verb: 'show' }])
    expect(readToFrame(value)).toBeNull()
  for (const value of [
    undefined,
    1,
    'ready',
    {},
    { type: 'unread', count: '3' },
    { type: 'unread', count: -1 },
    { type: 'event', name: 'constructor', said: [] },
    { type: 'event', name: 'message', said: 'hi' },
    { type: 'looks', looks: null },
  ])
    expect(readToHost(value)).toBeNull()
})

test('a count is whole', () => {
  expect(readToHost({ type: 'unread', count: 2.7 })).toEqual({ type: 'unread', count: 2 })
})

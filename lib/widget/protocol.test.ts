import { expect, test } from 'vitest'
import { hello, isHello, readToFrame, readToHost } from './protocol.ts'

test('only our hello, of this version, is one', () => {
  expect(isHello(structuredClone(hello))).toBe(true)
  for (const other of [null, 'hello', { otklik: 'hello' }, { otklik: 'hello', v: 2 }, [hello]])
    expect(isHello(other)).toBe(false)
})

test('an init is read with its settings checked', () => {
  const said = {
    type: 'init',
    isOpen: true,
    settings: { app_id: 'demo', theme_mode: 'pink', evil: 1 },
  }
  expect(readToFrame(said)).toEqual({
    type: 'init',
    isOpen: true,
    settings: { app_id: 'demo', user_jwt: null, locale: null, theme_mode: 'system' },
    kept: null,
  })
  const keeping = { ...said, kept: { secret: 'a', other: 1 } }
  expect(readToFrame(keeping)).toMatchObject({ kept: { secret: 'a' } })
  expect(readToFrame({ type: 'init', settings: {} })).toBeNull()
})

test('anything else is nothing', () => {
  for (const value of [undefined, 1, 'init', {}, { type: 'toString' }, { type: 'visible' }])
    expect(readToFrame(value)).toBeNull()
  for (const value of [
    undefined,
    1,
    'ready',
    {},
    { type: 'unread', count: '3' },
    { type: 'unread', count: -1 },
  ])
    expect(readToHost(value)).toBeNull()
})

test('a count is whole', () => {
  expect(readToHost({ type: 'unread', count: 2.7 })).toEqual({ type: 'unread', count: 2 })
})

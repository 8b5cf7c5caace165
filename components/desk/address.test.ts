import { beforeEach, expect, test, vi } from 'vitest'
import {
  addressFor,
  addressNow,
  arrived,
  cameBack,
  goTo,
  isExpected,
  watchAddress,
} from './address.ts'

const written: string[] = []
const history = {
  pushState: (_data: unknown, _unused: string, address: string) => written.push(`push ${address}`),
  replaceState: (_data: unknown, _unused: string, address: string) =>
    written.push(`replace ${address}`),
}

beforeEach(() => {
  vi.stubGlobal('window', { history })
  written.length = 0
  arrived('/somewhere', '/somewhere')
  arrived('/inbox/mine', '/inbox/mine')
})

test('whoever watches hears of a step at once, and the address bar has it', () => {
  const heard: (string | null)[] = []
  const stop = watchAddress(() => heard.push(addressNow()))
  goTo('/inbox/mine/1', 'push')
  goTo('/inbox/mine/2', 'replace')
  goTo('/inbox/mine/2', 'replace')
  stop()
  goTo('/inbox/mine/3', 'replace')
  expect(heard).toEqual(['/inbox/mine/1', '/inbox/mine/2'])
  expect(written.slice(0, 2)).toEqual(['push /inbox/mine/1', 'replace /inbox/mine/2'])
})

test('a router that comes after does not lead back', () => {
  goTo('/inbox/mine/1', 'push')
  goTo('/inbox/mine/2', 'replace')
  goTo('/inbox/mine/3', 'replace')
  arrived('/inbox/mine/1', '/inbox/mine/1')
  expect(addressNow()).toBe('/inbox/mine/3')
  arrived('/inbox/mine/3', '/inbox/mine/3')
  expect(addressNow()).toBe('/inbox/mine/3')
})

test('where the router goes by itself counts, whatever it was told before', () => {
  goTo('/inbox/mine/1', 'push')
  arrived('/settings', '/settings')
  expect(addressNow()).toBe('/settings')
  cameBack('/inbox/mine/1')
  expect(addressNow()).toBe('/inbox/mine/1')
  arrived('/inbox/mine/1', '/inbox/mine/1')
  arrived('/search', '/search')
  expect(addressNow()).toBe('/search')
})

test('a page on its way is drawn for its own address, and one that is there for the newest', () => {
  expect(addressFor('/settings', addressNow())).toBe('/settings')
  expect(isExpected('/settings')).toBe(false)
  arrived('/settings', '/settings')
  expect(addressFor('/settings', addressNow())).toBe('/settings')
  arrived('/inbox/mine', '/inbox/mine')
  goTo('/inbox/mine/1', 'push')
  expect(isExpected('/inbox/mine/1')).toBe(true)
  expect(addressFor('/inbox/mine', addressNow())).toBe('/inbox/mine/1')
  arrived('/inbox/mine/1', '/inbox/mine')
  expect(addressFor('/inbox/mine', addressNow())).toBe('/inbox/mine/1')
})

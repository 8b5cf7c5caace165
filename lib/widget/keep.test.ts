import { expect, test } from 'vitest'
import { hostStorage } from './host-storage.ts'
import { browserStorage, createKeep, type SmallStorage } from './keep.ts'

function storage(): SmallStorage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  }
}

test('one name does not see, list or clear another’s', () => {
  const shared = storage()
  const maria = createKeep(shared, 'app/user:maria')
  const mariana = createKeep(shared, 'app/user:mariana')
  maria.set('secret', 'a')
  mariana.set('secret', 'b')
  expect(maria.keys()).toEqual(['secret'])
  maria.clear()
  expect([maria.get('secret'), mariana.get('secret')]).toEqual([null, 'b'])
})

test('another page finds what was kept', () => {
  const shared = storage()
  createKeep(shared, 'app').set('draft', 'hello')
  expect(createKeep(shared, 'app').get('draft')).toBe('hello')
})

test('forbidden storage: it lives as long as the page', () => {
  // There is no localStorage here: reading it throws, as it does in a frame that may not keep anything.
  const keep = createKeep(browserStorage, 'app')
  keep.set('secret', 'a')
  expect(keep.get('secret')).toBe('a')
  expect(keep.keys()).toEqual(['secret'])
  keep.remove('secret')
  expect(keep.get('secret')).toBeNull()
})

test('full storage: the newer value counts', () => {
  const shared = storage()
  const keep = createKeep(shared, 'app')
  keep.set('draft', 'old')
  const setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  const full = createKeep({ ...shared, setItem }, 'app')
  full.set('draft', 'new')
  expect(full.get('draft')).toBe('new')
})

test('kept by the host page: it hears of every change, and gives everything back', () => {
  const page: Record<string, string> = {}
  const first = createKeep(
    hostStorage({}, (message) => {
      if (message.type !== 'keep') return
      if (message.value === null) delete page[message.key]
      else page[message.key] = message.value
    }),
    'app/visitor',
  )
  first.set('secret', 'a')
  first.set('draft', 'b')
  first.remove('draft')
  expect(page).toEqual({ 'app/visitor/secret': 'a' })
  expect(
    createKeep(
      hostStorage(page, () => undefined),
      'app/visitor',
    ).get('secret'),
  ).toBe('a')
})

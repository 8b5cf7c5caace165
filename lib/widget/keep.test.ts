import { expect, test } from 'vitest'
import { createKeep } from './keep.ts'

/** localStorage as far as it is used; Object.keys lists what is stored. */
function storage(): Storage {
  const kept: Record<string, string> = {}
  return new Proxy(kept, {
    get: (target, name) => {
      if (name === 'getItem') return (key: string) => target[key] ?? null
      if (name === 'setItem') return (key: string, value: string) => void (target[key] = value)
      if (name === 'removeItem') return (key: string) => void delete target[key]
      return Reflect.get(target, name) as unknown
    },
  }) as unknown as Storage
}

test('one name does not see, list or clear another’s', () => {
  const shared = storage()
  const maria = createKeep(() => shared, 'app/user:maria')
  const mariana = createKeep(() => shared, 'app/user:mariana')
  maria.set('secret', 'a')
  mariana.set('secret', 'b')
  expect(maria.keys()).toEqual(['secret'])
  maria.clear()
  expect([maria.get('secret'), mariana.get('secret')]).toEqual([null, 'b'])
})

test('another page finds what was kept', () => {
  const shared = storage()
  createKeep(() => shared, 'app').set('draft', 'hello')
  expect(createKeep(() => shared, 'app').get('draft')).toBe('hello')
})

test('forbidden storage: it lives as long as the page', () => {
  const keep = createKeep(() => {
    throw new DOMException('denied', 'SecurityError')
  }, 'app')
  keep.set('secret', 'a')
  expect(keep.get('secret')).toBe('a')
  expect(keep.keys()).toEqual(['secret'])
  keep.remove('secret')
  expect(keep.get('secret')).toBeNull()
})

test('full storage: the newer value counts', () => {
  const shared = storage()
  const keep = createKeep(() => shared, 'app')
  keep.set('draft', 'old')
  const full = createKeep(
    () =>
      ({
        getItem: () => 'old',
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError')
        },
      }) as unknown as Storage,
    'app',
  )
  full.set('draft', 'new')
  expect(full.get('draft')).toBe('new')
})

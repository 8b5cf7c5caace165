import { expect, test } from 'vitest'
import { homePath, isOpenPath, looksAtSession, safeNext, signInPath } from './paths.ts'

test('a wish stays on this site', () => {
  expect(safeNext('/inbox/all/12?team=x')).toBe('/inbox/all/12?team=x')
})

test.each([
  '//evil.test',
  '/\\evil.test',
  'https://evil.test',
  '/\t/evil.test',
  'javascript:1',
  '',
  null,
])('another site is never a wish: %j', (next) => {
  expect(safeNext(next)).toBe(homePath)
})

test('open paths are whole segments', () => {
  expect(isOpenPath('/demo')).toBe(true)
  expect(isOpenPath('/auth/confirm')).toBe(true)
  expect(isOpenPath('/demographics')).toBe(false)
  expect(isOpenPath('/inbox/mine')).toBe(false)
})

test('signing in leads back to where one was going', () => {
  expect(signInPath('/inbox/all/12')).toBe('/sign-in?next=%2Finbox%2Fall%2F12')
  expect(signInPath(homePath)).toBe('/sign-in')
})

test('an invitation is open to strangers, and to members it says who they are', () => {
  expect(isOpenPath('/invite')).toBe(true)
  expect(looksAtSession('/invite')).toBe(true)
  expect(looksAtSession('/auth/confirm')).toBe(false)
  expect(looksAtSession('/inbox/mine')).toBe(true)
})

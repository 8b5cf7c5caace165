import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSettings } from '../settings.ts'
import type { Settings } from '../settings.ts'
import { lockHolder, takeLock } from './lock.ts'

let settings: Settings
beforeEach(() => {
  settings = loadSettings({ home: mkdtempSync(join(tmpdir(), 'otklik-lock-')) })
})
afterEach(() => rmSync(settings.home, { recursive: true }))

test('is held by one, who is named to the next, until it is released', () => {
  const release = takeLock(settings)
  expect(lockHolder(settings)).toMatchObject({ pid: process.pid, url: settings.urls.web })
  expect(() => takeLock(settings)).toThrow(
    `Otklik is already running at ${settings.urls.web} (pid ${process.pid}).`,
  )
  release()
  expect(lockHolder(settings)).toBeUndefined()
  takeLock(settings)()
})

test('of a process that is gone is taken over, even if its pid lives on in another', () => {
  takeLock(settings)
  const path = join(settings.folders.run, 'lock')
  const holder = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...holder, identity: 'before the reboot' }))
  expect(lockHolder(settings)).toBeUndefined()
  takeLock(settings)()
})

import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLogFiles } from './log-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'otklik-logs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const big = (name: string, first: string) => {
  writeFileSync(join(folder, name), first)
  truncateSync(join(folder, name), 10e6)
}
const startOf = (name: string) => readFileSync(join(folder, name), 'utf8').slice(0, 3)

test('sets a log of ten megabytes aside and keeps three of them', () => {
  for (const round of ['one', 'two', 'thr', 'fou']) {
    big('web.log', round)
    openLogFiles(folder, ['web'])
  }
  expect([1, 2, 3].map((age) => startOf(`web.log.${age}`))).toEqual(['fou', 'thr', 'two'])
  expect(existsSync(join(folder, 'web.log'))).toBe(false)
  expect(existsSync(join(folder, 'web.log.4'))).toBe(false)
})

test('leaves a shorter one alone', () => {
  writeFileSync(join(folder, 'web.log'), 'short')
  openLogFiles(folder, ['web'])
  expect(startOf('web.log')).toBe('sho')
})

test('the last words are what a service said, without the JSON, or the error that it threw', () => {
  const logs = openLogFiles(folder, ['web'])
  expect(logs.lastWords('web', 1)).toBe('')
  logs.append(
    'web',
    '{"level":30,"msg":"listens"}\n{"level":50,"msg":"stops","err":{"message":"no"}}\n',
  )
  expect(logs.lastWords('web', 1)).toBe('stops: no')
  logs.append('web', 'TypeError: x is not a function\n    at y\n\nNode.js v24\n')
  expect(logs.lastWords('web', 1)).toBe('TypeError: x is not a function')
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from './source-hash.ts'

let root: string
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'otklik-hash-'))
  write('package-lock.json', '{}')
  write('app/page.tsx', 'one')
})
afterEach(() => rmSync(root, { recursive: true }))

test.each(['app/page.tsx', 'app/new.tsx', 'lib/a/b.ts', 'package-lock.json', 'next.config.js'])(
  'changes with %s',
  (path) => {
    const before = sourceHash(root)
    write(path, 'two')
    expect(sourceHash(root)).not.toBe(before)
  },
)

test('notices that a file moved', () => {
  const before = sourceHash(root)
  write('app/other.tsx', 'one')
  rmSync(join(root, 'app/page.tsx'))
  expect(sourceHash(root)).not.toBe(before)
})

test.each([
  'app/page.test.tsx',
  'README.md',
  'public/widget.js',
  'public/widget/a.js',
  '.env',
  'jobs/x.ts',
])('does not change with %s', (path) => {
  const before = sourceHash(root)
  write(path, 'two')
  expect(sourceHash(root)).toBe(before)
})

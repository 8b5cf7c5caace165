import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repository } from '../support/repository.ts'

// A clone with one small package of its own: what counts is when `npm ci` runs, not what it fetches.
let clone: string
const write = (path: string, text: string) => {
  mkdirSync(join(clone, path, '..'), { recursive: true })
  writeFileSync(join(clone, path), text)
}
const read = (path: string) => readFileSync(join(clone, path), 'utf8')

/** Makes package.json and the lockfile ask for a version of the package, which lies beside them. */
function wantWord(version: string): void {
  write('word/package.json', JSON.stringify({ name: 'word', version }))
  spawnSync('npm', ['pack', './word'], { cwd: clone })
  rmSync(join(clone, 'word'), { recursive: true })
  const dependencies = { word: `file:word-${version}.tgz` }
  const own = { name: 'clone', version: '1.0.0', dependencies }
  const word = { version, resolved: dependencies.word }
  const packages = { '': own, 'node_modules/word': word }
  write('package.json', JSON.stringify(own))
  write('package-lock.json', JSON.stringify({ name: 'clone', lockfileVersion: 3, packages }))
}

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'otklik-clone-'))
  cpSync(join(repository, 'supabase/local/bootstrap'), join(clone, 'supabase/local/bootstrap'), {
    recursive: true,
  })
  wantWord('1.0.0')
  write('hello.ts', "const word: string = 'hello'\nconsole.log(word, process.argv[2])")
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

function run(nodeArgs: string[] = []) {
  const args = [...nodeArgs, 'supabase/local/bootstrap/run.mjs', 'hello.ts', 'you']
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: clone,
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

test('installs once, then runs the file with its arguments', () => {
  const first = run()
  expect(first).toMatchObject({ status: 0, stderr: '' })
  expect(first.stdout).toContain('packages installed in')
  expect(first.stdout).toContain('hello you')
  expect(run()).toEqual({ status: 0, stderr: '', stdout: 'hello you\n' })
})

test('installs again when the lockfile asks for something else', () => {
  run()
  wantWord('2.0.0')
  expect(run().stdout).toContain('packages installed in')
  expect(JSON.parse(read('node_modules/word/package.json'))).toMatchObject({ version: '2.0.0' })
})

test('a half-finished install is made whole', () => {
  // npm empties the folder first and writes its own lockfile last.
  write('node_modules/half/package.json', '{}')
  const { stdout, status } = run()
  expect(status).toBe(0)
  expect(stdout).toContain('packages installed in')
  expect(existsSync(join(clone, 'node_modules/half'))).toBe(false)
  expect(existsSync(join(clone, 'node_modules/word'))).toBe(true)
})

test('a package that somebody removed by hand comes back', () => {
  spawnSync('npm', ['ci'], { cwd: clone })
  rmSync(join(clone, 'node_modules/word'), { recursive: true })
  expect(run().stdout).toContain('packages installed in')
})

test('what a person installed by hand is kept', () => {
  spawnSync('npm', ['ci'], { cwd: clone })
  write('node_modules/by-hand/package.json', '{}')
  expect(run()).toEqual({ status: 0, stderr: '', stdout: 'hello you\n' })
  expect(existsSync(join(clone, 'node_modules/by-hand'))).toBe(true)
})

test('npm cannot fetch: says so and what to do, without a stack trace', () => {
  const packages = {
    '': { name: 'clone', version: '1.0.0', dependencies: { missing: '1.0.0' } },
    'node_modules/missing': { version: '1.0.0', resolved: 'http://127.0.0.1:9/missing.tgz' },
  }
  write('.npmrc', 'fetch-retries=0')
  write('package.json', JSON.stringify(packages['']))
  write('package-lock.json', JSON.stringify({ name: 'clone', lockfileVersion: 3, packages }))
  const { status, stderr } = run()
  expect(status).toBe(1)
  expect(stderr).toContain('npm does not reach its registry')
  expect(stderr).toContain('Run the command again')
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('a Node that is too old gets one clear sentence', () => {
  write(
    'old.cjs',
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.1' } })",
  )
  const { status, stderr } = run(['--require', join(clone, 'old.cjs')])
  expect(status).toBe(1)
  expect(stderr).toContain('Otklik needs Node 20.9 or newer, and this is Node 18.19.1.')
  expect(stderr).toContain('https://nodejs.org')
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runChild } from './child.ts'

/** On Linux a dead process whose parent has not looked yet (state Z) still takes signals. */
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

test('the exit code comes back', async () => {
  const ended = await runChild('sh', ['-c', 'exit 3'], { env: process.env, limit: 5_000 })
  expect(ended).toEqual({ exitCode: 3, timedOut: false })
})

test('what takes too long is stopped, with everything it started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-child-'))
  const file = join(folder, 'pid')
  const script = `sleep 60 & echo $! > ${file}; wait`
  const ended = await runChild('sh', ['-c', script], { env: process.env, limit: 500 })
  expect(ended.timedOut).toBe(true)
  const grandchild = Number(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  await expect.poll(() => isAlive(grandchild)).toBe(false)
})

test('a program that does not exist is an error, not a silent nothing', async () => {
  const attempt = runChild('/no/such/program', [], { env: process.env, limit: 1_000 })
  await expect(attempt).rejects.toThrow('ENOENT')
})

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repository } from '../../support/repository.ts'
import type { Verdict } from '../access/say.ts'

/** The journey that looks at every screen with axe, in both languages and both themes: no violation at all. */
export async function proveAxe(): Promise<Verdict> {
  const run = join(repository, 'supabase/local/bootstrap/run.mjs')
  const tests = join(repository, 'tests/run/main.ts')
  const process_ = spawn(process.execPath, [run, tests, '--tier', 'journey', 'accessibility'], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  for await (const piece of process_.stdout) {
    told += String(piece)
    process.stdout.write(piece as Buffer)
  }
  const passed = Number(
    told
      .match(/(\d+) passed/g)
      ?.at(-1)
      ?.split(' ')[0] ?? 0,
  )
  return {
    figures: `axe ${passed} of 4 combinations of language and theme without a violation`,
    holds: process_.exitCode === 0 && passed >= 4,
  }
}

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Runs initdb on a folder unless it holds a finished cluster. Throws with initdb's own words. */
export function initialise(
  folder: string,
  password: string,
  binaries: Binaries,
  account: Account,
): void {
  const finished = join(folder, 'otklik-initialised')
  if (existsSync(finished)) return
  // What an initdb left that was killed half-way; initdb refuses a folder that is not empty.
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })

  const secret = `${folder}.password`
  writeFileSync(secret, password, { mode: 0o600 })
  account.give(secret)
  const { command, args } = account.wrap(binaries.initdb, [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorting and case come from Postgres itself, the same on every machine.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // The full-text parser asks the C library what a letter is; macOS has no C.UTF-8.
    `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--no-instructions',
  ])
  try {
    const result = spawnSync(command, args, { cwd: folder, encoding: 'utf8', ...account.spawnAs })
    if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error}`)
    writeFileSync(finished, '')
    account.give(finished)
  } finally {
    rmSync(secret, { force: true })
  }
}

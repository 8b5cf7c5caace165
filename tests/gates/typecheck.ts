import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../support/repository.ts'

/** `npm run types`: Next first writes the types of its routes, without which PageProps is unknown. */
const commands = existsSync(join(repository, 'app'))
  ? [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ]
  : [['tsc', '--noEmit']]

for (const [program = '', ...args] of commands) {
  const { status, error } = spawnSync(join(repository, 'node_modules', '.bin', program), args, {
    cwd: repository,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (error) console.error(error.message)
  if (status !== 0) process.exit(status ?? 1)
}

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { repository } from './repository.ts'

export type DeskProcess = {
  /** Everything it has printed. */
  output(): string
  /** Resolves when it has printed this; throws with its output when it ends first. */
  untilSays(words: string | RegExp): Promise<void>
  signal(signal: NodeJS.Signals): void
  /** Resolves with its exit code. */
  ended: Promise<number | null>
}

/**
 * Starts what `npm start` starts (without npm), with only some services so that no build is needed.
 *
 * @param env at least OTKLIK_HOME and OTKLIK_PORT_BASE
 */
export function startDesk(env: Record<string, string>, services = 'realtime'): DeskProcess {
  const files = ['supabase/local/bootstrap/run.mjs', 'supabase/local/cli/start.ts']
  const child = spawn(process.execPath, [...files, '--only', services], {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let isOver = false
  const hear = (chunk: Buffer) => (output += stripVTControlCharacters(chunk.toString()))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      isOver = true
      resolve(code)
    }),
  )
  return {
    output: () => output,
    ended,
    signal: (signal) => child.kill(signal),
    async untilSays(words) {
      const isSaid = () => (typeof words === 'string' ? output.includes(words) : words.test(output))
      while (!isSaid()) {
        if (isOver) throw new Error(`it ended without saying ${words}:\n${output}`)
        await sleep(20)
      }
    },
  }
}

/** The pids of the supervisor, its services and Postgres, as they are written down in the home folder. */
export function pidsOf(home: string): { supervisor: number; services: number[]; postgres: number } {
  const read = (name: string) => JSON.parse(readFileSync(join(home, name), 'utf8')) as unknown
  const postmaster = join(home, 'postgres/postmaster.pid')
  return {
    supervisor: (read('run/lock') as { pid: number }).pid,
    services: (read('run/processes.json') as { pid: number }[]).map(({ pid }) => pid),
    postgres: existsSync(postmaster) ? Number.parseInt(readFileSync(postmaster, 'utf8')) : 0,
  }
}

/** Resolves when none of them is there any more; throws after `timeout` ms. */
export async function untilGone(pids: number[], timeout: number): Promise<void> {
  const until = performance.now() + timeout
  while (pids.some(isThere)) {
    if (performance.now() > until)
      throw new Error(`still there: ${pids.filter(isThere).join(', ')}`)
    await sleep(20)
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

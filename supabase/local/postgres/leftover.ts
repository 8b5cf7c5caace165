import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Clears away what an earlier server left on a data folder: stops one whose starter was killed, removes
 * the pid files of one that died. Throws when a server still runs after 20 s.
 *
 * @param socket the Unix socket, if it is this server's alone
 */
export async function clearLeftover(folder: string, socket?: string): Promise<void> {
  const pid = pidIn(join(folder, 'postmaster.pid'))
  if (pid !== undefined && isPostmasterOf(pid, folder)) await end(pid, folder)
  // The numbers may belong to other programs by now, and Postgres would refuse to start for ever.
  rmSync(join(folder, 'postmaster.pid'), { force: true })
  const lock = socket && `${socket}.lock`
  const holder = lock && pidIn(lock)
  if (lock && holder && !commandLine(holder).includes('postgres')) rmSync(lock, { force: true })
}

async function end(pid: number, folder: string): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (!isPostmasterOf(pid, folder)) return
    if (waited === 10_000) process.kill(pid, 'SIGQUIT')
    await sleep(50)
  }
  throw new Error(`a Postgres server (pid ${pid}) still runs on ${folder}`)
}

/** The pid on the first line of a Postgres lock file. */
function pidIn(path: string): number | undefined {
  if (!existsSync(path)) return undefined
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

function isPostmasterOf(pid: number, folder: string): boolean {
  const command = commandLine(pid)
  return command.includes('postgres') && command.includes(folder)
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') {
      // The state Z is a server that has ended and whose starter has not noticed yet.
      const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0]
      return state === 'Z' ? '' : readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

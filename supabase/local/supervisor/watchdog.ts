import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, processIdentity } from './process-identity.ts'
import type { KnownProcess } from './process-identity.ts'

// Reads "add 123" and "drop 123" until its input closes, which the end of the supervisor does, kill -9
// included; then ends the process groups that are left.
const script = `
  groups=' '
  while read -r verb group; do
    case $verb in
      add) groups="$groups$group " ;;
      drop) groups="\${groups%% $group *} \${groups#* $group }" ;;
    esac
  done
  for group in $groups; do kill -TERM "-$group" 2> /dev/null; done
  [ "$groups" = ' ' ] || sleep 3
  for group in $groups; do kill -KILL "-$group" 2> /dev/null; done
`

export type Watchdog = {
  /** The process leads a group that must not outlive the supervisor. */
  add(pid: number): void
  drop(pid: number): void
  end(): void
}

/**
 * Starts a shell that outlives this process just long enough to end its children. What it watches also
 * stands in <run>/processes.json, for the case that somebody kills the shell as well.
 */
export function startWatchdog(run: string): Watchdog {
  const shell = spawn('sh', ['-c', script, 'otklik-watchdog'], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.on('error', () => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  ;(shell.stdin as Socket).unref()

  const known = new Map<number, KnownProcess>()
  const write = () => {
    try {
      writeFileSync(join(run, 'processes.json'), JSON.stringify([...known.values()]))
    } catch {
      // A full disk: the shell still knows them.
    }
  }
  return {
    add(pid) {
      shell.stdin.write(`add ${pid}\n`)
      known.set(pid, { pid, identity: processIdentity(pid) ?? '' })
      write()
    },
    drop(pid) {
      shell.stdin.write(`drop ${pid}\n`)
      known.delete(pid)
      write()
    },
    end() {
      rmSync(join(run, 'processes.json'), { force: true })
      shell.kill('SIGKILL')
    },
  }
}

/** Ends what a killed supervisor and its killed watchdog left. */
export function endLeftProcesses(run: string): void {
  let left: KnownProcess[]
  try {
    left = JSON.parse(readFileSync(join(run, 'processes.json'), 'utf8')) as KnownProcess[]
  } catch {
    return
  }
  for (const known of left) if (isAlive(known)) killGroup(known.pid, 'SIGKILL')
}

/** Signals a whole process group; one that is gone already is no error. */
export function killGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

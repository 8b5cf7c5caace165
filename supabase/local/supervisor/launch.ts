import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Exit } from '../postgres/start-postgres.ts'
import type { LogFiles } from './log-files.ts'
import type { Launched } from './supervised.ts'
import { killGroup } from './watchdog.ts'
import type { Watchdog } from './watchdog.ts'

export type Command = {
  name: string
  command: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
}

/**
 * Starts a process as the leader of a group of its own (Ctrl-C in the terminal reaches the supervisor
 * only), with its output in a log file, and sees to it that the group ends with it.
 *
 * @param echo also receives each line of output
 */
export function launch(
  { name, command, args, cwd, env }: Command,
  logs: LogFiles,
  watchdog: Watchdog,
  echo?: (line: string) => void,
): Launched {
  const log = logs.open(name)
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    // Its standard input closes when this process is gone: a service's sign to end by itself.
    stdio: ['pipe', echo ? 'pipe' : log, echo ? 'pipe' : log],
  })
  child.stdin?.on('error', () => {})
  const pid = child.pid
  if (echo) {
    eachLine(child.stdout, echo, (chunk) => logs.append(name, chunk))
    eachLine(child.stderr, echo, (chunk) => logs.append(name, chunk))
  }
  closeSync(log)
  if (pid !== undefined) watchdog.add(pid)
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', () => resolve({ code: 1, signal: null }))
    child.once('exit', (code, signal) => {
      if (pid !== undefined) {
        killGroup(pid, 'SIGKILL')
        watchdog.drop(pid)
      }
      resolve({ code, signal })
    })
  })
  const signal = (it: NodeJS.Signals) => {
    if (pid !== undefined && child.exitCode === null && child.signalCode === null) {
      killGroup(pid, it)
    }
  }
  return {
    pid: pid ?? 0,
    exited,
    signal,
    async stop(patience) {
      signal('SIGTERM')
      const timer = setTimeout(() => signal('SIGKILL'), patience)
      await exited
      clearTimeout(timer)
    },
  }
}

function eachLine(
  stream: Readable | null,
  echo: (line: string) => void,
  keep: (chunk: string) => void,
): void {
  let rest = ''
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    keep(chunk)
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) echo(line)
  })
}

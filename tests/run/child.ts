import { spawn } from 'node:child_process'

export type Ended = { exitCode: number | null; timedOut: boolean }

const running = new Set<number>()

/**
 * Runs a program to its end with this process's output, in a process group of its own, so that a
 * browser or a database that it started ends with it.
 * @param limit milliseconds after which the whole group is stopped.
 */
export async function runChild(
  program: string,
  args: string[],
  { env, limit }: { env: NodeJS.ProcessEnv; limit: number },
): Promise<Ended> {
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const pid = child.pid
  if (pid !== undefined) running.add(pid)
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    if (pid !== undefined) stopGroup(pid)
  }, limit)
  try {
    return await new Promise<Ended>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (exitCode) => resolve({ exitCode, timedOut }))
    })
  } finally {
    clearTimeout(timer)
    if (pid !== undefined) {
      running.delete(pid)
      signalGroup(pid, 'SIGKILL') // what outlived its parent, if anything
    }
  }
}

/** Stops every child that is still running. Ctrl-C reaches only this process: the groups are not the terminal's. */
export function stopChildren(): void {
  for (const pid of running) stopGroup(pid)
}

function stopGroup(pid: number): void {
  signalGroup(pid, 'SIGTERM')
  setTimeout(() => signalGroup(pid, 'SIGKILL'), 8_000).unref()
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // the group is gone
  }
}

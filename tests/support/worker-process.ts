import { spawn, type ChildProcess } from 'node:child_process'
import { freePort } from './free-port.ts'
import { until } from './mail-catcher.ts'
import { repository } from './repository.ts'

/** jobs/worker.ts as a process of its own, for what can only be seen from outside. */
export type WorkerProcess = {
  child: ChildProcess
  health(): Promise<{ code: number; status?: string; worker?: string } | undefined>
  kill(signal: NodeJS.Signals): Promise<Ended>
  /** Takes away what its starter holds open, as the end of the starter does. */
  abandon(): Promise<Ended>
}

type Ended = { code: number | null; signal: NodeJS.Signals | null; ms: number }

/** Starts jobs/worker.ts and does not wait for it. */
export function spawnWorker(
  databaseUrl: string,
  variables: Record<string, string> = {},
): ChildProcess {
  const child = spawn(process.execPath, ['jobs/worker.ts'], {
    cwd: repository,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: {
      ...process.env,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      DATABASE_URL: databaseUrl,
      WORKER_PORT: '0',
      APP_URL: 'https://desk.test',
      MAIL_FROM: 'support@sever.test',
      ...variables,
    },
  })
  child.stdin?.on('error', () => {})
  return child
}

/** @returns when the worker takes jobs */
export async function startWorkerProcess(
  databaseUrl: string,
  variables: Record<string, string> = {},
): Promise<WorkerProcess> {
  const port = await freePort()
  const child = spawnWorker(databaseUrl, { WORKER_PORT: String(port), ...variables })
  const exited = new Promise<Omit<Ended, 'ms'>>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  const health: WorkerProcess['health'] = async () => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/health`)
      return { code: response.status, ...((await response.json()) as object) }
    } catch {
      return undefined
    }
  }
  const ending = async (how: () => void): Promise<Ended> => {
    const began = performance.now()
    how()
    return { ...(await exited), ms: performance.now() - began }
  }
  try {
    await until(async () => (await health())?.code === 200)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    child,
    health,
    kill: (signal) => ending(() => child.kill(signal)),
    abandon: () => ending(() => child.stdin?.end()),
  }
}

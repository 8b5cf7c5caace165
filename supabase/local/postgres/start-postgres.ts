import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { serverFlags } from './flags.ts'
import { initialise } from './initialise.ts'
import { clearLeftover } from './leftover.ts'
import { watchOver } from './watch-over.ts'

export type PostgresOptions = {
  /** The data folder; made and initialised when empty. */
  folder: string
  /** TCP on 127.0.0.1, and the number of the Unix socket. */
  port: number
  /** Of the superuser `postgres`. Set when the folder is initialised; must stay the same afterwards. */
  password?: string
  /** Folder of the Unix socket (at most 90 bytes long). Default: beside the data, or below /tmp. */
  socket?: string
  /** File to which the server's log is appended. Default: <folder>.log */
  log?: string
  /** false: no fsync, for scratch servers of tests whose data nobody wants back. */
  durable?: boolean
}

export type Exit = { code: number | null; signal: NodeJS.Signals | null }

export type RunningPostgres = {
  pid: number
  port: number
  socket: string
  /** Connection string over TCP. */
  url(database?: string): string
  /** Connection string over the Unix socket: about a quarter quicker per round trip. */
  socketUrl(database?: string): string
  /** Resolves when the server has ended, for whatever reason. */
  exited: Promise<Exit>
  /** Signals the postmaster, unless it has ended. */
  signal(signal: NodeJS.Signals): void
  /** Ends it cleanly; after `patience` ms (default 4,000) at once, to be recovered at the next start. */
  stop(options?: { patience?: number }): Promise<void>
}

/**
 * Starts a server on a data folder and resolves when it takes connections. An orphan of a killed
 * starter is stopped first; after a crash the server recovers by itself. Should this process vanish
 * (kill -9 included), the server shuts down within a second. Throws with the server's last words.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { folder, port, password = 'postgres', durable = true } = options
  const log = options.log ?? `${folder}.log`
  const socket = options.socket ?? defaultSocketFolder(folder, port)
  const binaries = findBinaries()
  for (const path of [folder, socket, dirname(log)]) mkdirSync(path, { recursive: true })
  const account = chooseAccount(folder, binaries)
  account.give(folder)
  account.give(socket)
  chmodSync(folder, 0o700)
  await clearLeftover(folder, join(socket, `.s.PGSQL.${port}`))
  initialise(folder, password, binaries, account)

  const secret = encodeURIComponent(password)
  const url = (database = 'postgres') =>
    `postgresql://postgres:${secret}@127.0.0.1:${port}/${database}`
  const socketUrl = (database = 'postgres') =>
    `postgresql://postgres:${secret}@/${database}?host=${encodeURIComponent(socket)}&port=${port}`

  for (let attempt = 1; ; attempt++) {
    const logStart = statSync(log, { throwIfNoEntry: false })?.size ?? 0
    const output = openSync(log, 'a')
    const { command, args } = account.wrap(
      binaries.postgres,
      serverFlags({ folder, port, socket, durable }),
    )
    const server = spawn(command, args, {
      cwd: folder,
      // An own process group: Ctrl-C in the terminal must reach the starter only, or the database is
      // gone before its clients have finished.
      detached: true,
      stdio: ['ignore', output, output],
      ...account.spawnAs,
    })
    closeSync(output)
    const exited = exitOf(server)
    const watch = watchOver(server.pid ?? 0, folder)
    void exited.then(() => watch.kill('SIGKILL'))
    const isReady = await becomesReady(url(), exited, folder).catch(async (error: unknown) => {
      await stopServer(server, exited, 4000)
      throw error
    })
    if (isReady) {
      const stop = ({ patience = 4000 } = {}) => stopServer(server, exited, patience)
      const signal = (it: NodeJS.Signals) => void server.kill(it)
      return { pid: server.pid ?? 0, port, socket, url, socketUrl, exited, signal, stop }
    }
    const words = readFileSync(log, 'utf8').slice(logStart)
    // Backends of a postmaster that was killed take a moment to notice.
    if (words.includes('pre-existing shared memory block') && attempt < 20) {
      await sleep(250)
      continue
    }
    throw new Error(`Postgres did not start: ${reason(words)} (log: ${log})`)
  }
}

function exitOf(server: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    server.once('exit', (code, signal) => resolve({ code, signal }))
    server.once('error', () => resolve({ code: 1, signal: null }))
  })
}

async function becomesReady(url: string, exited: Promise<Exit>, folder: string): Promise<boolean> {
  let gone = false
  void exited.then(() => (gone = true))
  while (!gone) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      await client.end()
      // Another server with the same password may hold the port; ours is about to say so and end.
      if (rows[0]?.data_directory === realpathSync(folder)) return true
      await sleep(40)
    } catch (error) {
      // A wrong password does not heal with time. Everything else is a server still on its way.
      if ((error as { code?: string }).code === '28P01') throw error
      await sleep(40)
    }
  }
  return false
}

function reason(words: string): string {
  const lines = words.split('\n').filter((line) => /FATAL|PANIC|ERROR|error/.test(line))
  return (lines[0] ?? words.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC):\s*/, '')
}

async function stopServer(server: ChildProcess, exited: Promise<Exit>, patience: number) {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGINT')
  const timer = setTimeout(() => server.kill('SIGQUIT'), patience)
  await exited
  clearTimeout(timer)
}

function defaultSocketFolder(folder: string, port: number): string {
  const beside = join(dirname(folder), 'run/postgres')
  if (Buffer.byteLength(`${beside}/.s.PGSQL.${port}`) <= 100) return beside
  return join(tmpdir(), `otklik-postgres-${port}`)
}

import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount } from './account.ts'
import type { Account } from './account.ts'
import { findBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { serverFlags } from './flags.ts'
import { clearLeftover } from './leftover.ts'

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

export type RunningPostgres = {
  pid: number
  port: number
  socket: string
  /** Connection string over TCP. */
  url(database?: string): string
  /** Connection string over the Unix socket: about a quarter quicker per round trip. */
  socketUrl(database?: string): string
  /** Resolves when the server has ended, for whatever reason. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Ends it cleanly; after `patience` ms (default 4,000) at once, to be recovered at the next start. */
  stop(options?: { patience?: number }): Promise<void>
}

/**
 * Starts a server on a data folder and resolves when it takes connections. An orphan of a killed
 * starter is stopped first; after a crash the server recovers by itself. Should this process vanish
 * (kill -9 included), the server shuts down within a second.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { folder, port, password = 'postgres', durable = true } = options
  const log = options.log ?? `${folder}.log`
  const socket = options.socket ?? defaultSocketFolder(folder, port)
  const binaries = findBinaries()
  mkdirSync(folder, { recursive: true })
  mkdirSync(socket, { recursive: true })
  mkdirSync(dirname(log), { recursive: true })
  const account = chooseAccount(folder, binaries)
  account.give(folder)
  account.give(socket)
  chmodSync(folder, 0o700)
  await clearLeftover(folder)
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, password, binaries, account)

  const output = openSync(log, 'a')
  const flags = serverFlags({ folder, port, socket, durable })
  const wrapped = account.wrap(binaries.postgres, flags)
  const server = spawn(wrapped.command, wrapped.args, {
    cwd: folder,
    // An own process group: Ctrl-C in the terminal must reach the starter only, or the database is
    // gone before its clients have finished.
    detached: true,
    stdio: ['ignore', output, output],
    ...account.spawnAs,
  })
  closeSync(output)
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    server.once('exit', (code, signal) => resolve({ code, signal }))
    server.once('error', () => resolve({ code: 1, signal: null }))
  })
  const watch = watchOver(server, folder)
  void exited.then(() => watch.kill('SIGKILL'))

  const url = (database = 'postgres') =>
    `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  const running: RunningPostgres = {
    pid: server.pid ?? 0,
    port,
    socket,
    url,
    socketUrl: (database = 'postgres') =>
      `postgresql://postgres:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(socket)}&port=${port}`,
    exited,
    stop: ({ patience = 4000 } = {}) => stopServer(server, exited, patience),
  }
  await untilReady(url(), exited, log)
  return running
}

function initialise(folder: string, password: string, binaries: Binaries, account: Account): void {
  const secret = join(folder, '..', `.initial-password-${process.pid}`)
  writeFileSync(secret, password, { mode: 0o600 })
  account.give(secret)
  const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const wrapped = account.wrap(binaries.initdb, [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorting and case come from Postgres itself, the same on every machine.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--no-instructions',
  ])
  try {
    const result = spawnSync(wrapped.command, wrapped.args, {
      cwd: folder,
      encoding: 'utf8',
      ...account.spawnAs,
    })
    if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error}`)
  } finally {
    rmSync(secret, { force: true })
  }
}

/**
 * A shell that waits for this process to end (its standard input closes then) and shuts the server
 * down. It looks into the pid file first: the number may belong to another program by then.
 */
function watchOver(server: ChildProcess, folder: string): ChildProcess {
  const script = `
    cat > /dev/null
    [ "$(head -n 1 "$2/postmaster.pid" 2> /dev/null)" = "$1" ] && kill -INT "$1"`
  const watch = spawn('sh', ['-c', script, 'otklik-postgres-watch', String(server.pid), folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.on('error', () => {})
  watch.stdin?.on('error', () => {})
  watch.unref()
  ;(watch.stdin as unknown as { unref?: () => void }).unref?.()
  return watch
}

async function stopServer(
  server: ChildProcess,
  exited: RunningPostgres['exited'],
  patience: number,
): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGINT')
  const timer = setTimeout(() => server.kill('SIGQUIT'), patience)
  await exited
  clearTimeout(timer)
}

async function untilReady(url: string, exited: RunningPostgres['exited'], log: string) {
  let gone = false
  void exited.then(() => (gone = true))
  for (;;) {
    if (gone) throw new Error(`Postgres did not start; its log is ${log}`)
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      // A wrong password does not heal with time. Everything else is a server still on its way.
      if ((error as { code?: string }).code === '28P01') throw error
      await sleep(40)
    }
  }
}

function defaultSocketFolder(folder: string, port: number): string {
  const beside = join(dirname(folder), 'run/postgres')
  if (Buffer.byteLength(`${beside}/.s.PGSQL.${port}`) <= 100) return beside
  return join(tmpdir(), `otklik-postgres-${port}`)
}

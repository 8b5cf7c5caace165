import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { readKeys } from './keys.ts'
import type { Keys } from './keys.ts'

/*
 * Where the embedded platform lives, on which ports, with which keys. The only file of supabase/local
 * that reads the environment: every service calls loadSettings() and needs no other configuration.
 *
 *   OTKLIK_HOME            folder for all local data                       (default <repository>/.otklik)
 *   OTKLIK_PORT_BASE       moves every port: web = base, api = base + 21 … (default: the ports below)
 *   OTKLIK_PORT_<NAME>     moves one port, e.g. OTKLIK_PORT_WEB=3001
 *   REALTIME_PUBLIC_CHANNELS=1  lets Realtime channels be joined that no policy guards
 *
 * Plain names of the product (APP_URL, SMTP_URL, …) may also stand in .env.local or .env.
 */

export const portNames = [
  'web',
  'gateway',
  'postgres',
  'mail',
  'smtp',
  'functions',
  'realtime',
  'worker',
] as const
export type PortName = (typeof portNames)[number]
export type Ports = Record<PortName, number>

const defaultPorts: Ports = {
  web: 3000,
  gateway: 54321,
  postgres: 54322,
  mail: 54324,
  smtp: 54325,
  functions: 54326,
  realtime: 54327,
  worker: 54328,
}

export type Settings = {
  /** The repository. */
  root: string
  /** All local data. */
  home: string
  folders: {
    postgres: string
    /** Postgres's Unix socket lies here; short, because a socket's path may have 107 bytes. */
    socket: string
    storage: string
    mail: string
    logs: string
    run: string
    deno: string
  }
  ports: Ports
  keys: Keys
  urls: { web: string; api: string; mail: string; smtp: string }
  /** Session connections to the live database as its owner `postgres`, over TCP. */
  databaseUrl: string
  /** As Realtime's setting "Allow public access" on Supabase: REALTIME_PUBLIC_CHANNELS=1 (default: off). */
  publicChannels: boolean
  /** What the product's processes find in their environment (lib/kernel/env.ts reads it). */
  product: Record<string, string>
}

export type SettingsOverrides = {
  home?: string
  ports?: Partial<Ports>
  /** Values for product variables, stronger than the environment and .env files. */
  product?: Record<string, string>
}

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Reads the settings of an installation; makes its folder and keys on the first call.
 * Throws the file system's error (EACCES, EROFS, ENOSPC) where the folder cannot be written.
 */
export function loadSettings(overrides: SettingsOverrides = {}): Settings {
  const environment = readEnvironment()
  const home = overrides.home ? resolve(overrides.home) : homeFolder()
  mkdirSync(home, { recursive: true })
  const ports = { ...readPorts(environment), ...overrides.ports }
  const keys = readKeys(join(home, 'env'))
  const urls = {
    web: `http://localhost:${ports.web}`,
    // As the Supabase CLI has it: a name would have to be resolved, to ::1 first on some machines.
    api: `http://127.0.0.1:${ports.gateway}`,
    mail: `http://localhost:${ports.mail}`,
    smtp: `smtp://127.0.0.1:${ports.smtp}`,
  }
  const databaseUrl = `postgresql://postgres:${keys.postgresPassword}@127.0.0.1:${ports.postgres}/postgres`
  const settings: Settings = {
    root: repository,
    home,
    folders: {
      postgres: join(home, 'postgres'),
      socket: socketFolder(home, ports.postgres),
      storage: join(home, 'storage'),
      mail: join(home, 'mail'),
      logs: join(home, 'logs'),
      run: join(home, 'run'),
      deno: join(home, 'deno'),
    },
    ports,
    keys,
    urls,
    databaseUrl,
    publicChannels: environment.REALTIME_PUBLIC_CHANNELS === '1',
    product: {
      SUPABASE_URL: urls.api,
      SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
      SUPABASE_SECRET_KEY: keys.secretKey,
      SUPABASE_JWT_SECRET: keys.jwtSecret,
      DATABASE_URL: databaseUrl,
      APP_URL: environment.APP_URL ?? urls.web,
      PORT: String(ports.web),
      WORKER_PORT: String(ports.worker),
      SMTP_URL: environment.SMTP_URL ?? urls.smtp,
      MAIL_FROM: environment.MAIL_FROM ?? 'Otklik <support@otklik.localhost>',
      OTKLIK_DEMO: environment.OTKLIK_DEMO ?? '1',
      LOG_LEVEL: environment.LOG_LEVEL ?? 'info',
      ...(environment.RESEND_API_KEY ? { RESEND_API_KEY: environment.RESEND_API_KEY } : {}),
      ...overrides.product,
    },
  }
  return settings
}

/**
 * The whole environment of a service: ours plus the settings, so that its own loadSettings() finds
 * the same folders and ports, with this process's Node first on PATH.
 */
export function childEnvironment(settings: Settings): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  const ports = portNames.map((name): [string, string] => [
    portVariable(name),
    String(settings.ports[name]),
  ])
  return {
    ...Object.fromEntries(inherited),
    ...settings.product,
    ...Object.fromEntries(ports),
    OTKLIK_HOME: settings.home,
    PATH: [
      dirname(process.execPath),
      join(settings.root, 'node_modules/.bin'),
      process.env.PATH ?? '',
    ].join(process.platform === 'win32' ? ';' : ':'),
    // Nothing here may call home or look for its own updates.
    DO_NOT_TRACK: '1',
    LITE_TELEMETRY: '0',
    NEXT_TELEMETRY_DISABLED: '1',
    DENO_NO_UPDATE_CHECK: '1',
    DENO_DIR: settings.folders.deno,
    // Without it @supabase/lite answers 404 under /storage/v1.
    EXPERIMENTAL_STORAGE: '1',
  }
}

/** Where all local data lies, whether it can be read or not. */
export function homeFolder(): string {
  return resolve(readEnvironment().OTKLIK_HOME ?? join(repository, '.otklik'))
}

/** The process that started this one through bootstrap/run.mjs. */
export function launcherPid(): number | undefined {
  const pid = process.env.OTKLIK_LAUNCHER
  return pid ? Number(pid) : undefined
}

/** The environment variable that moves one port. */
export function portVariable(name: PortName): string {
  return `OTKLIK_PORT_${name.toUpperCase()}`
}

function readEnvironment(): NodeJS.Dict<string> {
  return { ...readEnvFile('.env'), ...readEnvFile('.env.local'), ...process.env }
}

function readEnvFile(name: string): NodeJS.Dict<string> {
  const path = join(repository, name)
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
}

function readPorts(environment: NodeJS.Dict<string>): Ports {
  const base = environment.OTKLIK_PORT_BASE ? Number(environment.OTKLIK_PORT_BASE) : undefined
  const port = (name: PortName): [PortName, number] => {
    const own = environment[portVariable(name)]
    if (own) return [name, Number(own)]
    if (base === undefined) return [name, defaultPorts[name]]
    return [name, name === 'web' ? base : base + defaultPorts[name] - 54300]
  }
  return Object.fromEntries(portNames.map(port)) as Ports
}

function socketFolder(home: string, port: number): string {
  const folder = join(home, 'run/postgres')
  // sun_path holds 107 bytes on Linux and 103 on macOS; a longer one stops Postgres from starting.
  if (Buffer.byteLength(`${folder}/.s.PGSQL.${port}`) <= 100) return folder
  return `/tmp/otklik-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`
}

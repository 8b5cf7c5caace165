import { createRequire } from 'node:module'
import { join } from 'node:path'
import { childEnvironment } from '../settings.ts'
import type { PortName, Settings } from '../settings.ts'

/** In the order in which they start; they stop the other way round. Postgres comes before them all. */
export const serviceNames = [
  'postgres',
  'mail',
  'gateway',
  'realtime',
  'functions',
  'worker',
  'web',
] as const
export type ServiceName = (typeof serviceNames)[number]

/** What a person calls it. */
export const titles: Record<ServiceName, string> = {
  postgres: 'database',
  mail: 'mail',
  gateway: 'api',
  realtime: 'realtime',
  functions: 'functions',
  worker: 'worker',
  web: 'web',
}

/** Every port that a service listens on; the first one answers for its health. */
export const portsOf: Record<ServiceName, [PortName, ...PortName[]]> = {
  postgres: ['postgres'],
  mail: ['mail', 'smtp'],
  gateway: ['gateway'],
  realtime: ['realtime'],
  functions: ['functions'],
  worker: ['worker'],
  web: ['web'],
}

/** built: as in production. dev: web, worker and functions follow the sources. */
export type Mode = 'built' | 'dev'

export type ProcessName = Exclude<ServiceName, 'postgres'>
type Start = { file: string; command: string; args: string[] }

/** How each service but Postgres is started. `file` is what must be there for it. */
export function startOf(name: ProcessName, settings: Settings, mode: Mode): Start {
  const node = process.execPath
  const follow = mode === 'dev'
  switch (name) {
    case 'worker': {
      const watch = follow ? ['--watch', '--watch-preserve-output'] : []
      return { file: 'jobs/worker.ts', command: node, args: [...watch, 'jobs/worker.ts'] }
    }
    case 'functions': {
      const file = 'supabase/local/functions/main.ts'
      return { file, command: denoBinary(settings.root), args: ['run', '-A', file] }
    }
    case 'web': {
      const next = join(settings.root, 'node_modules/next/dist/bin/next')
      const args = [next, follow ? 'dev' : 'start', '-p', String(settings.ports.web)]
      return { file: 'app/layout.tsx', command: node, args: [...args, '-H', '127.0.0.1'] }
    }
    default: {
      const file = `supabase/local/${name}/main.ts`
      return { file, command: node, args: [file] }
    }
  }
}

/** Its whole environment. */
export function environmentOf(settings: Settings, mode: Mode): NodeJS.ProcessEnv {
  return {
    ...childEnvironment(settings),
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
  }
}

/** Does it answer? Web is well when it answers at all: /api/health speaks for the others, too. */
export async function answersHealth(name: ProcessName, settings: Settings): Promise<boolean> {
  const port = settings.ports[portsOf[name][0]]
  const path = name === 'web' ? '/api/health' : '/health'
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(10_000),
      redirect: 'manual',
    })
    await response.body?.cancel()
    return name === 'web' || response.status === 200
  } catch {
    return false
  }
}

/** The binary itself: npm's wrapper would stand between it and our signals. */
function denoBinary(root: string): string {
  const require = createRequire(join(root, 'package.json'))
  // Deno's own way to find it, which also works where npm did not run install scripts.
  const { runInstall } = require('deno/install_api.cjs') as { runInstall(): string }
  return runInstall()
}

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { startGateway } from '../../supabase/local/gateway/gateway.ts'
import { readPlatformConfig } from '../../supabase/local/gateway/platform-config.ts'
import type { Settings } from '../../supabase/local/settings.ts'
import { freePort } from './free-port.ts'
import { repository } from './repository.ts'

/** The folder of the functions that exist for these tests only. */
export const fixtures = join(repository, 'tests/platform/fixtures/supabase')

/**
 * The process of the edge functions for the fixtures, and a gateway in front of it, beside those of
 * the shared platform. Deno starts with an empty cache and every registry out of reach: what it needs
 * is in node_modules or it fails.
 */
export async function startFunctions(settings: Settings) {
  const [functions, gateway] = [await freePort(), await freePort()]
  const cache = mkdtempSync(join(process.env.OTKLIK_TEST_SCRATCH ?? tmpdir(), 'otklik-deno-'))
  const child = spawn(
    denoBinary(),
    ['run', '-A', join(repository, 'supabase/local/functions/main.ts'), fixtures],
    {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        OTKLIK_HOME: settings.home,
        OTKLIK_PORT_FUNCTIONS: String(functions),
        OTKLIK_PORT_GATEWAY: String(settings.ports.gateway),
        OTKLIK_PORT_POSTGRES: String(settings.ports.postgres),
        NODE_ENV: 'development',
        DENO_DIR: cache,
        NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9',
        JSR_URL: 'http://127.0.0.1:9',
        DENO_NO_UPDATE_CHECK: '1',
      },
    },
  )
  const said = keepOutput(child)
  const base = `http://127.0.0.1:${functions}`
  await untilHealthy(base, child, said)
  const url = `http://127.0.0.1:${gateway}`
  const own: Settings = {
    ...settings,
    ports: { ...settings.ports, functions, gateway },
    urls: { ...settings.urls, api: url },
  }
  const front = await startGateway(
    own,
    readPlatformConfig(settings.root),
    pino({ level: 'silent' }),
  )
  return {
    url,
    log: () => said.join(''),
    child,
    async stop() {
      await front.stop()
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit')
        child.kill('SIGTERM')
        await exited
      }
      rmSync(cache, { recursive: true, force: true })
    },
  }
}

function keepOutput(child: ChildProcess): string[] {
  const said: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  return said
}

async function untilHealthy(base: string, child: ChildProcess, said: string[]): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const well = await fetch(`${base}/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (well) return
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`no functions: ${said.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function denoBinary(): string {
  const require = createRequire(join(repository, 'package.json'))
  const { runInstall } = require('deno/install_api.cjs') as { runInstall(): string }
  return runInstall()
}

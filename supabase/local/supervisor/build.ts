import { spawn } from 'node:child_process'
import { closeSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildFailed } from '../cli/complaints.ts'
import type { Settings } from '../settings.ts'
import { launch } from './launch.ts'
import { tryLock } from './lock.ts'
import type { LogFiles } from './log-files.ts'
import { environmentOf } from './service-table.ts'
import { sourceHash } from './source-hash.ts'
import type { Launched } from './supervised.ts'
import type { Watchdog } from './watchdog.ts'

/**
 * Builds the desk and the widget unless what stands in .next was made from these very sources.
 * Returns whether it had to. Throws a complaint that names the log when the build fails.
 */
export async function buildIfStale(
  settings: Settings,
  logs: LogFiles,
  signal?: AbortSignal,
): Promise<boolean> {
  const stamp = join(settings.root, '.next/otklik-sources')
  const hash = sourceHash(settings.root)
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (isCurrent()) return false
  const release = await takeTurn(join(settings.root, '.otklik/build.lock'), signal)
  try {
    if (isCurrent()) return false
    // A build that fails leaves .next as nobody's: not even the former sources' any more.
    rmSync(stamp, { force: true })
    if (existsSync(join(settings.root, widgetBuild))) {
      await run(settings, logs, [widgetBuild], signal)
    }
    await run(settings, logs, ['node_modules/next/dist/bin/next', 'build'], signal)
    writeFileSync(stamp, hash)
    return true
  } finally {
    release()
  }
}

/** Tests and a desk of the same clone share .next: the second waits, and finds it built. */
async function takeTurn(path: string, signal?: AbortSignal): Promise<() => void> {
  for (;;) {
    const release = tryLock(path)
    if (release) return release
    await sleep(200, undefined, { signal })
  }
}

const widgetBuild = 'components/widget/build.mjs'

/** Builds the widget into public/ whenever its sources change, for as long as the process lives. */
export function followWidget(settings: Settings, logs: LogFiles, watchdog: Watchdog): Launched[] {
  if (!existsSync(join(settings.root, widgetBuild))) return []
  const env = environmentOf(settings, 'dev')
  const args = [widgetBuild, '--watch']
  const widget = { name: 'widget', command: process.execPath, args, cwd: settings.root, env }
  return [launch(widget, logs, watchdog)]
}

function run(
  settings: Settings,
  logs: LogFiles,
  args: string[],
  signal?: AbortSignal,
): Promise<void> {
  const log = logs.open('build')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: settings.root,
      env: environmentOf(settings, 'built'),
      stdio: ['ignore', log, log],
      signal,
    })
    closeSync(log)
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(buildFailed(logs.path('build')))))
  })
}

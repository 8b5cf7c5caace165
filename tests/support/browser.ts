import { spawnSync, type StdioOptions } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { repository } from './repository.ts'

/**
 * Flags every browser of ours starts with.
 * Without --no-sandbox Chromium refuses to run as root; the others keep it from talking to the network by itself.
 */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Absolute path of a Chromium: OTKLIK_CHROMIUM, one on the PATH, Playwright's own; else installs one.
 * Throws an Error whose message says what to do when none can be had.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.OTKLIK_CHROMIUM
  if (named) {
    if (isProgram(named)) return named
    throw new Error(`OTKLIK_CHROMIUM is ${named}, which is not a program. Correct it or unset it.`)
  }
  return installed() ?? installFromPlaywright() ?? installFromDebian() ?? refuse()
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...applications, chromium.executablePath()].find(runs)
}

/** A downloaded browser may lack the system's libraries: then another one has to be found. */
function runs(path: string): boolean {
  if (!isProgram(path)) return false
  return process.platform !== 'linux' || attempt(path, ['--version'], 20_000, {}, 'ignore')
}

function installFromPlaywright(): string | undefined {
  console.log('No Chromium found: downloading the one that Playwright uses …')
  const cli = join(repository, 'node_modules', 'playwright', 'cli.js')
  if (!attempt(process.execPath, [cli, 'install', 'chromium'], 5 * 60_000)) return undefined
  return installed()
}

/** Only where it cannot surprise anybody: Debian and its kin, as root. */
function installFromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.log('Playwright could not download a browser: installing the package chromium …')
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium']
  if (!attempt('apt-get', ['update', '-q'], 3 * 60_000, quiet)) return undefined
  if (!attempt('apt-get', install, 10 * 60_000, quiet)) return undefined
  return installed()
}

function refuse(): never {
  throw new Error(
    'No Chromium was found and none could be installed. Install Chromium or Chrome ' +
      '(on Debian: apt-get install chromium), or set OTKLIK_CHROMIUM to the path of one.',
  )
}

function attempt(
  program: string,
  args: string[],
  timeout: number,
  env: NodeJS.Dict<string> = {},
  output: 'inherit' | 'ignore' = 'inherit',
): boolean {
  const stdio: StdioOptions = ['ignore', output, output]
  return spawnSync(program, args, { stdio, timeout, env: { ...process.env, ...env } }).status === 0
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { requireSpace } from './check-folder.mjs'
import { Complaint } from './complaint.mjs'
import { root } from './root.mjs'

const modules = join(root, 'node_modules')
const lockfile = join(root, 'package-lock.json')
// Inside node_modules, so that whoever removes that folder takes the stamp away as well.
const stamp = join(modules, '.otklik-installed')
const running = join(root, '.otklik/install.pid')

/** Installs what package-lock.json says unless the last install finished and was for this very file. */
export async function installWhatIsMissing() {
  if (isInstalled()) return
  await waitForAnotherInstall()
  if (isInstalled()) return
  requireSpace(2000)
  mkdirSync(join(root, '.otklik'), { recursive: true })
  writeFileSync(running, String(process.pid))
  process.once('exit', () => rmSync(running, { force: true }))
  await install()
  writeFileSync(stamp, lockHash())
  rmSync(running, { force: true })
}

function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true
  if (!matchesLock()) return false
  writeFileSync(stamp, lockHash())
  return true
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockfile)).digest('hex')
}

/**
 * Did somebody install by hand? npm writes its hidden lockfile when it has finished; packages of other
 * platforms are optional and missing from it.
 */
function matchesLock() {
  const hidden = join(modules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    if (!present[path]) return entry.optional === true && !isForThisMachine(entry)
    return present[path].version === entry.version && existsSync(join(root, path, 'package.json'))
  })
}

function isForThisMachine(entry) {
  const fits = (list, value) => !list || list.includes(value)
  return (
    entry.os && fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && !entry.libc
  )
}

/** A second command in a fresh clone must not empty node_modules below the first. */
async function waitForAnotherInstall() {
  for (let said = false; isRunning(); said = true) {
    if (!said) console.log('  waiting for another command that installs packages …')
    await sleep(500)
  }
}

function isRunning() {
  const written = statSync(running, { throwIfNoEntry: false })?.mtimeMs
  // Nothing installs for half an hour: somebody was killed, and another program has the number now.
  if (!written || Date.now() - written > 1_800_000) return false
  try {
    const pid = Number(readFileSync(running, 'utf8'))
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}

async function install() {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`
  const paths = pathsForThisMachine()
  console.log(`  installing ${paths.length} packages (once; a minute or so)`)
  const progress = setInterval(
    () => {
      const there = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length
      const line = `  … ${there} of ${paths.length} after ${seconds()}`
      if (process.stdout.isTTY) process.stdout.write(`\r${line}`)
      else console.log(line)
    },
    process.stdout.isTTY ? 500 : 10_000,
  )
  // `npm ci` refuses a lockfile without the packages of other machines (npm leaves those out that its
  // registry did not have when it wrote the file). So: its emptying, then an install that may not
  // change the lockfile, and a look afterwards whether exactly the locked versions stand there.
  rmSync(modules, { recursive: true, force: true, maxRetries: 3 })
  const { code, errors } = await npm([
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  clearInterval(progress)
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  if (code !== 0) throw whyNot(errors)
  // npm forgives an optional package that it could not fetch; Postgres and Node are such packages.
  if (!matchesLock()) throw whyNot('some packages for this machine could not be fetched')
  console.log(`  packages installed in ${seconds()}`)
}

function npm(args) {
  // npm tells its scripts where it lies; run by hand, it is looked for on PATH.
  const cli = process.env.npm_execpath
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      // NODE_ENV=production would leave out the platform itself.
      env: { ...process.env, NODE_ENV: '' },
    })
    let errors = ''
    child.stderr.on('data', (chunk) => (errors += chunk))
    child.on('error', (error) => resolve({ code: 1, errors: String(error) }))
    child.on('close', (code) => resolve({ code, errors }))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => {
        child.kill(signal)
        process.exit(1)
      })
    }
  })
}

function pathsForThisMachine() {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8'))
  return Object.keys(packages).filter((path) => {
    const { optional, os } = packages[path]
    return path !== '' && (!optional || !os || isForThisMachine(packages[path]))
  })
}

function whyNot(errors) {
  const again = 'Run the command again; what was downloaded is kept.'
  if (/ENOSPC/.test(errors)) {
    return new Complaint(
      'The packages were not installed: the disk is full.',
      `About 2 GB are needed. ${again}`,
    )
  }
  if (/EACCES|EPERM|EROFS/.test(errors)) {
    return new Complaint(
      `The packages were not installed: npm may not write to ${modules} or to its cache.`,
      'Give your user both folders (a former run as root may own them), and run the command again.',
    )
  }
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/.test(errors)) {
    return new Complaint(
      'The packages were not installed: npm does not reach its registry.',
      `Check the network or npm's proxy settings. ${again}`,
    )
  }
  const lines = errors.split('\n').filter((line) => line && !line.includes('A complete log'))
  const cause = lines.slice(0, 3).join(' ').slice(0, 300)
  return new Complaint(`The packages were not installed: npm said "${cause}".`, again)
}

import { launcherPid } from '../settings.ts'
import { startPlatform } from '../supervisor/platform.ts'
import type { Platform, PlatformEvent } from '../supervisor/platform.ts'
import { readableLine } from '../supervisor/log-line.ts'
import { serviceNames, titles } from '../supervisor/service-table.ts'
import type { ServiceName } from '../supervisor/service-table.ts'
import { box } from './box.ts'
import { complain } from './complain.ts'
import { demoLogins, demoPassword } from './demo-logins.ts'
import { startProgress } from './progress.ts'
import { onShutDown } from './shut-down.ts'

/*
 * `npm start`, and with --dev `npm run dev`: brings the embedded platform up, says where everything is,
 * stays until Ctrl-C. `npm start -- --only gateway,realtime` leaves the other services out. Exit code 0
 * after a clean stop, 1 when it could not start.
 */

const isDev = process.argv.includes('--dev')
const only = process.argv.at(process.argv.indexOf('--only') + 1)?.split(',') ?? []
const begun = performance.now()
const progress = startProgress()
const starting = new AbortController()
let platform: Platform | undefined

onShutDown(launcherPid(), ({ hard }) => {
  // During the start there is nothing worth waiting for: what runs ends with this process.
  if (hard && !platform) process.exit(1)
  starting.abort(new Stopped())
  void platform?.stop({ hard }).then(() => {
    progress.say('  stopped')
    process.exit(0)
  })
  if (platform && !hard) progress.say('\n  stopping … (Ctrl-C again: at once)')
})

class Stopped extends Error {}

progress.say(`\n  Otklik${isDev ? ', development' : ''}\n`)
try {
  platform = await startPlatform({
    mode: isDev ? 'dev' : 'built',
    services: process.argv.includes('--only')
      ? serviceNames.filter((name) => only.includes(name))
      : undefined,
    signal: starting.signal,
    onEvent: show,
    onLine: (service, line) => {
      if (line.trim()) progress.say(`${titles[service].padStart(9)} │ ${readableLine(line)}`)
    },
  })
  progress.say(`\n${await welcome(platform)}\n`)
} catch (error) {
  progress.clear()
  if (error instanceof Stopped) process.exit(0)
  complain(error)
}

function show(event: PlatformEvent): void {
  progress.show(event)
  if (!('service' in event) || (!platform && event.event !== 'died')) return
  const time = new Date().toTimeString().slice(0, 8)
  const title = titles[event.service]
  if (event.event === 'died') {
    progress.say(`  ${time}  ${title} died (${event.reason}); again in ${event.retryIn} ms`)
  }
  if (event.event === 'ready') progress.say(`  ${time}  ${title} is back`)
}

async function welcome({ settings, services }: Platform): Promise<string> {
  const { urls, databaseUrl, folders, product } = settings
  const runs = (name: ServiceName) => services().some((service) => service.name === name)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const isDemo = product.OTKLIK_DEMO === '1'
  const logins = isDemo ? await demoLogins(databaseUrl) : []
  const desk = product.APP_URL ?? urls.web
  const lines: (false | string | [string, string])[] = [
    `Otklik is ready (${seconds} s)`,
    '',
    runs('web') && ['Desk', desk],
    runs('web') && isDemo && ['Demo site', `${desk}/demo`],
    runs('mail') && ['Mail inbox', urls.mail],
    ['API', urls.api],
    '',
    ...logins.map(({ email, role }, index): [string, string] => [
      index === 0 ? 'Sign in as' : '',
      `${email.padEnd(26)} ${role}`,
    ]),
    logins.length > 0 && ['Password', demoPassword],
    logins.length > 0 && '',
    ['Logs', folders.logs],
    ['Stop', 'Ctrl-C'],
  ]
  return box(lines.filter((line) => line !== false))
}

import { parseArgs, stripVTControlCharacters } from 'node:util'
import { launcherPid } from '../settings.ts'
import { readableLine } from '../supervisor/log-line.ts'
import { startPlatform } from '../supervisor/platform.ts'
import type { Platform, PlatformEvent } from '../supervisor/platform.ts'
import { serviceNames, titles } from '../supervisor/service-table.ts'
import { complain } from './complain.ts'
import { startProgress } from './progress.ts'
import { onShutDown } from './shut-down.ts'
import { welcome } from './welcome.ts'

/*
 * `npm start`, and with --dev `npm run dev`: brings the embedded platform up, says where everything is,
 * stays until Ctrl-C. `npm start -- --only gateway,realtime` leaves the other services out. Exit code 0
 * after a clean stop, 1 when it could not start.
 */

class Stopped extends Error {}

const { values } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const only = values.only?.split(',')
const progress = startProgress()
const starting = new AbortController()
let platform: Platform | undefined

onShutDown(launcherPid(), ({ hard }) => {
  // During the start there is nothing worth waiting for: what runs ends with this process.
  if (hard && !platform) process.exit(1)
  starting.abort(new Stopped())
  if (platform && !hard) progress.say('\n  stopping … (Ctrl-C again: at once)')
  void platform?.stop({ hard }).then(() => {
    progress.say('  stopped')
    process.exit(0)
  })
})

progress.say(`\n  Otklik${values.dev ? ', development' : ''}\n`)
try {
  platform = await startPlatform({
    mode: values.dev ? 'dev' : 'built',
    services: only && serviceNames.filter((name) => only.includes(name)),
    signal: starting.signal,
    onEvent: show,
    onLine: (service, line) => {
      const words = stripVTControlCharacters(readableLine(line)).trimEnd()
      if (words) progress.say(`${titles[service].padStart(9)} │ ${words}`)
    },
  })
  progress.say(`\n${await welcome(platform, performance.now())}\n`)
} catch (error) {
  progress.clear()
  if (error instanceof Stopped) process.exit(0)
  complain(error)
}

/** Phases while it starts; deaths always, births only of those who were dead. */
function show(event: PlatformEvent): void {
  if ('phase' in event) return progress.show(event)
  const time = new Date().toTimeString().slice(0, 8)
  const title = titles[event.service]
  if (event.event === 'died') {
    progress.say(`  ${time}  ${title} died (${event.reason}); again in ${event.retryIn} ms`)
  }
  if (event.event === 'ready' && platform) progress.say(`  ${time}  ${title} is back`)
}

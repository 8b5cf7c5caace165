import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { clearLeftover } from '../postgres/leftover.ts'
import { homeFolder, loadSettings } from '../settings.ts'
import { lockHolder } from '../supervisor/lock.ts'
import { endLeftProcesses } from '../supervisor/watchdog.ts'
import { complain } from './complain.ts'
import { resetNeedsYes, resetWhileRunning } from './complaints.ts'

/* `npm run reset`: wipes all local data (database, files, mails, keys, logs) after asking. */

try {
  const home = homeFolder()
  const settings = loadSettings()
  const holder = lockHolder(settings)
  if (holder) throw resetWhileRunning(holder.pid)
  if (await isMeant(home)) {
    endLeftProcesses(settings.folders.run)
    await clearLeftover(settings.folders.postgres)
    rmSync(settings.folders.socket, { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
    console.log('  Wiped. The next npm start makes everything anew.')
  } else {
    console.log('  Nothing was changed.')
  }
} catch (error) {
  complain(error)
}

async function isMeant(home: string): Promise<boolean> {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY) throw resetNeedsYes()
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await lines.question(
    `  This wipes ${home}: every conversation, file, mail and key on this machine.\n  Type "reset" to go on: `,
  )
  lines.close()
  return answer.trim() === 'reset'
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { withClient } from '../../../supabase/local/postgres/prepare-database.ts'
import { startPlatform } from '../../../supabase/local/supervisor/platform.ts'
import { findFreePorts } from '../../../supabase/local/supervisor/ports.ts'
import { browserFlags, findBrowser } from '../../support/browser.ts'
import { castByHand } from '../../support/by-hand.ts'
import { anna, vera } from '../../support/cast.ts'
import { say, type Verdict } from '../access/say.ts'
import { openDesk, type Desk } from './browser-desk.ts'
import { delivering, deliveringToWidget } from './browser-delivery.ts'
import type { Finding } from './browser-finding.ts'
import { opening, switching, typing } from './browser-measures.ts'
import { furnish } from './browser-world.ts'

/**
 * What a hand at the desk waits for, measured in Chromium on a built product of its own: opening the
 * inbox, going from one conversation to the next, typing in one of 10,000 messages, and a sent message on
 * the other side. Needs nothing running; builds the product where it is not built.
 */
export async function proveBrowser(): Promise<Verdict> {
  const home = mkdtempSync(join(tmpdir(), 'otklik-browser-'))
  const ports = await findFreePorts()
  const product = { APP_URL: `http://localhost:${ports.web}`, RESEND_API_KEY: '', OTKLIK_DEMO: '1' }
  const platform = await startPlatform({ home, ports, product, durable: false })
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserFlags,
  })
  try {
    const { databaseUrl, urls } = platform.settings
    const world = await withClient(databaseUrl, async (client) => {
      await client.query(castByHand)
      return furnish(client, anna.id)
    })
    const [one, other] = [
      await openDesk(browser, urls.web, anna.email),
      await openDesk(browser, urls.web, vera.email),
    ]
    const findings = await measure(browser, world, one, other)
    for (const { words } of findings) say(`  ${words}`)
    return {
      holds: findings.every(({ holds }) => holds),
      figures: findings.map(({ figure }) => figure).join(' · '),
    }
  } finally {
    await browser.close()
    await platform.stop({ hard: true })
    rmSync(home, { recursive: true, force: true })
  }
}

async function measure(
  browser: Browser,
  world: Awaited<ReturnType<typeof furnish>>,
  one: Desk,
  other: Desk,
): Promise<Finding[]> {
  say('browser: Chromium and the whole built product on one machine')
  return [
    ...(await opening(browser, one)),
    ...(await switching(one)),
    ...(await delivering(one, other, world.numbers[0]!)),
    ...(await deliveringToWidget(browser, one)),
    ...(await typing(one, world.long)),
  ]
}

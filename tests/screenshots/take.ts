/*
 * `npm run screenshots`: takes the pictures of the README from the running product, and one of each
 * screen in both themes, both languages, at a desk's and a phone's width, for looking at.
 *
 *   npm run screenshots                            everything
 *   npm run screenshots -- desk settings           parts: desk, settings, widget, readme
 *   npm run screenshots -- widget --look dark-en   looks whose name has these words
 *
 *   docs/pictures/            the README's, committed
 *   test-results/screens/     the rest, not committed
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from '@playwright/test'
import { linkIn, newestMailTo } from '../journeys/people/mails.ts'
import { startPlatform } from '../../supabase/local/supervisor/platform.ts'
import { browserFlags, findBrowser } from '../support/browser.ts'
import { castByHand } from '../support/by-hand.ts'
import { withClient } from '../../supabase/local/postgres/prepare-database.ts'
import { takeDesk, takeSettings } from './desk.ts'
import { invited, layGround } from './ground.ts'
import { looks, nameOf, pictures, screens, type Look } from './look.ts'
import { takeReadme } from './readme.ts'
import { takeWidget } from './widget.ts'

type Ground = { api: string; invitation: string }
type Take = (browser: Browser, web: string, look: Look, ground: Ground) => Promise<string[] | void>

const byLook: Record<string, Take> = {
  desk: (browser, web, look, { invitation }) => takeDesk(browser, web, look, invitation),
  settings: takeSettings,
  widget: (browser, web, look, { api }) => takeWidget(browser, web, look, api),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { look: { type: 'string', default: '' } },
})
const parts = positionals.length > 0 ? positionals : [...Object.keys(byLook), 'readme']
const unknown = parts.find((part) => part !== 'readme' && !byLook[part])
if (unknown) throw new Error(`no part is called ${unknown}: desk, settings, widget, readme`)

const home = mkdtempSync(join(tmpdir(), 'otklik-screens-'))
for (const folder of [pictures, screens]) mkdirSync(folder, { recursive: true })
const platform = await startPlatform({
  home,
  ports: 'free',
  durable: false,
  product: { OTKLIK_DEMO: '1' },
})
await withClient(platform.settings.databaseUrl, async (client) => {
  await client.query(castByHand)
  await layGround(client)
})
const invitation = linkIn(await newestMailTo(invited, platform.settings.urls.mail))
const failed: string[] = []
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags })
try {
  const { web, api } = platform.settings.urls
  for (const look of looks.filter((one) => nameOf(one).includes(values.look))) {
    for (const part of parts)
      failed.push(...((await byLook[part]?.(browser, web, look, { api, invitation })) ?? []))
  }
  if (parts.includes('readme')) await takeReadme(browser, web)
} finally {
  await browser.close()
  await platform.stop()
  rmSync(home, { recursive: true, force: true })
}
if (failed.length > 0) {
  console.error(`not taken: ${failed.join(', ')}`)
  process.exitCode = 1
}

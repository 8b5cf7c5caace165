/*
 * `npm run proof:widget`: what the widget costs a host page, and what it lets in, measured.
 *
 *   npm run proof:widget                     sizes, page, tokens, storage, axe
 *   npm run proof:widget -- tokens           one part
 *
 * Sizes are those of built files. The others run on a platform of their own, with a site of another host
 * around the widget. Ends with one line of figures; exits with 1 where a bound is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { startPlatform, type Platform } from '../../../supabase/local/supervisor/platform.ts'
import { browserFlags, findBrowser } from '../../support/browser.ts'
import { say, type Verdict } from '../access/say.ts'
import { proveAxe } from './axe.ts'
import { provePage } from './page.ts'
import { proveSizes } from './sizes.ts'
import { proveStorage } from './storage.ts'
import { proveTokens } from './tokens.ts'

export type Ground = { platform: Platform; browser: Browser }

const parts: Record<string, (ground: Ground) => Promise<Verdict>> = {
  sizes: () => Promise.resolve(proveSizes()),
  page: provePage,
  tokens: proveTokens,
  storage: proveStorage,
  axe: proveAxe,
}
const given = process.argv.slice(2)
const wanted = given.length > 0 ? given : Object.keys(parts)
const unknown = wanted.find((name) => !parts[name])
if (unknown) throw new Error(`the parts are ${Object.keys(parts).join(', ')}, not ${unknown}`)

const home = mkdtempSync(join(tmpdir(), 'otklik-widget-'))
const platform = await startPlatform({
  home,
  ports: 'free',
  durable: false,
  product: { OTKLIK_DEMO: '1' },
})
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags })
const verdicts: Verdict[] = []
try {
  for (const name of wanted) {
    const verdict = await parts[name]!({ platform, browser })
    say(verdict.figures)
    verdicts.push(verdict)
  }
} finally {
  await browser.close()
  await platform.stop()
  rmSync(home, { recursive: true, force: true, maxRetries: 3 })
}
const holds = verdicts.every((verdict) => verdict.holds)
say(`${holds ? 'proved' : 'NOT PROVED'}: ${verdicts.map((verdict) => verdict.figures).join(' · ')}`)
process.exitCode = holds ? 0 : 1

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { visitorOn } from '../../journeys/people/site-visitor.ts'
import { browserFlags, findBrowser } from '../../support/browser.ts'
import { openForeignSite, pageWithWidget } from '../../support/foreign-site.ts'
import { say, type Verdict } from '../access/say.ts'
import type { Ground } from './main.ts'

/** What a person chooses in the browser's settings, as its profile keeps it. */
const profiles = {
  blocked: { cookie_controls_mode: 1, block_third_party_cookies: true },
  allowed: { cookie_controls_mode: 0, block_third_party_cookies: false },
}

/**
 * A visitor of a foreign site with third-party storage blocked by the browser itself, and with it allowed:
 * known again after a reload, with the text that was not sent, and in a browser that was closed meanwhile.
 */
export async function proveStorage({ platform }: Ground): Promise<Verdict> {
  const desk = platform.settings.urls.web
  const site = await openForeignSite(() => pageWithWidget(desk, { locale: 'ru' }))
  const told: string[] = []
  let holds = true
  try {
    for (const [name, profile] of Object.entries(profiles)) {
      const seen = await asKept(site.origin, profile)
      const isReal = seen.isBlocked === (name === 'blocked')
      if (!isReal) say(`  MISSED the browser does not keep to its profile: ${name}`)
      for (const miss of seen.misses) say(`  MISSED ${name}: ${miss}`)
      holds &&= isReal && seen.misses.length === 0
      told.push(`${name}, kept ${seen.where}`)
    }
  } finally {
    await site.close()
  }
  return { figures: `third-party storage: ${told.join('; ')}`, holds }
}

async function asKept(url: string, profile: object) {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-profile-'))
  mkdirSync(join(folder, 'Default'))
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify({ profile }))
  const launch = async () => {
    const executablePath = await findBrowser()
    return chromium.launchPersistentContext(folder, {
      executablePath,
      args: browserFlags,
      locale: 'ru-RU',
    })
  }
  const misses: string[] = []
  const question = `Помнят ли меня? ${Date.now()}`
  let browser = await launch()
  try {
    const visitor = visitorOn(await browser.newPage())
    await visitor.page.goto(url)
    await visitor.begin('Билеты', question)
    await visitor.field.fill('Не отправлено')
    const isBlocked = await isStorageBlocked(visitor.page)
    const inPage = await visitor.page.evaluate(() => JSON.stringify({ ...localStorage }))
    await visitor.page.reload()
    await visitor.open()
    await visitor.entry(question).click()
    await visitor.talk.getByText(question).waitFor()
    if ((await visitor.field.inputValue()) !== 'Не отправлено') misses.push('the text is gone')
    await browser.close()
    browser = await launch()
    const again = visitorOn(await browser.newPage())
    await again.page.goto(url)
    await again.open()
    await again
      .entry(question)
      .waitFor({ timeout: 15_000 })
      .catch(() => misses.push('a browser that was closed has forgotten the visitor'))
    const where = inPage.includes('secret') ? 'with the page' : 'in the frame'
    return { isBlocked, misses, where }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** As the frame itself meets it. */
async function isStorageBlocked(page: Page): Promise<boolean> {
  const frame = page.frames().find((each) => each.url().includes('/widget/frame'))
  return frame!.evaluate(() => {
    try {
      return localStorage.length < 0
    } catch {
      return true
    }
  })
}

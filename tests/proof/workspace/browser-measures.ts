import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page, Request } from '@playwright/test'
import { openConversation, type Desk } from './browser-desk.ts'
import { finding, inTime, type Finding } from './browser-finding.ts'
import { watch } from './browser-watch.ts'

const row = '[data-conversation]'

/** From the navigation to the first conversation of the list on the screen; cold with an empty cache. */
export async function opening(browser: Browser, { page, web }: Desk): Promise<Finding[]> {
  const state = await page.context().storageState()
  const cold: number[] = []
  const warm: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const context = await browser.newContext({ baseURL: web, storageState: state })
    await context.addInitScript(watch)
    const fresh = await context.newPage()
    for (const times of [cold, warm, warm]) {
      await fresh.goto('/inbox/mine', { waitUntil: 'commit' })
      const painted = fresh.evaluate(
        async (selector) => (await window.stopwatch.painted(selector)) - performance.timeOrigin,
        row,
      )
      times.push(await inTime('the first row of the list', painted))
      await fresh.waitForLoadState('load')
    }
    await context.close()
  }
  return [finding('inbox cold', cold, 2_500), finding('inbox warm', warm, 1_500)]
}

/** Milliseconds that somebody reads at least before the next one; neighbours are asked for meanwhile. */
const reading = 400

/** From the key or press to the messages on the screen: neighbours, which are there already, and others. */
export async function switching(desk: Desk): Promise<Finding[]> {
  const { page } = desk
  await page.goto('/inbox/mine')
  await page.locator(row).first().waitFor()
  const asked = watchAsked(page)
  await page.locator(row).first().click()
  await page.locator('[role=log] article').first().waitFor()
  const near: number[] = []
  for (let step = 0; step < 25; step += 1) {
    await pause(reading)
    await inTime('the next conversation, brought before it is opened', asked.answered())
    near.push(await timeSwitch(page, async () => page.keyboard.press('j')))
  }
  const far: number[] = []
  for (let look = 0; look < 40 && far.length < 12; look += 1) {
    await pause(reading)
    const ids = await page
      .locator(row)
      .evaluateAll((rows) => rows.map((each) => each.getAttribute('data-conversation') ?? ''))
    const fresh = ids.find((id) => !asked.ids.has(id))
    if (!fresh) {
      await page
        .locator(row)
        .last()
        .evaluate((each) => each.scrollIntoView({ block: 'start' }))
      continue
    }
    const link = page.locator(`[data-conversation="${fresh}"]`)
    // No pointer comes near before the press.
    far.push(await timeSwitch(page, () => link.evaluate((each: HTMLElement) => each.click())))
  }
  return [finding('switch, prefetched', near, 100), finding('switch, not prefetched', far, 300)]
}

/** Which conversations have been asked for, opened or not; and whether there is an answer to all that. */
function watchAsked(page: Page) {
  const ids = new Set<string>()
  const waiting = new Set<Request>()
  const heard = (request: Request) => waiting.delete(request)
  page.on('request', (request) => {
    if (!request.url().endsWith('/rpc/timeline_page')) return
    waiting.add(request)
    const { conversation } = request.postDataJSON() as { conversation: string }
    ids.add(conversation)
  })
  page.on('requestfinished', heard)
  page.on('requestfailed', heard)
  const answered = async () => {
    while (waiting.size > 0) await pause(20)
  }
  return { ids, answered }
}

async function timeSwitch(page: Page, go: () => Promise<void>): Promise<number> {
  // The list has a heading, too; the conversation's comes after it.
  const shown = await page.locator('h1').last().textContent()
  const painted = page.evaluate(
    (before) =>
      window.stopwatch.paintedWhen(() => {
        const isOther = [...document.querySelectorAll('h1')].at(-1)?.textContent !== before
        return isOther && document.querySelector('[role=log] article') !== null
      }),
    shown,
  )
  await go()
  const at = await inTime('the messages of the other conversation', painted)
  return at - (await page.evaluate(() => window.stopwatch.began()))
}

/** Every frame while somebody writes, with all of ten thousand messages in the page. */
export async function typing(desk: Desk, long: number): Promise<Finding[]> {
  const { page } = desk
  const began = performance.now()
  await openConversation(desk, long)
  const opened = performance.now() - began
  await page.goto(`/inbox/all/${long}?m=3`)
  await page.getByText('Строка переписки 3', { exact: true }).waitFor({ timeout: 60_000 })
  const whole = performance.now() - began - opened
  const field = page.getByRole('textbox', { name: 'Ответ клиенту' })
  await field.click()
  // What opening it set off is over.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => window.stopwatch.frames())
  await field.pressSequentially('Здравствуйте! Мы проверили ваш билет, всё в порядке. '.repeat(3), {
    delay: 25,
  })
  const [longest, frames] = await page.evaluate(() => window.stopwatch.frames())
  const isQuick = frames > 50 && longest <= 50
  return [
    {
      words: `10,000 messages: opened at the end after ${opened.toFixed(0)} ms (at most 3000), at the third by a link after ${whole.toFixed(0)} ms`,
      figure: `10,000 messages opened in ${opened.toFixed(0)} ms${opened <= 3_000 ? '' : ' (missed)'}`,
      holds: opened <= 3_000,
    },
    {
      words: `typing there: ${frames} frames, the longest ${longest.toFixed(0)} ms (at most 50)${isQuick ? '' : ' MISSED'}`,
      figure: `longest frame ${longest.toFixed(0)} ms of ${frames}${isQuick ? '' : ' (missed)'}`,
      holds: isQuick,
    },
  ]
}

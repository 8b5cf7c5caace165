import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { percentiles } from '../../load/percentiles.ts'
import { openConversation, type Desk } from './browser-desk.ts'
import { watch } from './browser-watch.ts'

/** What was measured: words for who watches, a figure for the last line, and whether its bound was kept. */
export type Finding = { words: string; figure: string; holds: boolean }

const row = '[data-conversation]'

function finding(name: string, times: number[], bound: number): Finding {
  const { p50, p95 } = percentiles(times)
  return {
    words: `${name}: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms of ${times.length} (at most ${bound})`,
    figure: `${name} p95 ${p95.toFixed(0)} ms`,
    holds: times.length > 0 && p95 <= bound,
  }
}

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
      times.push(
        await fresh.evaluate(
          async (selector) => (await window.stopwatch.painted(selector)) - performance.timeOrigin,
          row,
        ),
      )
      await fresh.getByRole('log').or(fresh.locator(row)).first().waitFor()
      await fresh.waitForLoadState('load')
    }
    await context.close()
  }
  return [finding('inbox cold', cold, 2_500), finding('inbox warm', warm, 1_500)]
}

/** From the key or press to the messages on the screen: neighbours, which are there already, and others. */
export async function switching(desk: Desk, numbers: number[]): Promise<Finding[]> {
  const { page } = desk
  await page.goto('/inbox/mine')
  await page.locator(row).first().waitFor()
  await page.locator(row).first().click()
  await page.waitForFunction(() => document.querySelector('[role=log] article') !== null)
  const near: number[] = []
  for (let step = 0; step < 25; step += 1) {
    // As long as one reads at least: neighbours are brought meanwhile.
    await pause(700)
    near.push(await timeSwitch(page, async () => page.keyboard.press('j')))
  }
  const far: number[] = []
  for (const number of numbers
    .toReversed()
    .filter((_, n) => n % 2 === 0)
    .slice(0, 12)) {
    const link = page.locator(`a[href^="/inbox/mine/${number}"]`)
    if ((await link.count()) === 0) continue
    await pause(300)
    // No pointer comes near before the press.
    far.push(await timeSwitch(page, () => link.evaluate((each: HTMLElement) => each.click())))
  }
  return [finding('switch, prefetched', near, 100), finding('switch, not prefetched', far, 300)]
}

async function timeSwitch(page: Page, go: () => Promise<void>): Promise<number> {
  // The list has a heading, too; the conversation's comes after it.
  const shown = await page.locator('h1').last().textContent()
  const painted = page.evaluate(
    (before) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const isOther = [...document.querySelectorAll('h1')].at(-1)?.textContent !== before
          if (!isOther || !document.querySelector('[role=log] article'))
            return requestAnimationFrame(look)
          void window.stopwatch.painted('[role=log] article').then(resolve)
        }
        look()
      }),
    shown,
  )
  await go()
  return (await painted) - (await page.evaluate(() => window.stopwatch.began()))
}

/** From Enter to the words on another agent's screen, and to one's own bubble. */
export async function delivering(one: Desk, other: Desk, number: number): Promise<Finding[]> {
  await openConversation(one, number)
  await openConversation(other, number)
  // One that has news opens where they begin; what comes is drawn at its end.
  for (const { page } of [one, other]) {
    await pause(1_000)
    const toEnd = page.getByRole('button', { name: 'К последним' })
    if (await toEnd.isVisible()) await toEnd.click()
  }
  const field = one.page.getByRole('textbox', { name: 'Ответ клиенту' })
  await field.click()
  await pause(2_000)
  const across: number[] = []
  const own: number[] = []
  for (let n = 0; n < 30; n += 1) {
    const words = `Проба ${randomUUID().slice(0, 8)}`
    const seen = ({ page }: Desk) =>
      page.evaluate((text) => window.stopwatch.painted('[role=log] article', text), words)
    const [there, here] = [seen(other), seen(one)]
    await field.pressSequentially(words)
    await field.press('Enter')
    const began = await one.page.evaluate(() => window.stopwatch.began())
    own.push((await here) - began)
    across.push((await there) - began)
    await pause(150)
  }
  return [finding('enter → other side', across, 250), finding('own bubble', own, 50)]
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
  await pause(3_000)
  await page.evaluate(() => window.stopwatch.frames())
  await field.pressSequentially('Здравствуйте! Мы проверили ваш билет, всё в порядке. '.repeat(3), {
    delay: 25,
  })
  const [longest, frames] = await page.evaluate(() => window.stopwatch.frames())
  return [
    {
      words: `10,000 messages: opened at the end after ${opened.toFixed(0)} ms, at the third by a link after ${whole.toFixed(0)} ms`,
      figure: `10,000 messages opened in ${opened.toFixed(0)} ms`,
      holds: opened <= 3_000,
    },
    {
      words: `typing there: ${frames} frames, the longest ${longest.toFixed(0)} ms (at most 50)`,
      figure: `longest frame ${longest.toFixed(0)} ms`,
      holds: frames > 50 && longest <= 50,
    },
  ]
}

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Frame, Locator, Page } from '@playwright/test'
import { customerOn } from '../../journeys/people/customer.ts'
import { openConversation, type Desk } from './browser-desk.ts'
import { finding, inTime, type Finding } from './browser-finding.ts'
import { watch } from './browser-watch.ts'

/** Where somebody writes and reads: a page of the desk, or the frame of the widget. */
type Side = { place: Page | Frame; field: Locator; bubbles: string }

/** Messages that are measured each way, and milliseconds between them. */
const sent = { messages: 30, apart: 150 }

const atDesk = ({ page }: Desk): Side => ({
  place: page,
  field: page.getByRole('textbox', { name: 'Ответ клиенту' }),
  bubbles: '[role=log] article',
})

/** From Enter to the words on another agent's screen, and to one's own bubble. */
export async function delivering(one: Desk, other: Desk, number: number): Promise<Finding[]> {
  for (const desk of [one, other]) {
    await openConversation(desk, number)
    await toEnd(desk.page)
  }
  const { own, across } = await talk(atDesk(one), atDesk(other))
  return [finding('enter → other side', across, 250), finding('own bubble', own, 50)]
}

/** The same between a customer in the widget, on a page of another kind, and an agent. */
export async function deliveringToWidget(browser: Browser, desk: Desk): Promise<Finding[]> {
  const context = await browser.newContext({ baseURL: desk.web, locale: 'ru-RU' })
  await context.addInitScript(watch)
  const page = await context.newPage()
  try {
    const customer = customerOn(page)
    await customer.visit()
    const question = `Вопрос ${randomUUID().slice(0, 8)}`
    await customer.begin('Билеты', question)
    const element = await page.locator('iframe[title="Чат с поддержкой"]').elementHandle()
    const frame = await element?.contentFrame()
    if (!frame) throw new Error('The widget has no frame.')
    await desk.page.goto('/inbox/all')
    await desk.page.locator('[data-conversation]').filter({ hasText: question }).click()
    await desk.page.locator('[role=log] article').filter({ hasText: question }).waitFor()
    const agent = atDesk(desk)
    await agent.field.waitFor()
    const widget: Side = { place: frame, field: customer.field, bubbles: '.bubble' }
    const there = await talk(widget, agent)
    const back = await talk(agent, widget)
    return [
      finding('widget → desk', there.across, 250),
      finding('own bubble in the widget', there.own, 50),
      finding('desk → widget', back.across, 250),
    ]
  } finally {
    await context.close()
  }
}

/** One writes, both watch. The first message shows that both hear each other; it is not counted. */
async function talk(one: Side, other: Side): Promise<{ own: number[]; across: number[] }> {
  await one.field.click()
  const own: number[] = []
  const across: number[] = []
  for (let n = 0; n <= sent.messages; n += 1) {
    const words = `Проба ${randomUUID().slice(0, 8)}`
    const seen = ({ place, bubbles }: Side) =>
      place.evaluate(
        ([selector, text]) => window.stopwatch.painted(selector!, text),
        [bubbles, words],
      )
    const [there, here] = [seen(other), seen(one)]
    // Until it is waited for, it may already have failed.
    for (const each of [there, here]) each.catch(() => undefined)
    await one.field.pressSequentially(words)
    await one.field.press('Enter')
    const [paintedHere, paintedThere] = [
      await inTime('one’s own bubble', here),
      await inTime('the words on the other side', there),
    ]
    const began = await one.place.evaluate(() => window.stopwatch.began())
    if (n > 0) {
      own.push(paintedHere - began)
      across.push(paintedThere - began)
    }
    await pause(sent.apart)
  }
  return { own, across }
}

/** One that has news opens where they begin; what comes is drawn at its end. */
async function toEnd(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  const button = page.getByRole('button', { name: 'К последним' })
  await page.getByRole('log').evaluate((box) => box.scrollTo({ top: 0 }))
  await button.waitFor({ state: 'hidden' })
}

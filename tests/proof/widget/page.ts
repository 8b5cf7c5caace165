import type { Browser, Page } from '@playwright/test'
import { visitorOn } from '../../journeys/people/site-visitor.ts'
import { openForeignSite, pageWithWidget } from '../../support/foreign-site.ts'
import { say, type Verdict } from '../access/say.ts'
import type { Ground } from './main.ts'

/** How often each page is opened; the median counts. */
const visits = 7
/** Milliseconds of blocking that the closed widget may add. */
const mostBlocking = 50
/** Milliseconds after the page has loaded in which something may still happen. */
const settling = 2_500

type Seen = { blocking: number; shift: number; requests: string[] }

/** What a closed widget costs a page of another site, with a processor four times slower. */
export async function provePage({ platform, browser }: Ground): Promise<Verdict> {
  const desk = platform.settings.urls.web
  const site = await openForeignSite((path) =>
    path === '/with'
      ? pageWithWidget(desk, { locale: 'ru' })
      : path === '/without'
        ? '<!doctype html><html><head><title>A shop</title></head><body><h1>A shop</h1></body></html>'
        : null,
  )
  try {
    const [bare, held]: Seen[][] = [[], []]
    for (let n = 0; n < visits; n += 1) {
      bare!.push(await visit(browser, `${site.origin}/without`))
      held!.push(await visit(browser, `${site.origin}/with`))
    }
    const blocking =
      median(held!.map((seen) => seen.blocking)) - median(bare!.map((seen) => seen.blocking))
    const shift = Math.max(...held!.map((seen) => seen.shift))
    const requests = Math.max(...held!.map((seen) => seen.requests.length))
    const strangers = held!.flatMap((seen) => seen.requests).filter((url) => !url.startsWith(desk))
    const back = await returning(browser, `${site.origin}/with`)
    const open = await opened(browser, `${site.origin}/with`, [desk, platform.settings.urls.api])
    for (const url of [...strangers, ...open.strangers]) say(`  MISSED a third party: ${url}`)
    const holds =
      blocking <= mostBlocking &&
      shift + back.shift === 0 &&
      back.early <= 1 &&
      requests === 1 &&
      strangers.length + open.strangers.length === 0
    return {
      figures:
        `closed: ${requests} request, ${blocking.toFixed(0)} ms of blocking at 4× CPU (median of ${visits}), ` +
        `layout shift ${shift}; a visitor who comes back with a conversation: ${back.requests} requests when the page is idle, ` +
        `${back.early} before, layout shift ${back.shift}; opened: ${open.ms.toFixed(0)} ms to the first screen at 4× CPU, nothing of third parties`,
      holds,
    }
  } finally {
    await site.close()
  }
}

async function visit(browser: Browser, url: string): Promise<Seen> {
  const { page, context, requests } = await slowPage(browser, url)
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(settling)
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[]
  }
  const shift = await shiftOf(page)
  await context.close()
  return { blocking: blockingIn(trace.traceEvents), shift, requests }
}

async function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const sum = (entries: PerformanceEntryList) =>
          entries.reduce((all, entry) => all + (entry as LayoutShift).value, 0)
        type LayoutShift = PerformanceEntry & { value: number }
        new PerformanceObserver((list) => resolve(sum(list.getEntries()))).observe({
          type: 'layout-shift',
          buffered: true,
        })
        setTimeout(() => resolve(0), 300)
      }),
  )
}

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds that the thread really ran. */
  tdur?: number
  args?: { name?: string }
}

/**
 * Total Blocking Time: what tasks of a page's thread last beyond 50 ms. Of the thread's own time, which
 * holds the slow-down but not what other programs of the machine take meanwhile.
 */
function blockingIn(events: TraceEvent[]): number {
  const pages = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = events.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' && name.endsWith('RunTask') && pages.has(`${pid} ${tid}`),
  )
  if (!tasks.some(({ tdur = 0 }) => tdur > 0)) throw new Error('the trace has no task of a page')
  return tasks.reduce((sum, { tdur = 0 }) => sum + Math.max(0, tdur / 1_000 - 50), 0)
}

/** Whoever has written before: what the page is asked for, and when. */
async function returning(browser: Browser, url: string) {
  const context = await browser.newContext({ locale: 'ru-RU' })
  const visitor = visitorOn(await context.newPage())
  await visitor.page.goto(url)
  await visitor.begin('Билеты', `Вернусь за ответом ${Date.now()}`)
  await visitor.page.close()
  const page = await context.newPage()
  const asked: string[] = []
  const own = new URL(url).origin
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) asked.push(request.url())
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.locator('iframe').waitFor({ state: 'attached' })
  await page.waitForTimeout(settling)
  const shift = await shiftOf(page)
  const early = await page.evaluate(() => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const before = (entry: PerformanceEntry) => entry.startTime < visit!.loadEventStart
    return performance.getEntriesByType('resource').filter(before).length
  })
  await context.close()
  return { early, requests: asked.length - early, shift }
}

/** From the click to the first screen, and everything that was asked of others than the desk. */
async function opened(browser: Browser, url: string, ours: string[]) {
  const { page, context, requests } = await slowPage(browser, url)
  await page.goto(url, { waitUntil: 'load' })
  const launcher = page.getByRole('button', { name: 'Открыть чат с поддержкой' })
  await launcher.waitFor()
  const began = performance.now()
  await launcher.dispatchEvent('click')
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
  const ms = performance.now() - began
  await page.waitForTimeout(settling)
  await context.close()
  const isOurs = (asked: string) => ours.some((origin) => asked.startsWith(origin))
  return {
    ms,
    strangers: requests.filter((asked) => !isOurs(asked) && !/^(data|blob):/.test(asked)),
  }
}

async function slowPage(browser: Browser, url: string) {
  const context = await browser.newContext({ locale: 'ru-RU' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const requests: string[] = []
  const own = new URL(url).origin
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) requests.push(request.url())
  })
  return { context, page, requests }
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

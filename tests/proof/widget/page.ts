import type { Browser } from '@playwright/test'
import { openForeignSite, pageWithWidget } from '../../support/foreign-site.ts'
import { say, type Verdict } from '../access/say.ts'
import type { Ground } from './main.ts'

/** How often each page is opened; the median counts. */
const visits = 7
/** Milliseconds of blocking that the closed widget may add. */
const mostBlocking = 50
/** Milliseconds after the page has loaded in which something may still happen. */
const settling = 2_500

type Seen = { blocking: number; longest: number; shift: number; requests: string[] }

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
    const open = await opened(browser, `${site.origin}/with`, [desk, platform.settings.urls.api])
    for (const url of [...strangers, ...open.strangers]) say(`  MISSED a third party: ${url}`)
    const holds =
      blocking <= mostBlocking &&
      shift === 0 &&
      requests === 1 &&
      strangers.length + open.strangers.length === 0
    return {
      figures:
        `closed: ${requests} request, ${blocking.toFixed(0)} ms of blocking at 4× CPU (median of ${visits}), ` +
        `layout shift ${shift}; opened: ${open.ms.toFixed(0)} ms to the first screen at 4× CPU, nothing of third parties`,
      holds,
    }
  } finally {
    await site.close()
  }
}

async function visit(browser: Browser, url: string): Promise<Seen> {
  const { page, context, requests } = await slowPage(browser, url)
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(settling)
  const seen = await page.evaluate(
    () =>
      new Promise<Omit<Seen, 'requests'>>((resolve) => {
        const read = (type: string) =>
          new Promise<PerformanceEntryList>((done) => {
            const observer = new PerformanceObserver((list) => done(list.getEntries()))
            observer.observe({ type, buffered: true })
            setTimeout(() => done([]), 200)
          })
        void Promise.all([read('longtask'), read('layout-shift')]).then(([tasks, shifts]) =>
          resolve({
            blocking: tasks!.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
            longest: Math.max(0, ...tasks!.map(({ duration }) => duration)),
            shift: shifts!.reduce(
              (sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value,
              0,
            ),
          }),
        )
      }),
  )
  await context.close()
  return { ...seen, requests }
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

import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { withClient } from '../../../supabase/local/postgres/prepare-database.ts'
import { startPlatform } from '../../../supabase/local/supervisor/platform.ts'
import { findFreePorts } from '../../../supabase/local/supervisor/ports.ts'
import { browserFlags, findBrowser } from '../../support/browser.ts'
import { castByHand } from '../../support/by-hand.ts'
import { vera } from '../../support/cast.ts'
import { percentiles } from '../../load/percentiles.ts'
import { say, type Verdict } from '../access/say.ts'
import { openDesk, type Desk } from './browser-desk.ts'

const conversations = 100_000
const rowsToPass = 5_000
/** Of frames while scrolling, milliseconds; and of what the page keeps after it, megabytes. */
const bounds = { p99: 50, longest: 200, memory: 60 }

/** Scrolls through 5,000 rows of a list of 100,000 in Chromium, on a built product of its own. */
export async function proveList(): Promise<Verdict> {
  const home = mkdtempSync(join(tmpdir(), 'otklik-list-'))
  const ports = await findFreePorts()
  const product = { APP_URL: `http://localhost:${ports.web}`, RESEND_API_KEY: '', OTKLIK_DEMO: '1' }
  const platform = await startPlatform({ home, ports, product, durable: false })
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserFlags, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  })
  try {
    const { databaseUrl, urls } = platform.settings
    await withClient(databaseUrl, async (client) => {
      await client.query(castByHand)
      await client.query(`set session_replication_role = replica`)
      await client.query(
        `insert into public.conversations (inbox_id, contact_id, team_id, category_id, contact_name, preview, preview_from, last_seq,
           last_contact_seq, last_message_at, waiting_since)
         select c.inbox_id, c.contact_id, c.team_id, c.category_id, 'Клиент ' || n, 'Где мой заказ номер ' || n || '?', 'contact', 5, 5,
           now() - make_interval(secs => n * 7), case when n % 2 = 0 then now() - make_interval(secs => n * 7) end
         from (select * from public.conversations where team_id is not null limit 1) c, generate_series(1, $1) n`,
        [conversations],
      )
      await client.query('vacuum analyze public.conversations')
    })
    const desk = await openDesk(browser, urls.web, vera.email)
    const closed = () =>
      withClient(databaseUrl, async (client) => {
        const { rows } = await client.query<{ n: string }>(
          `select count(*) as n from public.conversations where status = 'closed'`,
        )
        return Number(rows[0]!.n)
      })
    const verdicts = [await scroll(desk), await closeMany(desk, closed)]
    return {
      holds: verdicts.every(({ holds }) => holds),
      figures: verdicts.map(({ figures }) => figures).join(' · '),
    }
  } finally {
    await browser.close()
    await platform.stop({ hard: true })
    rmSync(home, { recursive: true, force: true })
  }
}

async function scroll({ page }: Desk): Promise<Verdict> {
  await page.goto('/inbox/all')
  const rows = page.getByRole('list', { name: 'Диалоги' })
  const first = rows.getByRole('listitem').first()
  await first.waitFor()
  await first.hover()
  const memory = () =>
    page.evaluate(() => {
      ;(globalThis as unknown as { gc: () => void }).gc()
      return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory
        .usedJSHeapSize
    })
  const before = await memory()
  await page.evaluate(() => window.stopwatch.everyFrame())
  const began = performance.now()
  let passed = 0
  while (passed < rowsToPass && performance.now() - began < 180_000) {
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 700)
    passed = Number(await rows.getByRole('listitem').last().getAttribute('aria-posinset'))
  }
  const seconds = (performance.now() - began) / 1000
  const frames = await page.evaluate(() => window.stopwatch.everyFrame())
  const grown = ((await memory()) - before) / 1e6
  const longest = Math.max(...frames)
  const { p50, p95, p99 } = percentiles(frames)
  const load = loadavg()[0]!.toFixed(1)
  say(
    `  ${passed} of ${conversations.toLocaleString('en')} rows in ${seconds.toFixed(0)} s: ${frames.length} frames, ` +
      `p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} p99 ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms, memory +${grown.toFixed(0)} MB (load ${load})`,
  )
  return {
    holds:
      passed >= rowsToPass &&
      p99 <= bounds.p99 &&
      longest <= bounds.longest &&
      grown <= bounds.memory,
    figures: `list of 100,000: ${passed} rows scrolled, frames p99 ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms, +${grown.toFixed(0)} MB`,
  }
}

/** Closes more than a hundred marked conversations at once, and takes it back. */
async function closeMany({ page }: Desk, closed: () => Promise<number>): Promise<Verdict> {
  await page.goto('/inbox/all')
  const rows = page.getByRole('list', { name: 'Диалоги' }).getByRole('listitem')
  await rows.first().hover()
  const before = await closed()
  for (let turn = 0; turn < 12; turn += 1) {
    await page.mouse.wheel(0, 700)
    await rows.last().waitFor()
  }
  await page
    .getByRole('checkbox', { name: /^Отметить диалог/ })
    .first()
    .click()
  const bar = page.getByRole('region', { name: 'Действия с отмеченными' })
  await bar.getByRole('button', { name: 'Все', exact: true }).click()
  const marked = Number(/\d+/.exec(await bar.getByRole('status').innerText())?.[0])
  const told = page.getByRole('region', { name: 'Уведомления' })
  const began = performance.now()
  await bar.getByRole('button', { name: 'Закрыть' }).click()
  const undo = told.getByRole('button', { name: 'Вернуть' }).last()
  await undo.waitFor({ timeout: 120_000 })
  const there = performance.now() - began
  const done = (await closed()) - before
  await undo.click()
  const back = performance.now()
  while ((await closed()) !== before && performance.now() - back < 60_000) await pause(100)
  const left = (await closed()) - before
  const figures = `${done} of ${marked} marked closed in ${(there / 1000).toFixed(1)} s, ${left} left closed after taking it back`
  say(`  ${figures}`)
  return { holds: marked > 100 && done === marked && left === 0, figures }
}

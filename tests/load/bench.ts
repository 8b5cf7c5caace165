/*
 * `npm run bench`: what a message costs, layer by layer, in one run on one machine. Starts a platform of
 * its own in a folder of its own; nothing of a running desk is touched. Figures of the embedded
 * platform are never Supabase's own.
 *
 *   npm run bench                    27.8/s and 278/s for 60 s each, then plain SQL
 *   npm run bench -- --seconds 10    shorter, for comparing two versions
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPlatform } from '../../supabase/local/supervisor/platform.ts'
import { chatLoad } from './chat-load.ts'
import { makePairs } from './people.ts'
import { bareInsert, pacedSql, saturatedSql, sendMessage, withPool } from './plain-sql.ts'
import { processorSeconds, processorShare } from './processor-time.ts'
import type { Figures } from './record.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const seconds = Number(values.seconds)
if (!(seconds >= 1)) throw new Error('--seconds takes a number of seconds, 1 or more.')

const headline = 27.8
const goals = { send: 50, delivery: { [headline]: 100, [headline * 10]: 150 } }
const home = mkdtempSync(join(tmpdir(), 'otklik-bench-'))
const say = (line: string) => process.stdout.write(`${line}\n`)
const ms = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1)).padStart(7)
const rate = (value: number) => (Number.isNaN(value) ? 'max' : value.toFixed(1)).padStart(8)
const columns = (
  name: string,
  offered: number,
  acknowledged: number,
  send: Figures['send'],
  rest = '',
) =>
  say(
    `${name.padEnd(26)}${rate(offered)}${rate(acknowledged)}  ${ms(send.p50)}${ms(send.p95)}${ms(send.p99)}  ${rest}`,
  )

const platform = await startPlatform({ home, ports: 'free', services: ['gateway', 'realtime'] })
try {
  const pairs = await makePairs(platform.settings, 100, 20)
  say(`${cpus().length} cores, ${cpus()[0]?.model}; fsync on; 100 conversations, 20 agents`)
  say('')
  say(
    `${''.padEnd(26)}offered   ack/s   send p50    p95    p99   delivery p50  p95    p99   lost doubled disordered failed`,
  )
  const results: Figures[] = []
  for (const perSecond of [headline, headline * 10]) {
    await chatLoad(platform.settings, pairs, perSecond, 2)
    const before = processorSeconds()
    const began = performance.now()
    const figures = await chatLoad(platform.settings, pairs, perSecond, seconds)
    results.push(figures)
    const { delivery } = figures
    columns(
      'API and Realtime',
      perSecond,
      figures.acknowledged,
      figures.send,
      `${ms(delivery.p50)}${ms(delivery.p95)}${ms(delivery.p99)}   ${figures.lost} ${figures.doubled} ${figures.disordered} ${figures.failed}`,
    )
    say(
      `    ${figures.sockets} sockets; of one core: ${processorShare(before, processorSeconds(), (performance.now() - began) / 1000)}`,
    )
  }
  const ratios = await withPool(platform.settings, async (pool) => {
    const short = Math.min(seconds, 15)
    const paced = await pacedSql(pool, pairs, sendMessage, headline * 10, short, 0)
    columns('the same send, plain SQL', paced.offered, paced.acknowledged, paced.send)
    const bare = await pacedSql(pool, pairs, bareInsert, headline * 10, short, 0)
    columns('a bare insert', bare.offered, bare.acknowledged, bare.send)
    const full = await saturatedSql(pool, pairs, sendMessage, short, 0)
    columns('the same send, 8 at once', full.offered, full.acknowledged, full.send)
    const most = await saturatedSql(pool, pairs, bareInsert, short, 1_000_000)
    columns('a bare insert, 8 at once', most.offered, most.acknowledged, most.send)
    return {
      api: results[1]!.send.p50 / paced.send.p50,
      send: most.acknowledged / full.acknowledged,
    }
  })
  const missed = results.filter((figures) => {
    const bound = goals.delivery[figures.offered]!
    return !(
      figures.send.p95 <= goals.send &&
      figures.delivery.p95 <= bound &&
      figures.lost + figures.doubled + figures.disordered + figures.failed === 0
    )
  })
  say('')
  say(
    `API to plain SQL at 278/s: ${ratios.api.toFixed(1)} × p50; a send costs ${ratios.send.toFixed(1)} bare inserts`,
  )
  say(
    results
      .map(
        (f) =>
          `${f.offered}/s: send p95 ${f.send.p95.toFixed(1)} ms, delivery p95 ${f.delivery.p95.toFixed(1)} ms, lost ${f.lost}, doubled ${f.doubled}, out of order ${f.disordered}, failed ${f.failed}`,
      )
      .join(' · ') + (missed.length ? ' · GOAL MISSED' : ' · goals met'),
  )
  process.exitCode = missed.length ? 1 : 0
} finally {
  await platform.stop()
  rmSync(home, { recursive: true, force: true })
}

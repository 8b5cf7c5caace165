import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { say, type Verdict } from '../access/say.ts'
import { percentiles } from '../../load/percentiles.ts'
import { findings, type Findings } from './findings.ts'
import { withClients } from './clients.ts'
import { makeWorld, type Size } from './world.ts'

const bounds = { seconds: 10, claim: 100, spread: 2 }
const claimers = 8

/**
 * Everything waits; eight processes give it away; one of them is killed half-way. Then what happened is
 * read out of the events, which nobody can change.
 */
export async function proveDrain(url: string, size: Size): Promise<Verdict> {
  return withClients(url, 1 + claimers, async ([client, ...others]) => {
    const teams = await makeWorld(client!, size)
    say(
      `drain: ${size.conversations} waiting, ${size.members} agents, ${size.teams} teams with skills and capacities, ${claimers} claimers`,
    )
    const { seconds, processor } = await drain(url, client!, size.conversations)
    const found = await findings(client!)
    const claim = await timeClaims(client!, others, teams)
    const { p95 } = percentiles(claim)
    say(
      `  drained in ${seconds.toFixed(1)} s (${processor.toFixed(1)} processor seconds in Postgres; load of the machine ${loadavg()[0]!.toFixed(1)}), one claimer killed; ${claim.length} single claims by ${claimers} at once: p95 ${p95.toFixed(1)} ms`,
    )
    say(`  ${words(found)}`)
    const holds =
      seconds <= bounds.seconds &&
      p95 <= bounds.claim &&
      found.given === size.conversations &&
      found.doubled + found.overCapacity + found.unfit + found.inverted + found.miscounted === 0 &&
      found.spread <= bounds.spread
    return {
      holds,
      figures: `${size.conversations}×${size.members}×${size.teams} drained in ${seconds.toFixed(1)} s, ${words(found)}, claim p95 ${p95.toFixed(1)} ms`,
    }
  })
}

const words = (found: Findings) =>
  `${found.doubled} double, ${found.overCapacity} over capacity, ${found.unfit} unfit, ${found.inverted} out of order, spread ${found.spread}, ${found.miscounted} miscounted`

async function drain(
  url: string,
  client: pg.Client,
  all: number,
): Promise<{ seconds: number; processor: number }> {
  const children = Array.from({ length: claimers }, (_, n) =>
    fork(join(import.meta.dirname, 'claimer.ts'), [url, String(n), String(claimers)]),
  )
  try {
    await Promise.all(children.map((child) => once(child, 'message')))
    const began = performance.now()
    let processor = 0
    for (const child of children) {
      child.on('message', (spent) => (processor += Number(spent)))
      child.send('go')
    }
    const ends = children.map((child) => ended(child))
    let isKilled = false
    for (let left = all; left > 0; left = await waiting(client)) {
      if (!isKilled && left <= all / 2) isKilled = children[0]!.kill('SIGKILL')
      if (await Promise.race([Promise.all(ends).then(() => true), pause(20).then(() => false)]))
        break
    }
    const seconds = (performance.now() - began) / 1_000
    await Promise.all(ends)
    if (!isKilled) throw new Error('It was over before a claimer could be killed.')
    return { seconds, processor }
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
}

async function waiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from public.conversations where queued_at is not null and contact_name like 'Customer %'`,
  )
  return rows[0]!.n
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => child.once('exit', () => resolve()))

/** Frees some of every team's agents and times one claim after the other, on several connections at once. */
async function timeClaims(
  client: pg.Client,
  others: pg.Client[],
  teams: string[],
): Promise<number[]> {
  await client.query(`select set_config('otklik.quiet', 'on', false)`)
  await client.query(
    `update public.conversations set assignee_id = null where id in (
       select id from public.conversations where contact_name like 'Customer %' order by id limit 800)`,
  )
  const times: number[] = []
  await Promise.all(
    others.map(async (other, n) => {
      for (const team of teams.filter((_, index) => index % others.length === n)) {
        for (;;) {
          const began = performance.now()
          const { rows } = await other.query<{ claimed: number }>(
            `select (private.route_team($1, 1) ->> 'claimed')::int as claimed`,
            [team],
          )
          if (!rows[0]?.claimed) break
          times.push(performance.now() - began)
        }
      }
    }),
  )
  return times
}

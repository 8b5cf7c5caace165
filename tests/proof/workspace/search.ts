import { loadavg } from 'node:os'
import type pg from 'pg'
import { percentiles } from '../../load/percentiles.ts'
import { say, type Verdict } from '../access/say.ts'
import { searchersOf, type Searcher } from './searchers.ts'
import { questions, type Question } from './search-questions.ts'
import { onSearchGround } from './search-ground.ts'

/** Searches of each kind that each searcher makes. */
const rounds = 40

/** Milliseconds: 95 of 100 searches of a kind, and the slowest of all. */
const bounds = { selective: 150, common: 500, any: 2000 }

type Timing = { question: Question; milliseconds: number; found: number; isCut: boolean }

/**
 * Builds a desk with so many messages on a server of its own and searches it as an administrator, as an agent
 * of two teams among twenty, and as one who sees only what is hers.
 *
 * @param world  folder in which that desk is kept for the next run
 */
export async function proveSearch(messages: number, world?: string): Promise<Verdict> {
  return onSearchGround(messages, world, async (client) => {
    say(`asking at a load of ${loadavg()[0]!.toFixed(1)}`)
    const timings: Timing[] = []
    for (const searcher of await searchersOf(client)) {
      for (const question of questions(messages)) {
        const mine = await measure(client, searcher, question)
        timings.push(...mine)
        const { p50, p95, max } = summary(mine)
        const cut = mine.filter((timing) => timing.isCut).length
        say(
          `  ${searcher.name.padEnd(16)} ${question.name.padEnd(34)} p50 ${p50} p95 ${p95} max ${max} ms` +
            `${cut > 0 ? `, ${cut} of ${mine.length} pages looked back only part of the way` : ''}`,
        )
      }
    }
    return verdict(timings, messages)
  })
}

async function measure(
  client: pg.Client,
  searcher: Searcher,
  question: Question,
): Promise<Timing[]> {
  const timings: Timing[] = []
  for (let round = 0; round < rounds; round++) {
    const words = question.ask(round)
    await client.query('begin')
    await client.query(
      `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`,
      [JSON.stringify({ sub: searcher.id, role: 'authenticated' })],
    )
    const began = performance.now()
    const { rows } = await client.query<{ answer: Record<string, unknown[] | null> }>(
      `select public.${question.verb}($1) as answer`,
      [words],
    )
    const milliseconds = performance.now() - began
    await client.query('commit')
    const answer = rows[0]!.answer
    const found = (answer.hits ?? answer.contacts ?? answer.companies ?? []).length
    timings.push({ question, milliseconds, found, isCut: Boolean(answer.reached) })
  }
  return timings
}

function summary(timings: Timing[]) {
  const { p50, p95 } = percentiles(timings.map((timing) => timing.milliseconds))
  const max = Math.max(...timings.map((timing) => timing.milliseconds))
  return { p50: Math.round(p50), p95: Math.round(p95), max: Math.round(max) }
}

function verdict(timings: Timing[], messages: number): Verdict {
  const of = (isCommon: boolean) =>
    summary(timings.filter((timing) => timing.question.isCommon === isCommon))
  const selective = of(false)
  const common = of(true)
  const slowest = Math.max(selective.max, common.max)
  const found = timings.filter((timing) => timing.found > 0).length
  return {
    figures:
      `search of ${(messages / 1e6).toLocaleString('en')} million messages: selective p95 ${selective.p95} ms, ` +
      `common p95 ${common.p95} ms, slowest ${slowest} ms of ${timings.length} (${found} found something; load ${loadavg()[0]!.toFixed(1)})`,
    holds:
      selective.p95 <= bounds.selective &&
      common.p95 <= bounds.common &&
      slowest <= bounds.any &&
      found > timings.length / 2,
  }
}

import type pg from 'pg'
import type { Who } from '../world/who.ts'
import type { Cell, Noun, Outcome, Plane, Probe } from './probe.ts'

export type Red = Cell & { who: string; door: string; plane: Plane; sql: string }
export type Result = { cells: number; reds: Red[]; byPlane: Map<Plane, number> }

/** One noun as one person: what a mutant is tried with, and what fails or not as a whole. */
export type Chunk = { noun: string; who: Who; probes: Probe[] }

export function chunksOf(nouns: Noun[], people: Who[]): Chunk[] {
  return nouns
    .flatMap((noun) => people.map((who) => ({ noun: noun.name, who, probes: noun.probes(who) })))
    .filter((chunk) => chunk.probes.length > 0)
}

/** Asks everything of a chunk in one round trip. */
export async function ask(client: pg.ClientBase, chunk: Chunk, result: Result): Promise<void> {
  const mine = chunk.probes.filter((probe) => !probe.asOwner)
  const owners = chunk.probes.filter((probe) => probe.asOwner)
  const { role, claims } = chunk.who
  await put(client, role, claims, mine, chunk, result)
  await put(client, 'none', {}, owners, chunk, result)
}

async function put(
  client: pg.ClientBase,
  role: string,
  claims: object,
  probes: Probe[],
  { who }: Chunk,
  result: Result,
) {
  if (probes.length === 0) return
  const { rows } = await client.query<{ outcomes: Outcome[] }>(
    'select proof.attempts($1, $2, $3) as outcomes',
    [
      role,
      JSON.stringify(claims),
      JSON.stringify(probes.map((probe) => [probe.sql, probe.touches ?? false])),
    ],
  )
  const outcomes = rows[0]!.outcomes
  probes.forEach((probe, n) => {
    for (const cell of probe.judge(outcomes[n]!)) {
      result.cells += 1
      result.byPlane.set(probe.plane, (result.byPlane.get(probe.plane) ?? 0) + 1)
      if (cell.expected !== cell.got)
        result.reds.push({
          ...cell,
          who: who.name,
          door: probe.door,
          plane: probe.plane,
          sql: probe.sql,
        })
    }
  })
}

export const emptyResult = (): Result => ({ cells: 0, reds: [], byPlane: new Map() })

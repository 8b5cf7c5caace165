import { availableParallelism } from 'node:os'
import pg from 'pg'
import { withScratchServer } from '../../../support/scratch-server.ts'
import { ask, chunksOf, emptyResult, type Chunk, type Red } from '../matrix/run.ts'
import { nouns } from '../rules/nouns.ts'
import { say, seconds, type Verdict } from '../say.ts'
import { worldDatabase } from '../world/database.ts'
import { everybody } from '../world/who.ts'
import { functionMutants } from './functions.ts'
import { guardMutants } from './guards.ts'
import type { Mutant } from './mutant.ts'
import { policyMutants } from './policies.ts'

/**
 * Weakens the database in one place at a time and asks the matrix until a cell is red. A mutant that no
 * cell notices is a survivor: the promise behind it is not held by any expectation.
 * @param only  a word in the names of the mutants to try; all without it.
 */
export async function proveMutants(only = ''): Promise<Verdict> {
  const began = performance.now()
  return withScratchServer(async (server) => {
    const clients: pg.Client[] = []
    try {
      for (let n = 0; n < availableParallelism(); n += 1) {
        const client = new pg.Client({
          connectionString: await worldDatabase(server.url, `mutants_${n}`),
        })
        await client.connect()
        clients.push(client)
      }
      const mutants = (await allMutants(clients[0]!)).filter(({ name }) => name.includes(only))
      const survivors = await tryAll(clients, mutants)
      const figures = `mutants ${mutants.length}, ${survivors.length} survived, ${seconds(began)}`
      say(figures)
      return { figures, holds: survivors.length === 0 && mutants.length > 0 }
    } finally {
      await Promise.all(clients.map((client) => client.end()))
    }
  })
}

const allMutants = async (client: pg.Client): Promise<Mutant[]> => [
  ...(await policyMutants(client)),
  ...(await functionMutants(client)),
  ...(await guardMutants(client)),
]

/** Cells that are red without any mutant prove nothing. */
type Known = Set<string>
const keyOf = (red: Red) => [red.who, red.door, red.relation].join('|')

async function tryAll(clients: pg.Client[], mutants: Mutant[]): Promise<string[]> {
  const chunks = chunksOf(nouns, everybody)
  const locks = [...new Set(mutants.map(({ behind = '' }) => behind))]
  const known = new Map<string, Known>()
  for (const lock of locks) known.set(lock, await redWithout(clients[0]!, lock, chunks))
  const survivors: string[] = []
  const waiting = [...mutants]
  await Promise.all(
    clients.map(async (client) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const killer = await tryOne(client, mutant, chunks, known.get(mutant.behind ?? '')!)
        if (!killer) {
          survivors.push(mutant.name)
          say(`  SURVIVOR ${mutant.name}`)
        } else moveForward(chunks, killer)
        if (waiting.length % 50 === 0)
          say(`  ${waiting.length} mutants left, ${survivors.length} survived`)
      }
    }),
  )
  return survivors
}

async function redWithout(client: pg.Client, lock: string, chunks: Chunk[]): Promise<Known> {
  const result = emptyResult()
  await client.query('begin')
  await client.query(lock)
  for (const chunk of chunks) await ask(client, chunk, result)
  await client.query('rollback')
  return new Set(result.reds.map(keyOf))
}

/** Who noticed; null when nobody did. A mutant that the database itself refuses cannot do harm. */
async function tryOne(
  client: pg.Client,
  mutant: Mutant,
  chunks: Chunk[],
  known: Known,
): Promise<Chunk | null> {
  await client.query('begin')
  try {
    for (const statement of [mutant.behind ?? '', ...mutant.sql]) await client.query(statement)
    for (const chunk of inOrder(chunks, mutant)) {
      const result = emptyResult()
      await ask(client, chunk, result)
      if (result.reds.some((red) => !known.has(keyOf(red)))) return chunk
    }
    return null
  } catch (error) {
    throw new Error(`the mutant “${mutant.name}” could not be tried: ${(error as Error).message}`, {
      cause: error,
    })
  } finally {
    await client.query('rollback')
  }
}

/** First what is asked about the mutated thing itself, then what has caught others. */
function inOrder(chunks: Chunk[], { about }: Mutant): Chunk[] {
  const near = new Set(
    nouns
      .filter(({ covers }) => Object.values(covers).some((names) => names.includes(about)))
      .map(({ name }) => name),
  )
  return [
    ...chunks.filter(({ noun }) => near.has(noun)),
    ...chunks.filter(({ noun }) => !near.has(noun)),
  ]
}

function moveForward(chunks: Chunk[], chunk: Chunk): void {
  const place = chunks.indexOf(chunk)
  if (place > 0) chunks.splice(0, 0, ...chunks.splice(place, 1))
}

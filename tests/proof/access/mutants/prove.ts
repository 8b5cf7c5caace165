import { availableParallelism } from 'node:os'
import pg from 'pg'
import { withScratchServer } from '../../../support/scratch-server.ts'
import { ask, chunksOf, emptyResult, type Chunk, type Red, type Result } from '../matrix/run.ts'
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

const keyOf = (red: Red) => [red.who, red.door, red.relation].join('|')

async function tryAll(clients: pg.Client[], mutants: Mutant[]): Promise<string[]> {
  const chunks = chunksOf(nouns, everybody)
  const survivors: string[] = []
  const waiting = [...mutants]
  await Promise.all(
    clients.map(async (client) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const killer = await tryOne(client, mutant, chunks)
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

/** Who noticed; null when nobody did. A cell that is red without the mutant has noticed nothing. */
async function tryOne(client: pg.Client, mutant: Mutant, chunks: Chunk[]): Promise<Chunk | null> {
  const spoiled = new Set<Chunk>()
  for (;;) {
    const left = inOrder(chunks, mutant).filter((chunk) => !spoiled.has(chunk))
    const suspect = await firstRed(client, mutant, left)
    if (!suspect) return null
    const known = new Set((await redsWithout(client, mutant, suspect.chunk)).map(keyOf))
    if (suspect.reds.some((red) => !known.has(keyOf(red)))) return suspect.chunk
    spoiled.add(suspect.chunk)
  }
}

async function firstRed(client: pg.Client, mutant: Mutant, chunks: Chunk[]) {
  await client.query('begin')
  try {
    for (const statement of [mutant.behind ?? '', ...mutant.sql]) await client.query(statement)
    for (const chunk of chunks) {
      const { reds } = await asked(client, chunk)
      if (reds.length > 0) return { chunk, reds }
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

async function redsWithout(
  client: pg.Client,
  { behind = '' }: Mutant,
  chunk: Chunk,
): Promise<Red[]> {
  await client.query('begin')
  try {
    await client.query(behind)
    return (await asked(client, chunk)).reds
  } finally {
    await client.query('rollback')
  }
}

async function asked(client: pg.Client, chunk: Chunk): Promise<Result> {
  const result = emptyResult()
  await ask(client, chunk, result)
  return result
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

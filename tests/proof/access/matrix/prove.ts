import pg from 'pg'
import { withScratchServer } from '../../../support/scratch-server.ts'
import { nouns } from '../rules/nouns.ts'
import { say, seconds, type Verdict } from '../say.ts'
import { everybody } from '../world/who.ts'
import { worldDatabase } from '../world/database.ts'
import { unexpected } from './catalogue.ts'
import { ask, chunksOf, emptyResult, type Red, type Result } from './run.ts'

const leastCells = 2_000
const longest = 180_000

/** Asks every cell once. Fails where one is not as expected, or something exists that nobody expects. */
export async function proveMatrix(): Promise<Verdict> {
  const began = performance.now()
  return withScratchServer(async (server) => {
    const client = new pg.Client({ connectionString: await worldDatabase(server.url, 'matrix') })
    await client.connect()
    try {
      const gaps = await unexpected(client, nouns)
      const result = await askEverything(client)
      for (const gap of gaps) say(`  ${gap}`)
      for (const line of inWords(result.reds)) say(line)
      const figures = `matrix ${result.cells} cells, ${result.reds.length} red, ${gaps.length} without expectation, ${seconds(began)}`
      say(`  ${planes(result)}`)
      say(figures)
      const isInTime = performance.now() - began < longest
      return {
        figures,
        holds:
          result.reds.length === 0 && gaps.length === 0 && result.cells >= leastCells && isInTime,
      }
    } finally {
      await client.end()
    }
  })
}

async function askEverything(client: pg.Client): Promise<Result> {
  const result = emptyResult()
  for (const chunk of chunksOf(nouns, everybody)) {
    await client.query('begin')
    await ask(client, chunk, result)
    await client.query('rollback')
  }
  return result
}

const planes = ({ byPlane }: Result) =>
  [...byPlane].map(([plane, count]) => `${plane} ${count}`).join(', ')

/** Red cells as sentences: who, relation, door, what was expected, what came; one line for people who fare alike. */
function inWords(reds: Red[]): string[] {
  const alike = Map.groupBy(
    reds,
    (red) => `${red.relation || '–'} · ${red.door}: expected “${red.expected}”, got “${red.got}”`,
  )
  return [...alike].map(([line, group]) => {
    const names = [...new Set(group.map((red) => red.who))]
    const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
    return `  RED ${names.slice(0, 3).join('; ')}${more} · ${line}`
  })
}

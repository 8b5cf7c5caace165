/*
 * `npm run proof:workspace`: the measurable part of the workspace, each part on a platform or database of its own.
 *
 *   npm run proof:workspace                        search, axe, browser, list, people
 *   npm run proof:workspace -- search              one part
 *   npm run proof:workspace -- search --messages 1000000
 *   npm run proof:workspace -- search --world <folder>   builds the ten million messages there once; later runs only ask
 *
 * Ends with one line of figures; exits with 1 where a bound is missed. docs/performance.md has the tables.
 */
import { parseArgs } from 'node:util'
import { say, type Verdict } from '../access/say.ts'
import { proveAxe } from './axe.ts'
import { proveBrowser } from './browser.ts'
import { proveList } from './list.ts'
import { provePeople } from './people.ts'
import { proveSearch } from './search.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { messages: { type: 'string', default: '10000000' }, world: { type: 'string' } },
})

const parts: Record<string, () => Promise<Verdict>> = {
  search: () => proveSearch(Number(values.messages), values.world),
  axe: proveAxe,
  browser: proveBrowser,
  list: proveList,
  people: provePeople,
}

const verdicts: Verdict[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
  const part = parts[name]
  if (!part) throw new Error(`the parts are ${Object.keys(parts).join(', ')}`)
  verdicts.push(await part())
}
const holds = verdicts.every((verdict) => verdict.holds)
say(`${holds ? 'proved' : 'NOT PROVED'}: ${verdicts.map((verdict) => verdict.figures).join(' · ')}`)
process.exitCode = holds ? 0 : 1

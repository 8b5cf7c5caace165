/*
 * `npm run proof:access`: who may do what, asked at every door, in databases and on a platform of its own.
 *
 *   npm run proof:access                     matrix, live, mutants, attacker
 *   npm run proof:access -- matrix           one part
 *   npm run proof:access -- mutants --only may_receive
 *
 * Ends with one line of figures; exits with 1 where a bound is missed. docs/access.md explains it.
 */
import { parseArgs } from 'node:util'
import { proveAttacker } from './attacker/prove.ts'
import { proveLive } from './live/prove.ts'
import { proveMatrix } from './matrix/prove.ts'
import { proveMutants } from './mutants/prove.ts'
import { say, type Verdict } from './say.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
})
const parts: Record<string, () => Promise<Verdict>> = {
  matrix: proveMatrix,
  live: proveLive,
  mutants: () => proveMutants(values.only),
  attacker: proveAttacker,
}
const wanted = positionals.length > 0 ? positionals : Object.keys(parts)
const verdicts: Verdict[] = []
for (const name of wanted) {
  const part = parts[name]
  if (!part) throw new Error(`the parts are ${Object.keys(parts).join(', ')}`)
  verdicts.push(await part())
}
const holds = verdicts.every((verdict) => verdict.holds)
say(`${holds ? 'proved' : 'NOT PROVED'}: ${verdicts.map((verdict) => verdict.figures).join(' · ')}`)
process.exitCode = holds ? 0 : 1

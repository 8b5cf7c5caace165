import { join } from 'node:path'
import { tierNamed } from '../support/tiers.ts'
import { stopChildren } from './child.ts'
import { readOptions } from './options.ts'
import { failureLines, failuresTitle, finalLine, nothing, sum, type Outcome } from './outcome.ts'
import { filesOf, runTier } from './run-tier.ts'
import { openScratch } from './scratch.ts'
import { testEnvironment } from './test-environment.ts'

const say = (line = '') => process.stdout.write(`${line}\n`)
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

let options
try {
  options = readOptions(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(2)
}

const scratch = openScratch()
const env = testEnvironment(scratch)
const outcomes: Outcome[] = []
const table: string[] = []
let stopped = false
const stop = () => {
  stopped = true
  stopChildren()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
// Killed outright, the launcher passes no signal on.
const launcher = Number(process.env.OTKLIK_LAUNCHER)
if (launcher) setInterval(() => process.ppid === launcher || stop(), 1_000).unref()

const began = performance.now()
for (const name of options.tiers) {
  if (stopped) break
  const tier = tierNamed(name)
  const files = filesOf(tier, options.paths).length
  if (files > 0) say(`\n── ${name} (${files} ${files === 1 ? 'file' : 'files'}) ──`)
  const since = performance.now()
  const outcome = await runTier(tier, options, env, join(scratch.folder, 'reports'))
  outcomes.push(outcome)
  for (const problem of outcome.problems) say(`   ${name}: ${problem}`)
  const counts = files > 0 ? finalLine(outcome) : 'no files yet'
  table.push(`  ${name.padEnd(10)} ${seconds(since).padStart(8)}   ${counts}`)
}

let total = sum(outcomes)
if (stopped) total = { ...total, failed: total.failed + 1, problems: ['stopped'] }
else if (total.passed + total.failed === 0) {
  total = { ...nothing, failed: 1, problems: ['no test ran'] }
  say('\nNo test ran: nothing matches what was asked for.')
}
say(`\n${table.join('\n')}\n  ${'together'.padEnd(10)} ${seconds(began).padStart(8)}`)
if (total.failed === 0) scratch.remove()
else say(`\nLogs and data of this run: ${scratch.folder}`)
const failures = failureLines(total)
if (failures.length > 0) say(`\n${failuresTitle}\n${failures.join('\n')}`)
say(`\n${finalLine(total)}`)
process.exitCode = total.failed === 0 ? 0 : 1

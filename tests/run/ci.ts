import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../support/repository.ts'
import { failuresTitle } from './outcome.ts'
import { ciSteps, type Step } from './ci-steps.ts'

/**
 * Runs every step, whatever the one before it said, so that one run tells everything; then prints a
 * table, the tests that failed and, as the last line, the counts of `npm test`. Exit code 1 when any step failed.
 * With arguments: only the steps whose name contains one of them.
 */
const asked = process.argv.slice(2)
const steps = ciSteps.filter(
  ({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)),
)
const table: string[] = []
let failures = 0
let counts = ''

for (const step of steps) {
  console.log(`\n═══ ${step.name}: ${[step.program, ...step.args].join(' ')}`)
  const since = performance.now()
  const { ok, tail } = await run(step)
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  if (step.name === 'tests') counts = closingWords(tail)
  if (!ok) failures += 1
  table.push(`  ${ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(20)} ${seconds.padStart(7)} s`)
}

console.log(`\n${table.join('\n')}\n`)
if (failures > 0) console.log(`${failures} of ${steps.length} steps failed.`)
console.log(counts)
process.exitCode = failures === 0 ? 0 : 1

/** The failures, when there are any, and the line of counts: the last thing in the log says what to mend. */
function closingWords(tail: string): string {
  const at = tail.lastIndexOf(failuresTitle)
  return (at < 0 ? (tail.trimEnd().split('\n').at(-1) ?? '') : tail.slice(at)).trimEnd()
}

async function run({ program, args }: Step): Promise<{ ok: boolean; tail: string }> {
  const bin = join(repository, 'node_modules', '.bin', program)
  const child = spawn(existsSync(bin) ? bin : program, args, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  let tail = ''
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk)
    tail = (tail + chunk.toString()).slice(-20_000)
  })
  const ok = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
  return { ok, tail }
}

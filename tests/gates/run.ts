import { advisors } from './advisors.ts'
import { catalogue } from './catalogues.ts'
import { drift } from './drift.ts'
import type { Gate } from './gate.ts'
import { types } from './types.ts'

/** `node tests/gates/run.ts drift types …`: runs the named gates, or all; exit code 1 when one is shut. */
const gates: Record<string, Gate> = { catalogue, drift, types, advisors }

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in gates))
if (unknown.length > 0) {
  console.error(`No gate is called ${unknown.join(', ')}: ${Object.keys(gates).join(', ')}.`)
  process.exit(2)
}
for (const [name, gate] of Object.entries(gates)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const { complaints, note } = await gate.check()
  for (const complaint of complaints) console.error(complaint)
  const result = complaints.length === 0 ? 'ok' : `${complaints.length} complaints`
  console.log(`${gate.title}: ${result} (${note})`)
  if (complaints.length > 0) process.exitCode = 1
}

/*
 * `npm run proof:routing`: that every conversation finds one agent and every sleeper wakes once, measured.
 *
 *   npm run proof:routing                    drain, freed, histories, wakes
 *   npm run proof:routing -- drain           one part
 *   npm run proof:routing -- wakes --kills 20
 *
 * Each part has a platform or database of its own. Ends with one line of figures; exits with 1 where a
 * bound is missed. docs/routing.md says what is proved, docs/performance.md has the table.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPlatform, type Platform } from '../../../supabase/local/supervisor/platform.ts'
import type { ServiceName } from '../../../supabase/local/supervisor/service-table.ts'
import { say, type Verdict } from '../access/say.ts'
import { proveDrain } from './drain.ts'
import { proveFreed } from './freed.ts'
import { proveHistories } from './histories.ts'
import { proveWakes } from './wakes.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '200' },
    histories: { type: 'string', default: '300' },
    conversations: { type: 'string', default: '10000' },
  },
})
const size = { conversations: Number(values.conversations), members: 500, teams: 20 }

const parts: Record<string, () => Promise<Verdict>> = {
  drain: () =>
    onPlatform(['realtime'], ({ settings }) => proveDrain(settings.product.DATABASE_URL!, size)),
  freed: () =>
    onPlatform(['gateway', 'realtime', 'worker'], ({ settings }) => proveFreed(settings)),
  histories: () =>
    onPlatform([], ({ settings }) =>
      proveHistories(settings.product.DATABASE_URL!, Number(values.histories)),
    ),
  wakes: () => onPlatform([], ({ settings }) => proveWakes(settings, Number(values.kills))),
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

async function onPlatform(
  services: ServiceName[],
  prove: (platform: Platform) => Promise<Verdict>,
): Promise<Verdict> {
  const home = mkdtempSync(join(tmpdir(), 'otklik-routing-'))
  const platform = await startPlatform({ home, ports: 'free', services })
  try {
    return await prove(platform)
  } finally {
    await platform.stop()
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

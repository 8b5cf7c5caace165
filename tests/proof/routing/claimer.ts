/*
 * One of the proof's claimers, a process of its own so that it can be killed. It connects, says so, waits
 * for the word, and then gives away until no team has anything left.
 *
 *   node claimer.ts <database url> <its number> <claimers>
 */
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { routeOnce } from '../../../jobs/routing/route-team.ts'

const [, , url = '', number = '0', of = '1'] = process.argv
const client = new pg.Client({ connectionString: url })
await client.connect()
const { rows } = await client.query<{ id: string }>(
  `select id from public.teams where routing = 'balanced' order by name`,
)
// Each begins with other teams; in the end all help with what is left.
const start = Math.floor((Number(number) * rows.length) / Number(of))
const teams = [...rows.slice(start), ...rows.slice(0, start)].map(({ id }) => id)
const sql = async (text: string, values?: unknown[]) =>
  (await client.query(text, values)).rows as never

const backend = (
  (await client.query('select pg_backend_pid() as pid')).rows as { pid: number }[]
)[0]!.pid

process.once('message', () => void work())
process.send?.('ready')

async function work(): Promise<void> {
  for (let left = true; left;) {
    left = false
    for (const team of teams) {
      for (;;) {
        const { claimed, again } = await routeOnce(sql, team)
        left ||= again
        if (!again || claimed === 0) break
      }
    }
  }
  process.send?.(spent(backend), () => process.exit(0))
}

/** Processor seconds of a process so far: Linux only, elsewhere 0. */
function spent(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

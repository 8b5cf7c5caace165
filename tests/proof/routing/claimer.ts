/*
 * One of the proof's claimers, a process of its own so that it can be killed. It connects, says so, waits
 * for the word, and then gives away until no team has anything left.
 *
 *   node claimer.ts <database url> <its number> <claimers>
 */
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
  await client.end()
  process.exit(0)
}

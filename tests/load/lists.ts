import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadavg } from 'node:os'
import pg from 'pg'
import { buildSeededDatabase, copySeededDatabase } from '../support/seeded-database.ts'
import { withScratchServer } from '../support/scratch-server.ts'
import { percentiles } from './percentiles.ts'

/*
 * `npm run bench:lists`: pages of lists over half a million conversations, each as a real member under
 * row-level security, through `list_page` and the counts. Prints a table for docs/performance.md.
 */

const times = 15
const id = (kind: string, n: number) =>
  `${kind}100000-0000-4000-8000-${String(n).padStart(12, '0')}`
const team = id('0b', 11)
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

const anyState = ['open', 'snoozed', 'closed']

type List = [name: string, filters: Record<string, unknown>, sort?: string]

const lists: List[] = [
  ['all', { view: 'all' }],
  ['unassigned', { view: 'unassigned' }],
  ['closed', { view: 'closed' }],
  ['mentions', { view: 'mentions' }],
  ['one team', { view: 'all', teams: [team] }],
  ['all, waiting longest', { view: 'all' }, 'waiting'],
  ['all, most important', { view: 'all' }, 'priority'],
  ['unassigned, most important', { view: 'unassigned' }, 'priority'],
  ['one category', { view: 'all', categories: ['0c000000-0000-4000-8000-000000000002'] }],
  ['one company, any state', { view: 'all', status: anyState, companies: [id('0e', 78)] }],
  ['one assignee, closed', { view: 'closed', assignees: [id('0a', 30)] }],
  ['a frequent tag', { view: 'all', tags: [id('1b', 1)] }],
  ['a rare tag, closed', { view: 'closed', tags: ['1b000000-0000-4000-8000-000000000001'] }],
  ['unread by me', { view: 'all', unread: true }],
  ['closed, unread by me', { view: 'closed', unread: true }],
  ['waiting longer than a day', { view: 'all', waiting_for: '1d' }],
  ['of the last seven days, any state', { view: 'all', status: anyState, since: '7d' }],
  ['ten days of closed', { view: 'closed', since: daysAgo(40), until: daysAgo(30) }],
  [
    'five filters',
    {
      view: 'all',
      status: ['open', 'closed'],
      tags: [id('1b', 1), id('1b', 3)],
      unread: true,
      priority_from: 10,
      channels: ['widget'],
    },
  ],
  ['nothing fits (stops at 10,000)', { view: 'closed', priority_from: 150 }],
]
const members = { 'sees all': id('0a', 1), 'agent of two teams': id('0a', 10) }

await withScratchServer(async ({ url }) => {
  await buildSeededDatabase(url)
  const client = new pg.Client({ connectionString: await copySeededDatabase(url, 'lists') })
  await client.connect()
  for (const statement of readFileSync(join(import.meta.dirname, 'lists.sql'), 'utf8').split(';\n'))
    if (statement.trim()) await client.query(statement)
  await client.query('vacuum analyze')
  console.log(`| p50 / p95, ms | ${Object.keys(members).join(' | ')} |\n| --- | --- | --- |`)
  const row = async (name: string, sql: string, values: unknown[]) => {
    const cells: string[] = []
    for (const sub of Object.values(members)) cells.push(await measure(client, sub, sql, values))
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
  for (const [name, filters, sort = 'newest'] of lists)
    await row(name, 'select public.list_page($1, $2)', [filters, sort])
  await row('counts of views and teams', 'select public.view_counts()', [])
  console.log(`load ${loadavg()[0]!.toFixed(1)}`)
  await client.end()
})

async function measure(client: pg.Client, sub: string, sql: string, values: unknown[]) {
  await client.query('begin')
  const claims = JSON.stringify({ sub, role: 'authenticated', aud: 'authenticated' })
  await client.query(
    `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`,
    [claims],
  )
  const taken: number[] = []
  for (let n = 0; n < times; n += 1) {
    const began = performance.now()
    await client.query(sql, values)
    // The first one reads what the others find in memory.
    if (n > 0) taken.push(performance.now() - began)
  }
  await client.query('rollback')
  const { p50, p95 } = percentiles(taken)
  return `${p50.toFixed(1)} / ${p95.toFixed(1)}`
}

import { loadavg } from 'node:os'
import pg from 'pg'
import { percentiles } from '../../load/percentiles.ts'
import { withScratchServer } from '../../support/scratch-server.ts'
import { buildSeededDatabase, copySeededDatabase } from '../../support/seeded-database.ts'
import { say, seconds, type Verdict } from '../access/say.ts'
import { buildPeopleWorld, lookers, people } from './people-world.ts'

/** Pages that are read one after the other, and how often. */
const pages = 4
const rounds = 3
/** Milliseconds: 95 of 100 pages of a list without words, and the slowest of all. */
const bounds = { p95: 500, any: 2000 }

type List = { name: string; verb: string; words?: string; sort?: string; filters?: object }

const lists: List[] = [
  ...['last', 'name', 'newest'].map((sort) => ({ name: sort, verb: 'contacts_page', sort })),
  {
    name: 'of a company',
    verb: 'contacts_page',
    filters: { company: '0f0a0000-0000-4000-8000-000000000001' },
  },
  { name: 'verified', verb: 'contacts_page', filters: { verified: true } },
  { name: 'not verified', verb: 'contacts_page', filters: { verified: false }, sort: 'name' },
  { name: 'by email', verb: 'contacts_page', filters: { channel: 'email' } },
  { name: 'blocked', verb: 'contacts_page', filters: { blocked: true }, sort: 'name' },
  { name: 'with open ones', verb: 'contacts_page', filters: { open: true } },
  { name: 'a first name', verb: 'contacts_page', words: 'иван' },
  { name: 'a first name, by name', verb: 'contacts_page', words: 'иван', sort: 'name' },
  { name: 'an address', verb: 'contacts_page', words: 'user4242@' },
  { name: 'a phone number', verb: 'contacts_page', words: '8 (912) 000-50-05' },
  ...['name', 'last', 'newest'].map((sort) => ({
    name: `companies, ${sort}`,
    verb: 'companies_page',
    sort,
  })),
  { name: 'notes on people', verb: 'search_contact_notes', words: 'звонить' },
]

/** Reads the lists of half a million people as three members see them. */
export async function provePeople(): Promise<Verdict> {
  return withScratchServer(async ({ url }) => {
    const began = performance.now()
    await buildSeededDatabase(url)
    const client = new pg.Client({ connectionString: await copySeededDatabase(url, 'people') })
    await client.connect()
    try {
      await buildPeopleWorld(client)
      say(`built ${people.toLocaleString('en')} people in ${seconds(began)}`)
      const all: number[] = []
      for (const looker of lookers)
        for (const list of lists) {
          const taken: number[] = []
          for (let round = 0; round < rounds; round++)
            taken.push(...(await readOn(client, looker.id, list)))
          all.push(...taken)
          const { p50, p95 } = percentiles(taken)
          const figures = [p50, p95, Math.max(...taken)].map(Math.round)
          say(
            `  ${looker.name.padEnd(16)} ${list.name.padEnd(24)} p50 ${figures[0]} p95 ${figures[1]} max ${figures[2]} ms`,
          )
        }
      return verdict(all)
    } finally {
      await client.end()
    }
  })
}

/** The first pages of a list, one after the other; how long each took. */
async function readOn(client: pg.Client, who: string, list: List): Promise<number[]> {
  const taken: number[] = []
  let after: unknown = null
  for (let page = 0; page < pages; page++) {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`,
      [JSON.stringify({ sub: who, role: 'authenticated' })],
    )
    const given = {
      query: list.words ?? '',
      ...(list.filters && { filters: JSON.stringify(list.filters) }),
      ...(list.sort && { sort: list.sort }),
      after: JSON.stringify(after),
    }
    const names = Object.keys(given).map((name, n) => `${name} => $${n + 1}`)
    const began = performance.now()
    const { rows } = await client.query<{ answer: { next: unknown } }>(
      `select public.${list.verb}(${names.join(', ')}) as answer`,
      Object.values(given),
    )
    taken.push(performance.now() - began)
    await client.query('commit')
    after = rows[0]!.answer.next
    if (after === null) break
  }
  return taken
}

function verdict(taken: number[]): Verdict {
  const p95 = Math.round(percentiles(taken).p95)
  const slowest = Math.round(Math.max(...taken))
  return {
    figures: `lists of ${people.toLocaleString('en')} people: p95 ${p95} ms, slowest ${slowest} ms of ${taken.length} (load ${loadavg()[0]!.toFixed(1)})`,
    holds: p95 <= bounds.p95 && slowest <= bounds.any,
  }
}

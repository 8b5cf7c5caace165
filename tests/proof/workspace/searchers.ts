import type pg from 'pg'

export type Searcher = { name: string; id: string }

/** An administrator, an agent of two of twenty teams, and somebody who sees only own conversations. */
export async function searchersOf(client: pg.Client): Promise<Searcher[]> {
  const { rows } = await client.query<{ n: number; id: string }>(
    'select n, id from bench_members where n in (0, 1, 2) order by n',
  )
  const names = ['admin, all', 'agent, two teams', 'agent, own only']
  return rows.map(({ n, id }) => ({ name: names[n]!, id }))
}

import type { PoolClient, QueryResult, QueryResultRow } from 'pg'
import { requestContext, type Person } from './person.ts'

/** One connection inside a transaction that is rolled back when the test ends. */
export type Database = {
  /** Runs one statement. An error is thrown as pg's DatabaseError and leaves the transaction usable. */
  query<Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<QueryResult<Row>>
  rows<Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<Row[]>
  /** The single row of a statement; throws when there is none or more than one. */
  one<Row extends QueryResultRow = QueryResultRow>(text: string, values?: unknown[]): Promise<Row>
  /** The first column of the single row. */
  value<Value = unknown>(text: string, values?: unknown[]): Promise<Value>
  /** Runs everything in `work` as this person, with row-level security; outside of it one is the owner. */
  as<Result>(person: Person, work: () => Promise<Result>): Promise<Result>
  /** Lets constraints and triggers that wait for the commit speak now. */
  settle(): Promise<void>
}

export function databaseOn(client: PoolClient): Database {
  const alone = oneAfterTheOther()

  /** Each statement has its own savepoint: a refusal would otherwise abort the test's transaction. */
  const query: Database['query'] = (text, values) =>
    alone(async () => {
      await client.query('savepoint statement')
      try {
        const result = await client.query(text, values)
        await client.query('release savepoint statement')
        return result as never
      } catch (error) {
        await client.query('rollback to savepoint statement')
        throw error
      }
    })

  const rows: Database['rows'] = async (text, values) => (await query(text, values)).rows as never

  const one: Database['one'] = async (text, values) => {
    const found = await rows(text, values)
    const [first] = found
    if (!first || found.length > 1) throw new Error(`${found.length} rows instead of one: ${text}`)
    return first as never
  }

  const become = ({ role, claims }: { role: string; claims: unknown }) =>
    alone(() =>
      client.query(
        `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`,
        [role, claims === null ? '' : JSON.stringify(claims)],
      ),
    )

  return {
    query,
    rows,
    one,
    value: async (text, values) => Object.values(await one(text, values))[0] as never,
    as: async (person, work) => {
      await become(requestContext(person))
      try {
        return await work()
      } finally {
        await become({ role: 'none', claims: null })
      }
    },
    settle: async () => {
      await query('set constraints all immediate')
    },
  }
}

/** Two statements under way at once would mix up their savepoints. */
function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

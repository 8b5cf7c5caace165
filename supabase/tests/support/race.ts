import pg from 'pg'
import { inject } from 'vitest'
import { copySeededDatabase } from '../../../tests/support/seeded-database.ts'
import { requestContext, type Person } from './person.ts'

type Connect = (person: Person) => Promise<pg.Client>

/**
 * A copy of the seeded database for tests that need several connections to commit. The given function
 * opens a connection that acts as a person; all are closed, and the copy dropped, at the end.
 */
export async function copyRace(
  pool: pg.Pool,
  work: (connect: Connect) => Promise<void>,
): Promise<void> {
  const name = `race_${crypto.randomUUID().slice(0, 8)}`
  const url = await copySeededDatabase(inject('databaseUrl'), name)
  const open: pg.Client[] = []
  const connect: Connect = async (person) => {
    const client = new pg.Client({ connectionString: url })
    open.push(client)
    await client.connect()
    const { role, claims } = requestContext(person)
    await client.query(
      `select set_config('role', $1, false), set_config('request.jwt.claims', $2, false)`,
      [role, JSON.stringify(claims)],
    )
    return client
  }
  try {
    await work(connect)
  } finally {
    await Promise.all(open.map((client) => client.end()))
    await pool.query(`drop database if exists ${name} with (force)`)
  }
}

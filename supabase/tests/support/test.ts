import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject, test as base } from 'vitest'
import { dropScratchDatabase } from '../../local/postgres/scratch.ts'
import { copySeededDatabase } from '../../../tests/support/seeded-database.ts'
import { databaseOn, type Database } from './database.ts'

type Fixtures = {
  /** The database in a transaction that is rolled back when the test ends. */
  db: Database
  /** Connection string of a database of this test alone, for what has to commit: races, queues. */
  ownUrl: string
  pool: pg.Pool
}

/**
 * A database test: `test('…', async ({ db }) => …)`. The database has the platform's schemas, our
 * schema and the seeded cast (tests/support/cast.ts). Flow tests take `ownUrl`.
 */
export const test = base.extend<Fixtures>({
  pool: [
    // A database per file: files run side by side, and a claim passes over the rows that others hold.
    async ({}, use) => {
      const name = `file_${randomUUID().replaceAll('-', '')}`
      const url = await copySeededDatabase(inject('serverUrl'), name)
      const pool = new pg.Pool({ connectionString: url, max: 8 })
      await use(pool)
      // Not dropped: connections that are still closing would be cut, and the server goes with its data anyway.
      await pool.end()
    },
    { scope: 'worker' },
  ],
  db: async ({ pool }, use) => {
    const client = await pool.connect()
    await client.query('begin')
    try {
      await use(databaseOn(client))
    } finally {
      await client.query('rollback')
      client.release()
    }
  },
  ownUrl: async ({}, use) => {
    const name = `own_${randomUUID().replaceAll('-', '')}`
    const url = await copySeededDatabase(inject('serverUrl'), name)
    await use(url)
    await dropScratchDatabase(inject('serverUrl'), name)
  },
})

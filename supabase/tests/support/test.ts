import pg from 'pg'
import { inject, test as base } from 'vitest'
import { databaseOn, type Database } from './database.ts'

type Shared = { pool: pg.Pool }

/**
 * A database test: `test('…', async ({ db }) => …)`. The database has the platform's schemas, our
 * schema and the seeded cast; whatever the test does is rolled back when it ends.
 */
export const test = base.extend<{ db: Database; pool: pg.Pool } & Shared>({
  pool: [
    async ({}, use) => {
      const pool = new pg.Pool({ connectionString: inject('databaseUrl'), max: 8 })
      await use(pool)
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
})

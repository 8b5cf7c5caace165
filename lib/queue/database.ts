import pg from 'pg'

/** Runs one statement and gives its rows. Throws pg's DatabaseError, or the network's error. */
export type Sql = <Row extends object = Record<string, unknown>>(
  text: string,
  values?: unknown[],
) => Promise<Row[]>

/** Session connections of the worker, as the owner: past the policies, on the jobs' own responsibility. */
export type Database = {
  sql: Sql
  /** One transaction; rolled back when `work` throws. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/**
 * How every connection of the worker is made. The timeouts turn a connection whose other end vanished
 * without a word into an error: without them its query, and the job on it, would wait for ever.
 */
export function connectionTo(url: string, most: number): pg.PoolConfig {
  return {
    connectionString: url,
    max: most,
    application_name: 'otklik worker',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
  }
}

/**
 * @param url   a session connection: LISTEN and advisory locks do not survive a transaction pooler
 * @param most  connections at once
 */
export function openDatabase(url: string, most: number): Database {
  const pool = new pg.Pool(connectionTo(url, most))
  // An idle connection that the server closes is replaced at the next query; unheard, it ends the process.
  pool.on('error', () => {})
  return {
    sql: async (text, values) => (await pool.query(text, values)).rows as never,
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function inTransaction<Result>(
  pool: pg.Pool,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  // Lent out, a connection is not heard by the pool; its query fails by itself.
  const ignore = () => {}
  client.on('error', ignore)
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(
      async (text, values) => (await client.query(text, values)).rows as never,
    )
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => (broken = reason))
    throw error
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

import type { Pool, PoolClient } from 'pg'
import { runPipeline, type PipelineResult, type Step } from './pipeline.ts'
import { isConnectionError } from './postgrest-error.ts'

/** Runs a context and statements as one transaction on a connection of its own. */
export async function runSteps(pool: Pool, steps: Step[]): Promise<PipelineResult> {
  return withConnection(pool, (client) => runPipeline(client, steps))
}

/** The same, and takes everything back: tells whether it would be allowed. Throws as it would. */
export async function trySteps(pool: Pool, steps: Step[]): Promise<void> {
  await withConnection(pool, async (client) => {
    try {
      await runPipeline(client, [begin, ...steps, rollback])
    } catch (error) {
      if (!isConnectionError(error)) await runPipeline(client, [rollback])
      throw error
    }
  })
}

const begin: Step = { name: 'begin', text: 'begin', values: [] }
const rollback: Step = { name: 'rollback', text: 'rollback', values: [] }

async function withConnection<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await use(client)
    client.release()
    return result
  } catch (error) {
    client.release(isConnectionError(error))
    throw error
  }
}

import type { TestProject } from 'vitest/node'
import { startScratchServer } from './scratch-server.ts'
import { buildSeededDatabase, copySeededDatabase } from './seeded-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A scratch Postgres server, for tests that make databases of their own. */
    serverUrl: string
    /** The database of the tests that roll back. */
    databaseUrl: string
  }
}

/** Before the first database or flow test: one server, the schema and the cast. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer()
  try {
    await buildSeededDatabase(server.url)
    project.provide('serverUrl', server.url)
    project.provide('databaseUrl', await copySeededDatabase(server.url, 'otklik_tests'))
  } catch (error) {
    await server.stop()
    throw error
  }
  return () => server.stop()
}

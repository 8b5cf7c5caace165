import { withClient } from '../../../../supabase/local/postgres/prepare-database.ts'
import { createScratchDatabase } from '../../../../supabase/local/postgres/scratch.ts'
import { productSchema } from '../../../support/scratch-server.ts'
import { buildWorld } from './build.ts'

/** A database with the product's migrations and the world of the proof. @returns its connection string. */
export async function worldDatabase(serverUrl: string, name: string): Promise<string> {
  const url = await createScratchDatabase(serverUrl, name, productSchema())
  await withClient(url, buildWorld)
  return url
}

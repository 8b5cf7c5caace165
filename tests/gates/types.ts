import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { sqlFiles } from '../../supabase/local/postgres/prepare-database.ts'
import { repository } from '../support/repository.ts'
import { withScratchServer } from '../support/scratch-server.ts'
import { nothingYet, type Gate } from './gate.ts'
import { generateTypes, typesFile } from './generated-types.ts'

/** lib/supabase/database.types.ts is what the database says today. */
export const types: Gate = {
  title: 'Generated types',
  check: async () => {
    if (sqlFiles('schemas').length === 0) return nothingYet('no schema')
    const name = relative(repository, typesFile)
    const wanted = await withScratchServer((server) => generateTypes(server.url))
    const present = existsSync(typesFile) ? readFileSync(typesFile, 'utf8') : ''
    const note = `${name}, ${wanted.split('\n').length} lines`
    if (wanted === present) return { complaints: [], note }
    return { complaints: [`${name} is not what the database says. Run npm run db:types.`], note }
  },
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { repository } from '../support/repository.ts'
import { withScratchServer } from '../support/scratch-server.ts'
import { generateTypes, typesFile } from './generated-types.ts'

/** `npm run db:types`: writes lib/supabase/database.types.ts. */
const types = await withScratchServer((server) => generateTypes(server.url))
mkdirSync(dirname(typesFile), { recursive: true })
writeFileSync(typesFile, types)
console.log(`${relative(repository, typesFile)}: ${types.split('\n').length} lines`)

import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { repository } from '../support/repository.ts'
import { withScratchServer } from '../support/scratch-server.ts'
import { schemaDiff } from './schema-diff.ts'

/**
 * `npm run db:migrate -- add_snooze`: writes what the schema pages have and the migrations lack to
 * supabase/migrations/<UTC>_add_snooze.sql. To be read before it is kept: a rename comes out as a
 * drop and an add, and rows are not in it.
 */
const [name = ''] = process.argv.slice(2)
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Give the migration a name in snake_case: npm run db:migrate -- add_snooze')
  process.exit(2)
}

const { sql, rows } = await withScratchServer((server) => schemaDiff(server.url))
for (const row of rows) console.error(`Write by hand, a page inserts it and no migration: ${row}`)
if (sql === '') {
  console.log('The migrations lead to what the pages say: nothing to write.')
} else {
  const folder = join(repository, 'supabase', 'migrations')
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const file = join(folder, `${stamp}_${name}.sql`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${sql}\n`, { flag: 'wx' })
  console.log(`${relative(repository, file)}: read it, then npm run db:drift and npm run db:types.`)
}

import { sqlFiles } from '../../supabase/local/postgres/prepare-database.ts'
import { withScratchServer } from '../support/scratch-server.ts'
import { nothingYet, type Gate } from './gate.ts'
import { schemaDiff } from './schema-diff.ts'

/** The migrations lead to exactly what the schema pages say. */
export const drift: Gate = {
  title: 'Schema drift',
  check: async () => {
    const pages = sqlFiles('schemas')
    const migrations = sqlFiles('migrations')
    if (pages.length + migrations.length === 0) return nothingYet('no schema pages')
    const { sql, rows } = await withScratchServer((server) => schemaDiff(server.url))
    const missing = `The migrations miss this (npm run db:migrate -- name):\n\n${sql}\n`
    const strayRows = rows.map((row) => `A page inserts a row that no migration inserts: ${row}`)
    const complaints = sql === '' ? strayRows : [missing, ...strayRows]
    return { complaints, note: `${pages.length} pages against ${migrations.length} migrations` }
  },
}

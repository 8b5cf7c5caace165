import { attachmentFromJson } from '#lib/files/attachment.ts'
import type { Database } from '#lib/supabase/database.types.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { visibilities, type Macro, type MacroAction } from './macro.ts'

type Row = Database['public']['Tables']['macros']['Row']
type FileRow = Pick<
  Database['public']['Tables']['macro_files']['Row'],
  'id' | 'name' | 'content_type' | 'bytes' | 'path' | 'width' | 'height'
>

/**
 * Every macro that the caller may use.
 *
 * @throws the Data API's error
 */
export async function allMacros(db: Supabase): Promise<Macro[]> {
  const { data } = await db
    .from('macros')
    .select('*, macro_files(id, name, content_type, bytes, path, width, height)')
    .order('name')
    .order('added_at', { referencedTable: 'macro_files' })
    .throwOnError()
  return data.map((row) => macroFromRow(row, row.macro_files))
}

export function macroFromRow(row: Row, files: readonly FileRow[]): Macro {
  return {
    id: row.id,
    name: row.name,
    visibility: visibilities.find((known) => known === row.visibility) ?? 'own',
    teamId: row.team_id,
    ownerId: row.owner_id,
    body: row.body,
    // private.checked_macro_actions let nothing else in.
    actions: row.actions as MacroAction[],
    files: files.map(({ width, height, ...file }) =>
      attachmentFromJson({ ...file, ...(width && { width }), ...(height && { height }) }),
    ),
    usedCount: row.used_count,
    lastUsedAt: row.last_used_at,
  }
}

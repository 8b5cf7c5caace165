import type { Database } from '#lib/supabase/database.types.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { visibilities, type Macro, type MacroAction } from './macro.ts'

type Row = Database['public']['Tables']['macros']['Row']

/**
 * Every macro that the caller may use.
 *
 * @throws the Data API's error
 */
export async function allMacros(db: Supabase): Promise<Macro[]> {
  const { data } = await db.from('macros').select().order('name').throwOnError()
  return data.map(macroFromRow)
}

export function macroFromRow(row: Row): Macro {
  return {
    id: row.id,
    name: row.name,
    visibility: visibilities.find((known) => known === row.visibility) ?? 'own',
    teamId: row.team_id,
    ownerId: row.owner_id,
    body: row.body,
    // private.checked_macro_actions let nothing else in.
    actions: row.actions as MacroAction[],
    usedCount: row.used_count,
    lastUsedAt: row.last_used_at,
  }
}

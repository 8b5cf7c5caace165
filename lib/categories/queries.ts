import type { Supabase } from '#lib/supabase/browser.ts'
import type { Category } from './category.ts'

/**
 * All categories in their order, the archived too.
 *
 * @throws the Data API's error
 */
export async function allCategories(db: Supabase): Promise<Category[]> {
  const { data } = await db
    .from('categories')
    .select('id, key, names, team_id, priority, inbox_ids, archived_at')
    .order('sort_order')
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    key: row.key,
    // A check constraint holds both languages.
    names: row.names as Category['names'],
    teamId: row.team_id,
    priority: row.priority,
    inboxIds: row.inbox_ids,
    isArchived: row.archived_at !== null,
  }))
}

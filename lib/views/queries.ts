import { zoneHere } from '#lib/conversations/moments.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { savedViewColumns, savedViewFromRow, type SavedView } from './saved-view.ts'

/**
 * The saved views that one may see, in their order.
 *
 * @throws the Data API's error
 */
export async function savedViews(db: Supabase): Promise<SavedView[]> {
  const { data } = await db
    .from('saved_views')
    .select(savedViewColumns)
    .order('place')
    .order('name')
    .throwOnError()
  return data.map(savedViewFromRow)
}

/**
 * How many conversations each saved view holds, counted to 100 and no further, by its id.
 *
 * @throws the Data API's error
 */
export async function savedViewCounts(db: Supabase): Promise<Record<string, number>> {
  const { data } = await db.rpc('saved_view_counts', { zone: zoneHere() }).throwOnError()
  return data as Record<string, number>
}

import type { Supabase } from '#lib/supabase/browser.ts'
import { tagColours, type Tag } from './tag.ts'

/**
 * All tags by name, the archived too: conversations still carry them.
 *
 * @throws the Data API's error
 */
export async function allTags(db: Supabase): Promise<Tag[]> {
  const { data } = await db
    .from('tags')
    .select('id, name, colour, archived_at, merged_into_id')
    .order('name')
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    name: row.name,
    colour: tagColours.find((known) => known === row.colour) ?? 'grey',
    isArchived: row.archived_at !== null,
    mergedIntoId: row.merged_into_id,
  }))
}

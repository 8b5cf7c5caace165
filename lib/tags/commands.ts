import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { TagColour } from './tag.ts'

/**
 * Makes a tag, or brings the removed one of this name back; gives its id. Reasons: not_permitted,
 * tag_name_empty, tag_name_taken.
 */
export async function createTag(db: Supabase, name: string, colour: TagColour) {
  const result = await verdict(db.rpc('create_tag', { name, colour }))
  return result.ok ? { ok: true as const, value: (result.value as { id: string }).id } : result
}

/** Reasons: not_permitted, tag_not_found, tag_name_empty, tag_name_taken. */
export function updateTag(db: Supabase, tag: string, name: string, colour: TagColour) {
  return verdict(db.rpc('update_tag', { tag, name, colour }))
}

/** Offered no more; it stays where it is. Reasons: not_permitted, tag_not_found. */
export function removeTag(db: Supabase, tag: string) {
  return verdict(db.rpc('remove_tag', { tag }))
}

/**
 * How many conversations carry each tag, counted to 1000 and no further; for those who manage tags.
 *
 * @throws the Data API's error
 */
export async function tagUsage(db: Supabase): Promise<Record<string, number>> {
  const { data } = await db.rpc('tag_usage').throwOnError()
  return data as Record<string, number>
}

import { ok, type Result } from '#lib/kernel/result.ts'
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
 * Puts one tag in the place of another for ever, piece by piece. Broken off it may be called again: it goes on
 * where it was. Reasons: not_permitted, tag_not_found, tags_same.
 *
 * @param onMoved told after each piece how many conversations are done
 */
export async function mergeTags(
  db: Supabase,
  tag: string,
  into: string,
  onMoved: (moved: number) => void,
): Promise<Result<number>> {
  for (let moved = 0; ;) {
    const piece = await verdict(db.rpc('merge_tags', { tag, into_tag: into }))
    if (!piece.ok) return piece
    const answer = piece.value as { moved: number; is_done: boolean }
    onMoved((moved += answer.moved))
    if (answer.is_done) return ok(moved)
  }
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

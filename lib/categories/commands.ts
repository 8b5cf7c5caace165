import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { CategoryDraft } from './category.ts'

/**
 * Makes a category (id null) or changes one. Reasons: not_permitted, grant_exceeds_own,
 * category_not_found, team_not_found, inbox_not_found, category_name_empty, category_priority_invalid,
 * category_inboxes_empty.
 */
export function saveCategory(
  db: Supabase,
  id: string | null,
  { names, teamId: team, priority, inboxIds }: CategoryDraft,
): Promise<Result<Json>> {
  const draft = { names, team, priority, ...(inboxIds && { inboxes: inboxIds }) }
  if (id === null) return verdict(db.rpc('create_category', draft))
  return verdict(db.rpc('update_category', { category: id, ...draft }))
}

/** Takes it out of what can be chosen, or brings it back. Reasons: not_permitted, category_not_found, team_not_found. */
export function archiveCategory(db: Supabase, category: string, isArchived: boolean) {
  return verdict(db.rpc('archive_category', { category, is_archived: isArchived }))
}

/** The order in which they are offered. Reason: not_permitted. */
export function orderCategories(db: Supabase, categories: string[]) {
  return verdict(db.rpc('order_categories', { categories }))
}

/** What a conversation is about; null for nothing. Reasons: not_permitted, conversation_not_found, category_not_found, category_of_other_inbox. */
export function setCategory(db: Supabase, conversation: string, category: string | null) {
  // The generator takes every argument for one that is never null.
  return verdict(db.rpc('set_category', { conversation, category: category as string }))
}

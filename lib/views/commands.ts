import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import { listToJson, type Audience } from './saved-view.ts'
import type { ListKey } from '#lib/conversations/view.ts'

/** A view as somebody fills it in. */
export type ViewDraft = { name: string; audience: Audience; teamId: string | null }

/**
 * Saves a list under a name, as a new view (`id` null) or in place of one; gives its id. Reasons:
 * not_permitted (manage_views, for a shared one), saved_view_not_found, team_not_found,
 * saved_view_name_empty, too_many_views.
 */
export async function saveView(db: Supabase, id: string | null, draft: ViewDraft, list: ListKey) {
  // The generator takes every argument for one that is never null.
  const asked = { view: id, team: draft.audience === 'team' ? draft.teamId : null } as {
    view: string
    team: string
  }
  const result = await verdict(
    db.rpc('save_view', {
      ...asked,
      name: draft.name,
      audience: draft.audience,
      filters: listToJson(list) as Json,
      sort: list.sort ?? 'newest',
    }),
  )
  return result.ok ? { ok: true as const, value: (result.value as { id: string }).id } : result
}

/** The conversations stay. Reasons: not_permitted, saved_view_not_found. */
export function removeView(db: Supabase, view: string) {
  return verdict(db.rpc('remove_view', { view }))
}

/** Puts views in this order. Reasons: not_permitted, saved_view_not_found. */
export function orderViews(db: Supabase, views: string[]) {
  return verdict(db.rpc('order_views', { views }))
}

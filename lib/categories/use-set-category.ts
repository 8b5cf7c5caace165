import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { setCategory } from './commands.ts'

/** Gives `set(category)` for an open conversation: it shows at once, and is taken back if it is refused. */
export function useSetCategory(db: Supabase, live: LiveTimeline) {
  return (category: string | null) =>
    live.run(() => setCategory(db, live.conversationId, category), { categoryId: category })
}

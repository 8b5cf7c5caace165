import type { Supabase } from '#lib/supabase/browser.ts'
import { timelineFrom } from './events.ts'
import { keepTimeline, keptTimeline, timesForgotten } from './timeline-cache.ts'
import { timelinePage } from './timeline-queries.ts'

/** Questions under way at once: a hand that runs over the list must not become a flood. */
const mostAtOnce = 2
/** Milliseconds; what takes longer the opening itself will ask for. */
const patience = 5_000

const underWay = new Set<string>()

/**
 * Brings what a conversation will show, for when it is opened: it then shows at once and compares with the
 * table as ever. Nothing is read by it, and nobody is told.
 */
export async function prefetchTimeline(
  db: Supabase,
  reader: string,
  conversationId: string,
): Promise<void> {
  if (underWay.size >= mostAtOnce || underWay.has(conversationId)) return
  if (keptTimeline(reader, conversationId)) return
  underWay.add(conversationId)
  const forgotten = timesForgotten()
  try {
    const signal = AbortSignal.timeout(patience)
    const page = await timelinePage(db, conversationId, 'newest', signal)
    // Opened meanwhile, or one's sight has changed: what was kept since is newer, or nothing may be.
    if (forgotten === timesForgotten() && !keptTimeline(reader, conversationId))
      keepTimeline(timelineFrom(page, reader))
  } catch {
    // Opening it asks again, and says what is wrong.
  } finally {
    underWay.delete(conversationId)
  }
}

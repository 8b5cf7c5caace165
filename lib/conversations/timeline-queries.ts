import type { Supabase } from '#lib/supabase/browser.ts'
import { pageFromJson, type TimelinePage, type TimelinePageJson } from './timeline.ts'

/** Events of the first page and of one above it; the most a catch-up may bring at once. */
const pageSize = 60
const catchUpSize = 500

type Stretch = { before: number; size?: number } | { since: number } | 'newest'

/**
 * A stretch of a conversation's timeline: the newest, that before a position, or that after one.
 *
 * @throws the Data API's error: 404 conversation_not_found, 42501 not_a_member
 */
export async function timelinePage(
  db: Supabase,
  conversation: string,
  stretch: Stretch = 'newest',
  signal?: AbortSignal,
): Promise<TimelinePage> {
  const bounds =
    stretch === 'newest'
      ? { page_size: pageSize }
      : 'before' in stretch
        ? { page_size: stretch.size ?? pageSize, before_position: stretch.before }
        : { page_size: catchUpSize, since_position: stretch.since }
  const request = db.rpc('timeline_page', { conversation, ...bounds })
  const { data } = await (signal ? request.abortSignal(signal) : request).throwOnError()
  return pageFromJson(data as TimelinePageJson)
}

import type { PageSeen, ToFrame } from '#lib/widget/protocol.ts'
import { complain } from './complain.ts'

/** Which page the customer writes from: members see it beside the conversation. */
export function pageSeen(): PageSeen {
  return { url: location.href.slice(0, 2_000), title: document.title.slice(0, 300) }
}

/**
 * An event of the page for the frame; null where it makes no sense.
 *
 * @param at `performance.now()` when it was said
 */
export function toldOf(at: number, url: string, name: unknown, given: unknown): ToFrame | null {
  if (typeof name !== 'string' || name.trim() === '') {
    complain('trackEvent needs a name')
    return null
  }
  try {
    // As settings: something in it may go in a circle, or be nothing that another window can be told.
    const facts = JSON.parse(JSON.stringify(given ?? {})) as Record<string, unknown>
    return { type: 'track', name, facts, url, secondsAgo: (performance.now() - at) / 1_000 }
  } catch {
    complain(`the facts of trackEvent "${name}" cannot be told`)
    return null
  }
}

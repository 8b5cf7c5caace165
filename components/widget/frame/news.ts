import { lastSeqOf } from '#lib/widget/thread.ts'
import type { Customer } from '#lib/widget/customer.ts'
import type { EventName } from '#lib/widget/protocol.ts'

/**
 * What the host page's callbacks hear: a new message of the team, a place in the queue, a refusal. What was
 * there before the widget looked for the first time is not news.
 */
export function createNews(emit: (name: EventName, ...said: unknown[]) => void) {
  const seen = new Map<string, number>()
  let isFirst = true
  let place = ''
  let refused: string | null = null

  return {
    look(customer: Customer, refusal: string | null): void {
      if (refusal !== refused && refusal) emit('error', refusal)
      refused = refusal
      if (customer.contact === null) return
      for (const { id, lastSeq, preview, previewFrom } of customer.conversations) {
        const thread = customer.threads[id]
        const last = Math.max(lastSeq, thread ? lastSeqOf(thread) : 0)
        const isNews = last > (seen.get(id) ?? 0) && previewFrom === 'member'
        seen.set(id, last)
        if (!isFirst && isNews) emit('message', { conversation_id: id, seq: last, text: preview })
      }
      isFirst = false
      const waits = customer.conversations.find(({ queue }) => queue !== null)
      const queue = waits?.queue
        ? {
            conversation_id: waits.id,
            position: waits.queue.place,
            eta: waits.queue.expectedSeconds,
          }
        : null
      const now = JSON.stringify(queue)
      if (now !== place && (place !== '' || queue)) emit('queue', queue)
      place = now
    },
  }
}

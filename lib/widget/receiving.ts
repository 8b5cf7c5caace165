import type { Conversation } from './conversation.ts'
import type { Rpc } from './rpc.ts'

/**
 * Milliseconds in which several messages become one mark. Long enough for somebody who is looking to have
 * read them: a reading says as much, and nothing has to be told.
 */
const gatherFor = 1_200

/**
 * Tells the table what has come to this widget, also while it is closed or nobody looks: once for a burst,
 * nothing where it is known or read. Where it is not heard, the next change or comparison tells it.
 *
 * @param conversations as they are known now
 */
export function createReceiving(rpc: Rpc, conversations: () => Conversation[]) {
  const told = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const news = () =>
    conversations().filter(
      ({ id, lastSeq, myReadSeq, myDeliveredSeq }) =>
        lastSeq > Math.max(myReadSeq, myDeliveredSeq, told.get(id) ?? 0),
    )

  async function tell({ id, lastSeq: seq }: Conversation): Promise<void> {
    const before = told.get(id) ?? 0
    told.set(id, seq)
    const { message } = await rpc('mark_delivered', { conversation: id, seq })
    if (message !== null && told.get(id) === seq) told.set(id, before)
  }

  return {
    /** Something was applied. */
    check(): void {
      if (timer !== undefined || news().length === 0) return
      timer = setTimeout(() => {
        timer = undefined
        for (const conversation of news()) void tell(conversation)
      }, gatherFor)
    },
    forget(): void {
      clearTimeout(timer)
      timer = undefined
      told.clear()
    },
  }
}

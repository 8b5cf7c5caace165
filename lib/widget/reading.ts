import type { Rpc } from './rpc.ts'

/** Tells the table how far the customer has read, and again where it was not heard. */
export function createReading(rpc: Rpc) {
  const wanted = new Map<string, number>()
  const told = new Map<string, number>()

  async function tell(conversation: string): Promise<void> {
    const seq = wanted.get(conversation) ?? 0
    const { message } = await rpc('mark_read', { conversation, seq })
    if (message === null) told.set(conversation, Math.max(seq, told.get(conversation) ?? 0))
  }

  return {
    /** True where this is news. */
    mark(conversation: string, seq: number): boolean {
      if (seq <= (wanted.get(conversation) ?? 0)) return false
      wanted.set(conversation, seq)
      void tell(conversation)
      return true
    },
    forget(): void {
      wanted.clear()
      told.clear()
    },
    /** After a time without connection. */
    repeat(): void {
      for (const [conversation, seq] of wanted)
        if (seq > (told.get(conversation) ?? 0)) void tell(conversation)
    },
  }
}

import { readConversation, type Conversation } from './conversation.ts'
import type { Rpc } from './rpc.ts'

export type Verbs = ReturnType<typeof createVerbs>

/** What became of it: null, or why not. */
type Reason = string | null

/**
 * What a customer does to a conversation beside writing. Each resolves to null or to a reason for the
 * catalogue.
 *
 * @param onConversation the table's answer
 * @param onChanged something else changed: read the table again
 */
export function createVerbs(
  rpc: Rpc,
  onConversation: (conversation: Conversation) => void,
  onChanged: () => void,
) {
  async function moved(name: string, conversation: string): Promise<Reason> {
    const { message, value } = await rpc<unknown>(name, { conversation })
    if (message === null) onConversation(readConversation(value))
    return message
  }

  return {
    close: (conversation: string) => moved('close_my_conversation', conversation),
    reopen: (conversation: string) => moved('reopen_my_conversation', conversation),
    /** @param score 1 to 5 */
    async rate(conversation: string, score: number, comment: string): Promise<Reason> {
      const { message } = await rpc('rate_conversation', { conversation, score, comment })
      if (message === null) onChanged()
      return message
    },
    /** Resolves to the masked address that it went to, too. */
    async sendTranscript(
      conversation: string,
      email: string | null,
    ): Promise<{ reason: Reason; to: string }> {
      const { message, value } = await rpc<{ to?: string }>('send_transcript', {
        conversation,
        ...(email !== null && { email }),
      })
      return { reason: message, to: value?.to ?? email ?? '' }
    },
    async leaveAddress(email: string, name: string): Promise<Reason> {
      const { message } = await rpc('leave_address', { email, ...(name !== '' && { name }) })
      if (message === null) onChanged()
      return message
    },
  }
}

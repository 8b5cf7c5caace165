import type { OutboxEntry } from '#lib/outbox/entry.ts'
import { outcomeOf, type Outcome } from '#lib/outbox/outcome.ts'
import { readConversation, readMessage, type Conversation, type Message } from './conversation.ts'
import type { Rpc } from './rpc.ts'

/**
 * What a customer wrote. Its lane is the conversation's id; or, with `start`, the client id of a
 * conversation that the first message to arrive will start.
 */
export type Writing = { body: string; start: { categoryId: string | null } | null }

export type WrittenEntry = OutboxEntry<Writing>

export type Delivery = { message: Message; conversation: Conversation | null }

/**
 * One try to send. `start_conversation` finds the conversation that an earlier try started and only adds
 * the message, so every entry of such a lane may call it, whichever answers got lost.
 */
export function createSend(rpc: Rpc) {
  return async (entry: WrittenEntry, signal: AbortSignal): Promise<Outcome<Delivery>> => {
    const { body, start } = entry.content
    if (start) {
      const answer = await rpc<{ conversation: unknown; message: unknown }>(
        'start_conversation',
        {
          client_id: entry.lane,
          message_client_id: entry.clientId,
          body,
          category: start.categoryId,
        },
        signal,
      )
      const delivery = answer.value && {
        message: readMessage(answer.value.message),
        conversation: readConversation(answer.value.conversation),
      }
      return outcomeOf(answer.status, answer.message, delivery)
    }
    const answer = await rpc<unknown>(
      'send_message',
      { conversation: entry.lane, client_id: entry.clientId, body },
      signal,
    )
    const message = answer.value === null ? null : readMessage(answer.value)
    const delivery = message && { message, conversation: null }
    return outcomeOf<Delivery>(answer.status, answer.message, delivery)
  }
}

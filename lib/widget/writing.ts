import { UploadRefused } from '#lib/files/upload-problem.ts'
import type { OutboxEntry } from '#lib/outbox/entry.ts'
import { outcomeOf, type Outcome } from '#lib/outbox/outcome.ts'
import { readConversation, readMessage, type Conversation, type Message } from './conversation.ts'
import type { Rpc } from './rpc.ts'
import type { SentFile, Uploads } from './uploads.ts'

/**
 * What a customer wrote. Its lane is the conversation's id; or, with `start`, the client id of a
 * conversation that the first message to arrive will start.
 */
export type Writing = {
  body: string
  start: { categoryId: string | null } | null
  /** Absent in what an earlier version kept. */
  files?: SentFile[]
}

export type WrittenEntry = OutboxEntry<Writing>

export type Delivery = { message: Message; conversation: Conversation | null }

/**
 * One try to send. `start_conversation` finds the conversation that an earlier try started and only adds
 * the message, so every entry of such a lane may call it, whichever answers got lost.
 */
export function createSend(rpc: Rpc, uploads?: Pick<Uploads, 'all'>) {
  return async (entry: WrittenEntry, signal: AbortSignal): Promise<Outcome<Delivery>> => {
    const { body, start, files = [] } = entry.content
    const attached = await idsOf(files, signal)
    if (!Array.isArray(attached)) return { kind: 'refused', reason: attached.reason }
    const attachments = attached.length > 0 ? { attachments: attached } : {}
    if (start) {
      const answer = await rpc<{ conversation: unknown; message: unknown }>(
        'start_conversation',
        {
          client_id: entry.lane,
          message_client_id: entry.clientId,
          body,
          category: start.categoryId,
          ...attachments,
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
      { conversation: entry.lane, client_id: entry.clientId, body, ...attachments },
      signal,
    )
    const message = answer.value === null ? null : readMessage(answer.value)
    const delivery = message && { message, conversation: null }
    return outcomeOf<Delivery>(answer.status, answer.message, delivery)
  }

  async function idsOf(files: SentFile[], signal: AbortSignal): Promise<string[] | UploadRefused> {
    if (files.length === 0) return []
    try {
      return uploads ? await uploads.all(files, signal) : []
    } catch (error) {
      if (error instanceof UploadRefused) return error
      throw error
    }
  }
}

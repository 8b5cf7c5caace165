import { sendMail } from '#lib/email/send.ts'
import { transcript } from '#lib/email/templates/transcript.ts'
import { chatLink } from '#lib/inboxes/chat-link.ts'
import { env } from '#lib/kernel/env.ts'
import { releaseMail, stampMail } from '#lib/sent-mails/ledger.ts'
import { claimTranscript } from '#lib/sent-mails/transcript.ts'
import type { Handler } from '../handler.ts'
import { insist } from '../insist.ts'

/**
 * Mails a customer the conversation it asked for (send_transcript in supabase/schemas/39_customer_verbs.sql, which holds
 * who may and how often). As messages/mail-unread, it mails once but for a worker that dies between the
 * sending and the stamp.
 */
export const mailTranscript: Handler<'messages/mail-transcript'> = async (
  payload,
  { database },
) => {
  const claimed = await claimTranscript(database, payload.conversation_id, payload.position)
  if (!claimed) return 'nothing'
  const { key, address, letter } = claimed
  const chatUrl = chatLink(claimed, {
    isDemo: env('OTKLIK_DEMO') === '1',
    appUrl: env('APP_URL'),
  })
  try {
    await sendMail({
      key,
      to: { name: letter.contactName, address },
      ...transcript({ ...letter, ...(chatUrl && { chatUrl }) }),
    })
  } catch (error) {
    await releaseMail(database.sql, key)
    throw error
  }
  await insist(() => stampMail(database.sql, key))
  return 'mailed'
}

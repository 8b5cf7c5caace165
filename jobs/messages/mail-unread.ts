import { sendMail } from '#lib/email/send.ts'
import { unreadReplies } from '#lib/email/templates/unread-replies.ts'
import { chatLink } from '#lib/inboxes/chat-link.ts'
import { env } from '#lib/kernel/env.ts'
import { releaseMail, stampMail } from '#lib/sent-mails/ledger.ts'
import { claimUnreadMail } from '#lib/sent-mails/unread.ts'
import type { Handler } from '../handler.ts'
import { insist } from '../insist.ts'

/**
 * Mails a customer who left the replies that came since. Enqueued by the database three minutes after
 * a reply (supabase/schemas/90_queue.sql).
 *
 * Each reply is mailed once, but for one case: a worker that dies after an SMTP server took the mail and
 * before the ledger says so. Then the customer gets it again, with the same Message-ID, because a doubled
 * mail is better than a lost one. Resend knows the key and sends nothing twice.
 */
export const mailUnread: Handler<'messages/mail-unread'> = async (payload, { database }) => {
  const look = await claimUnreadMail(database, payload.conversation_id)
  if (look.outcome !== 'mail') return look.outcome
  const { key, conversationId, address, letter } = look.claimed
  const chatUrl = chatLink(look.claimed, {
    isDemo: env('OTKLIK_DEMO') === '1',
    appUrl: env('APP_URL'),
  })
  try {
    await sendMail({
      key,
      to: { name: letter.contactName, address },
      thread: `conversation:${conversationId}`,
      ...unreadReplies({ ...letter, ...(chatUrl && { chatUrl }) }),
    })
  } catch (error) {
    await releaseMail(database.sql, key)
    throw error
  }
  await insist(() => stampMail(database.sql, key))
  return 'mailed'
}

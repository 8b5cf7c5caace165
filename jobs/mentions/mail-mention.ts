import { sendMail } from '#lib/email/send.ts'
import { mention } from '#lib/email/templates/mention.ts'
import { env } from '#lib/kernel/env.ts'
import { releaseMail, stampMail } from '#lib/sent-mails/ledger.ts'
import { claimMentionMail } from '#lib/sent-mails/mention.ts'
import type { Handler } from '../handler.ts'
import { insist } from '../insist.ts'

/**
 * Mails a member who was mentioned and has not looked since. Enqueued by the database two minutes after
 * the note (supabase/schemas/90_queue.sql). As messages/mail-unread, it mails once but for a worker that
 * dies between the sending and the stamp.
 */
export const mailMention: Handler<'mentions/mail-mention'> = async (payload, { database }) => {
  const claimed = await claimMentionMail(database, {
    noteId: payload.note_id,
    memberId: payload.member_id,
  })
  if (!claimed) return 'nothing'
  const { key, address, letter } = claimed
  const url = new URL(`/inbox/mentions/${letter.conversationNumber}`, env('APP_URL')).href
  try {
    await sendMail({
      key,
      to: { name: letter.memberName, address },
      ...mention({ ...letter, url }),
    })
  } catch (error) {
    await releaseMail(database.sql, key)
    throw error
  }
  await insist(() => stampMail(database.sql, key))
  return 'mailed'
}

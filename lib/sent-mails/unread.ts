import type { Database, Sql } from '#lib/queue/database.ts'
import { enqueue } from '#lib/queue/enqueue.ts'
import type { UnreadRepliesLetter } from '#lib/email/templates/unread-replies.ts'
import { claimMail, mailUnderWay } from './ledger.ts'

/** What a look at a conversation came to. */
export type Look =
  /** Gone, read, mailed already, or nobody to mail to. */
  | { outcome: 'nothing' }
  /** Too early, or another worker is at it: a later look is enqueued. */
  | { outcome: 'later' }
  | { outcome: 'mail'; claimed: ClaimedMail }

export type ClaimedMail = {
  key: string
  conversationId: string
  address: string
  inboxKey: string
  siteUrl: string | null
  letter: Omit<UnreadRepliesLetter, 'chatUrl'>
}

/** A mail carries at most this many replies, the newest; it counts the others. */
const mostReplies = 20

/**
 * Looks whether the team's replies in a conversation should be mailed now, and claims the mail in
 * sent_mails if so: what is claimed, only the caller sends. Read, decision and claim are one
 * transaction under a lock per conversation, so that two jobs cannot mail the same reply.
 */
export function claimUnreadMail(database: Database, conversationId: string): Promise<Look> {
  return database.transaction(async (sql) => {
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`unread:${conversationId}`])
    const busyUntil = await mailUnderWay(sql, conversationId)
    if (busyUntil) return lookAgain(sql, conversationId, busyUntil)
    const [found] = await sql<Found>(conversation, [conversationId])
    if (!found) return { outcome: 'nothing' }
    const replies = await sql<Reply>(unreadReplies, [conversationId, found.seen, mostReplies])
    const [first] = replies
    const last = replies.at(-1)
    if (!first || !last) return { outcome: 'nothing' }
    if (first.due) return lookAgain(sql, conversationId, first.due)

    const key = `unread:${conversationId}:${last.seq}`
    const isMine = await claimMail(sql, { key, conversationId, recipient: found.address })
    if (!isMine) return { outcome: 'nothing' }
    const { address, inboxKey, siteUrl, ...about } = found
    const letter = { ...about, replies, earlier: first.total - replies.length }
    return { outcome: 'mail', claimed: { key, conversationId, address, inboxKey, siteUrl, letter } }
  })
}

async function lookAgain(sql: Sql, id: string, runAt: Date): Promise<Look> {
  await enqueue(sql, 'messages/mail-unread', { conversation_id: id }, { singleton: id, runAt })
  return { outcome: 'later' }
}

type Found = Pick<
  UnreadRepliesLetter,
  'locale' | 'workspace' | 'conversationNumber' | 'contactName'
> & { address: string; inboxKey: string; siteUrl: string | null; seen: string }

/** `seen`: up to which seq the customer knows, by reading or by an earlier mail. */
const conversation = `
  select w.name as workspace, c.number::int as "conversationNumber", k.name as "contactName",
    k.email as address, coalesce(k.locale, 'ru') as locale, i.key as "inboxKey",
    (select s.site_url from public.widget_settings s where s.inbox_id = i.id) as "siteUrl",
    greatest(
      (select r.last_read_seq from public.read_marks r
       where r.conversation_id = c.id and r.reader_id = k.id),
      (select max(split_part(s.key, ':', 3)::bigint) from public.sent_mails s
       where s.conversation_id = c.id and s.sent_at is not null and s.key like 'unread:%'),
      0) as seen
  from public.conversations c
  join public.contacts k on k.id = c.contact_id
  join public.inboxes i on i.id = c.inbox_id
  cross join public.workspace w
  where c.id = $1 and k.email is not null and k.blocked_at is null and i.channel = 'widget'`

type Reply = UnreadRepliesLetter['replies'][number] & {
  seq: string
  total: number
  due: Date | null
}

/**
 * `due`: when the oldest has been unread for three minutes, where that is still to come. The job of an
 * earlier reply, read meanwhile, may look too soon for this one. (A job never comes to the millisecond.)
 */
const unreadReplies = `
  with unread as (
    select m.seq, m.body, m.sent_at, m.author_id, count(*) over ()::int as total,
      min(m.sent_at) over () + interval '3 minutes' as due
    from public.messages m
    where m.conversation_id = $1 and m.author_kind = 'member' and m.deleted_at is null and m.seq > $2
    order by m.seq desc limit $3
  )
  select u.seq, u.body, u.sent_at as "sentAt", coalesce(b.name, w.name) as author, u.total,
    case when u.due > now() + interval '10 seconds' then u.due end as due,
    coalesce((select array_agg(a.name order by a.created_at, a.id) from public.attachments a
      where a.conversation_id = $1 and a.message_seq = u.seq), '{}') as files
  from unread u
  left join public.members b on b.id = u.author_id
  cross join public.workspace w
  order by u.seq`

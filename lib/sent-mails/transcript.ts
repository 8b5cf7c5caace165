import type { TranscriptLetter } from '#lib/email/templates/transcript.ts'
import type { Database } from '#lib/queue/database.ts'
import { claimMailOfOwn } from './ledger.ts'

export type ClaimedTranscript = {
  key: string
  conversationId: string
  address: string
  inboxKey: string
  siteUrl: string | null
  letter: Omit<TranscriptLetter, 'chatUrl'>
}

/** A mail carries at most this many messages, the newest; it counts the others. */
const mostMessages = 200

/**
 * Claims the mail of a transcript that its customer asked for: what is claimed, only the caller sends. Null
 * where the customer has no address any more or was shut out, and where the mail was sent already.
 *
 * @param position of the event transcript_sent: two wishes are two mails
 */
export function claimTranscript(
  database: Database,
  conversationId: string,
  position: number,
): Promise<ClaimedTranscript | null> {
  return database.transaction(async (sql) => {
    const [found] = await sql<Found>(wish, [conversationId, position])
    if (!found) return null
    const { address, inboxKey, siteUrl, lastSeq, ...about } = found
    const rows = await sql<Row>(messages, [conversationId, lastSeq, mostMessages])
    const key = `transcript:${conversationId}:${position}`
    if (!(await claimMailOfOwn(sql, { key, conversationId, recipient: address }))) return null
    return {
      key,
      conversationId,
      address,
      inboxKey,
      siteUrl,
      letter: {
        ...about,
        messages: rows.map(({ total: _total, ...message }) => message),
        earlier: (rows[0]?.total ?? rows.length) - rows.length,
      },
    }
  })
}

type Found = Omit<TranscriptLetter, 'chatUrl' | 'messages' | 'earlier'> & {
  address: string
  inboxKey: string
  siteUrl: string | null
  lastSeq: string
}
type Row = TranscriptLetter['messages'][number] & { total: number }

const wish = `
  select w.name as workspace, c.number::int as "conversationNumber", k.name as "contactName",
    lower(k.email) as address, coalesce(k.locale, 'ru') as locale, i.key as "inboxKey", i.name as "inboxName",
    s.site_url as "siteUrl", coalesce((e.payload ->> 'last_seq')::bigint, c.last_seq) as "lastSeq"
  from public.conversation_events e
  join public.conversations c on c.id = e.conversation_id
  join public.contacts k on k.id = c.contact_id
  join public.inboxes i on i.id = c.inbox_id
  left join public.widget_settings s on s.inbox_id = i.id
  cross join public.workspace w
  where e.conversation_id = $1 and e.position = $2 and e.type = 'transcript_sent'
    and k.email is not null and k.blocked_at is null and k.erased_at is null`

const messages = `
  with newest as (
    select m.*, count(*) over ()::int as total from public.messages m
    where m.conversation_id = $1 and m.seq <= $2 and m.deleted_at is null and m.author_kind <> 'system'
    order by m.seq desc limit $3
  )
  select n.body, n.sent_at as "sentAt", n.total, n.author_kind = 'member' as "isOurs",
    case n.author_kind when 'member' then b.name end as author,
    coalesce((select array_agg(a.name order by a.created_at, a.id) from public.attachments a
      where a.conversation_id = $1 and a.message_seq = n.seq), '{}') as files
  from newest n left join public.members b on b.id = n.author_id and n.author_kind = 'member'
  order by n.seq`

import type { MentionLetter } from '#lib/email/templates/mention.ts'
import type { Database } from '#lib/queue/database.ts'
import { claimMailOfOwn } from './ledger.ts'

export type ClaimedMention = {
  key: string
  address: string
  letter: Omit<MentionLetter, 'url'>
}

type Mentioned = { noteId: string; memberId: string }

/**
 * Claims the mail about a mention in sent_mails, where there is one to send: what is claimed, only the
 * caller sends. Null where the member has looked, lost the mention or the desk, or has a mail about an
 * earlier mention in the same conversation that they have not looked after either.
 */
export function claimMentionMail(
  database: Database,
  { noteId, memberId }: Mentioned,
): Promise<ClaimedMention | null> {
  return database.transaction(async (sql) => {
    const [found] = await sql<Found>(mention, [noteId, memberId])
    if (!found) return null
    const { conversationId, address, ...letter } = found
    // Two mentions of one member in one conversation would each find no mail of the other's.
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `mention:${conversationId}:${memberId}`,
    ])
    const [told] = await sql(alreadyTold, [noteId, memberId, conversationId])
    if (told) return null
    const key = `mention:${noteId}:${memberId}`
    const isMine = await claimMailOfOwn(sql, { key, conversationId, recipient: address })
    return isMine ? { key, address, letter } : null
  })
}

type Found = Omit<MentionLetter, 'url'> & { conversationId: string; address: string }

const mention = `
  select x.conversation_id as "conversationId", m.email::text as address, m.locale, m.name as "memberName",
    b.name as author, c.number::int as "conversationNumber", c.contact_name as "contactName", w.name as workspace
  from public.mentions x
  join public.members m on m.id = x.member_id and m.deactivated_at is null
  join public.members b on b.id = x.mentioned_by
  join public.conversations c on c.id = x.conversation_id
  cross join public.workspace w
  where x.note_id = $1 and x.member_id = $2 and x.seen_at is null and x.withdrawn_at is null`

const alreadyTold = `
  select 1 from public.mentions x
  join public.sent_mails s on s.key = 'mention:' || x.note_id || ':' || x.member_id
  where x.conversation_id = $3 and x.member_id = $2 and x.note_id <> $1
    and x.seen_at is null and x.withdrawn_at is null
  limit 1`

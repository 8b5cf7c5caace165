import type { Sql } from '#lib/queue/database.ts'

/*
 * public.sent_mails: a mail is claimed before it is sent and stamped after. A worker that fails gives
 * its claim back; one that dies leaves it, and after `lost` another may take it over, with the same key.
 */

/** As long as a job may run (lib/queue/contract.ts): by then its worker has ended or been given up. */
const lost = '120 seconds'

/**
 * Until when somebody may still be sending a mail of this conversation; undefined when nobody is. To be
 * asked under the conversation's lock and before reading what was sent: a mail that is stamped between
 * the two would look neither under way nor sent.
 */
export async function mailUnderWay(sql: Sql, conversationId: string): Promise<Date | undefined> {
  const [claimed] = await sql<{ until: Date | null }>(
    `select max(s.claimed_at) + $2::interval as until from public.sent_mails s
     where s.conversation_id = $1 and s.sent_at is null and s.claimed_at > now() - $2::interval`,
    [conversationId, lost],
  )
  return claimed?.until ?? undefined
}

type Claim = { key: string; conversationId: string; recipient: string }

/** Claims a mail under the conversation's lock. False where it was sent already. */
export async function claimMail(
  sql: Sql,
  { key, conversationId, recipient }: Claim,
): Promise<boolean> {
  const mine = await sql(
    `insert into public.sent_mails as s (key, conversation_id, recipient) values ($1, $2, $3)
     on conflict (key) do update set claimed_at = now(), recipient = excluded.recipient
       where s.sent_at is null
     returning s.key`,
    [key, conversationId, recipient],
  )
  return mine.length > 0
}

/**
 * Claims a mail that no other mail of the conversation stands in the way of. False where it was sent, or
 * where somebody else may still be sending it: whose job fails, gives it back or is tried again itself.
 */
export async function claimMailOfOwn(
  sql: Sql,
  { key, conversationId, recipient }: Claim,
): Promise<boolean> {
  const mine = await sql(
    `insert into public.sent_mails as s (key, conversation_id, recipient) values ($1, $2, $3)
     on conflict (key) do update set claimed_at = now(), recipient = excluded.recipient
       where s.sent_at is null and s.claimed_at <= now() - $4::interval
     returning s.key`,
    [key, conversationId, recipient, lost],
  )
  return mine.length > 0
}

/** The provider has taken the mail. */
export async function stampMail(sql: Sql, key: string): Promise<void> {
  await sql('update public.sent_mails set sent_at = now() where key = $1', [key])
}

/** The provider has not taken it: the next try may begin at once. */
export async function releaseMail(sql: Sql, key: string): Promise<void> {
  await sql('delete from public.sent_mails where key = $1 and sent_at is null', [key])
}

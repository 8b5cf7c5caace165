import type pg from 'pg'

/** What the n-th added message says; the journeys look for it. */
export const lineOf = (n: number) => `Строка переписки ${n}`

/**
 * Lets a conversation go back years: so many messages, customer and member in turn, a quarter of an hour
 * apart, the newest now. Nobody is told, as nobody was there.
 *
 * @param client somebody who may do everything, outside of a transaction
 */
export async function lengthen(
  client: pg.Client,
  conversation: string,
  member: string,
  messages: number,
): Promise<void> {
  await client.query('begin')
  await client.query(`set local session_replication_role = replica`)
  // What was there before was said before.
  const earliest = `now() - ($2::integer + 1) * interval '15 minutes'`
  for (const [table, instant] of [
    ['messages', 'sent_at'],
    ['conversation_events', 'occurred_at'],
  ])
    await client.query(
      `update public.${table} set ${instant} = least(${instant}, ${earliest}) where conversation_id = $1`,
      [conversation, messages],
    )
  await client.query(
    `with told as (
       select c.id, c.contact_id, c.last_seq, c.position, n, gen_random_uuid() as client_id,
         (case when n % 2 = 1 then 'contact' else 'member' end)::public.actor_kind as kind,
         case when n % 2 = 1 then c.contact_id else $2::uuid end as author,
         now() - ($3 - n) * interval '15 minutes' as at
       from public.conversations c, generate_series(1, $3::integer) n where c.id = $1
     ), said as (
       insert into public.messages (conversation_id, seq, position, client_id, author_kind, author_id, body, sent_at)
       select id, last_seq + n, position + n, client_id, kind, author,
         'Строка переписки ' || n || case when n % 7 = 0 then E'\n' || repeat('Подробности о билете и багаже. ', 5) else '' end, at
       from told
     )
     insert into public.conversation_events (conversation_id, position, type, actor_kind, actor_id, seq, occurred_at)
     select id, position + n, 'message_sent', kind, author, last_seq + n, at from told`,
    [conversation, member, messages],
  )
  await client.query(
    `update public.conversations c set last_seq = c.last_seq + $2, position = c.position + $2,
       last_contact_seq = c.last_seq + $2 - ($2 + 1) % 2, last_member_seq = c.last_seq + $2 - $2 % 2,
       last_message_at = now(), preview = 'Строка переписки ' || $2, waiting_since = null
     where c.id = $1`,
    [conversation, messages],
  )
  await client.query(
    `insert into public.read_marks (conversation_id, reader_id, reader_kind, last_read_seq)
     select c.id, $2, 'member', c.last_seq from public.conversations c where c.id = $1
     on conflict on constraint read_marks_pkey do update set last_read_seq = excluded.last_read_seq`,
    [conversation, member],
  )
  await client.query('commit')
}

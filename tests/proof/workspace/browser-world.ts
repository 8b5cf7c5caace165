import type pg from 'pg'
import { lengthen } from '../../support/long-conversation.ts'

/** Conversations to go between, and messages in each of them. */
const several = { conversations: 60, messages: 30 }
const many = 10_000

/**
 * What the desk is opened on: conversations of one agent, and one of ten thousand messages. Nobody waits
 * before a message goes: what one can take back is measured elsewhere.
 *
 * @returns the numbers of the conversations, as the list shows them, and that of the long one
 */
export async function furnish(
  client: pg.Client,
  member: string,
): Promise<{ numbers: number[]; long: number }> {
  await client.query(
    `insert into public.member_preferences (member_id, preferences)
     select id, '{"undoSendSeconds": 0}' from public.members
     on conflict (member_id) do update set preferences = excluded.preferences`,
  )
  // One customer says here within seconds what others say in an hour: it is counted as ever, and stops nobody.
  await client.query('update private.rate_limits set burst = 1000000')
  const { rows } = await client.query<{ id: string; number: string }>(
    `with people as (
       insert into public.contacts (name) select 'Клиент ' || n from generate_series(1, $2) n returning id, name)
     insert into public.conversations (contact_id, inbox_id, team_id, assignee_id, contact_name, last_message_at)
     select p.id, i.id, m.team_id, $1, p.name, now()
     from people p, (select id from public.inboxes limit 1) i,
       (select team_id from public.team_members where member_id = $1 limit 1) m
     returning id, number`,
    [member, several.conversations + 1],
  )
  const [long, ...others] = rows
  for (const { id } of others) await lengthen(client, id, member, several.messages)
  await lengthen(client, long!.id, member, many)
  await client.query('analyze')
  return { numbers: others.map(({ number }) => Number(number)), long: Number(long!.number) }
}

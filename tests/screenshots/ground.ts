import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { anna, categories, conversations, tags, vera, widgetInbox } from '../support/cast.ts'
import { crowd, thread, type Asker } from './crowd.ts'

/** Whom the letter of an open invitation went to. */
export const invited = 'igor@demo.otklik.test'

/** What claims make somebody of the desk of whoever asks. */
const memberClaims = (id: string) => ({ sub: id, role: 'authenticated' })

/**
 * A desk in the middle of its day: some forty customers, each state, tags and priorities, a conversation in
 * which everything happens. Members say and do it all by their verbs; only the clock is turned back.
 *
 * @param client somebody who may do everything, outside of a transaction
 */
export async function layGround(client: pg.Client): Promise<void> {
  const ask = async <T>(claims: object, call: string, values: unknown[]) => {
    await client.query(`select set_config('request.jwt.claims', $1, false)`, [
      JSON.stringify(claims),
    ])
    return (await client.query<{ said: T }>(`select ${call} as said`, values)).rows[0]!.said
  }
  const by = (id: string) => (call: string, values: unknown[]) =>
    ask<Record<string, string>>(memberClaims(id), call, values)
  const [asVera, asAnna] = [by(vera.id), by(anna.id)]

  for (const asker of crowd) {
    await client.query('delete from private.rate_buckets')
    const id = await begin(client, ask, asker)
    if (asker.reply) {
      const member = by(asker.of ?? anna.id)
      await member('public.send_message($1, gen_random_uuid(), $2)', [id, asker.reply])
    }
    for (const tag of asker.tags ?? [])
      await asVera('public.tag_conversation($1, $2)::text', [id, tag])
    if (asker.priority) await asVera('public.set_priority($1, $2)::text', [id, asker.priority])
    if (asker.closed) await asVera('public.close_conversation($1)::text', [id])
    await turnBack(client, id, asker.minutes)
  }
  for (const { who, text } of thread) {
    const id = conversations.mariaTickets
    await client.query('delete from private.rate_buckets')
    if (who === 'anna') await asAnna('public.send_message($1, gen_random_uuid(), $2)', [id, text])
    if (who === 'note')
      await asAnna('public.write_note($1, gen_random_uuid(), $2, array[$3]::uuid[])', [
        id,
        text,
        vera.id,
      ])
    if (who === 'maria')
      await ask(await claimsOf(client, id), 'public.send_message($1, gen_random_uuid(), $2)', [
        id,
        text,
      ])
  }
  await asAnna('public.tag_conversation($1, $2)::text', [conversations.mariaTickets, tags.vip])
  await asVera('public.set_priority($1, 50)::text', [conversations.mariaTickets])
  await asAnna('public.save_view(null, $1, $2, null, $3, $4)::text', [
    'VIP ждут ответа',
    'private',
    JSON.stringify({ view: 'all', waiting: true, tags: [tags.vip] }),
    'waiting',
  ])
  const { rows: roles } = await client.query<{ id: string }>(
    `select id from public.roles where key = 'agent'`,
  )
  await asVera('public.invite_member($1, $2)', [invited, roles[0]!.id])
}

type Ask = <T>(claims: object, call: string, values: unknown[]) => Promise<T>

/** A customer whom the site signed, or a visitor, asks; gives the conversation's id. */
async function begin(client: pg.Client, ask: Ask, asker: Asker): Promise<string> {
  const identity = asker.name && {
    user_id: randomUUID(),
    name: asker.name,
    email: asker.email,
  }
  const session = await ask<{ session_id: string; contact_id: string }>(
    {},
    'public.open_visitor_session($1, $2, $3)',
    [widgetInbox.id, randomBytes(32).toString('base64url'), identity ?? null],
  )
  const clientId = randomUUID()
  await ask(
    {
      kind: 'contact',
      role: 'authenticated',
      sub: session.contact_id,
      inbox_id: widgetInbox.id,
      visitor_session_id: session.session_id,
    },
    'public.start_conversation($1, gen_random_uuid(), $2, $3)::text',
    [clientId, asker.text, categories[asker.about ?? 'tickets']],
  )
  const { rows } = await client.query<{ id: string }>(
    'select id from public.conversations where client_id = $1',
    [clientId],
  )
  return rows[0]!.id
}

/** The newest session of a conversation's customer, opened here where there is none. */
async function claimsOf(client: pg.Client, conversation: string): Promise<object> {
  const { rows } = await client.query<{ contact: string; session: string }>(
    `with who as (select contact_id from public.conversations where id = $1)
     insert into public.visitor_sessions (contact_id, inbox_id, secret_hash, is_verified)
     select contact_id, $2, $3, true from who returning contact_id as contact, id as session`,
    [conversation, widgetInbox.id, randomBytes(32)],
  )
  const { contact, session } = rows[0]!
  return {
    kind: 'contact',
    role: 'authenticated',
    sub: contact,
    inbox_id: widgetInbox.id,
    visitor_session_id: session,
  }
}

/** All this was so many minutes ago. */
async function turnBack(client: pg.Client, conversation: string, minutes: number): Promise<void> {
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  for (const [table, instant] of [
    ['messages', 'sent_at'],
    ['conversation_events', 'occurred_at'],
  ])
    await client.query(
      `update public.${table} set ${instant} = ${instant} - make_interval(mins => $2) where conversation_id = $1`,
      [conversation, minutes],
    )
  await client.query(
    `update public.conversations set created_at = created_at - a, last_message_at = last_message_at - a,
       waiting_since = waiting_since - a, closed_at = closed_at - a
     from make_interval(mins => $2) a where id = $1`,
    [conversation, minutes],
  )
  await client.query('commit')
}

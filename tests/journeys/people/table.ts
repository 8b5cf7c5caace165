import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { categories, widgetInbox } from '../../support/cast.ts'
import { platformUnderTest } from '../../support/platform-under-test.ts'

/* What the database says, which is what every screen has to come to. */

/** The conversation that begins with these words. Waits for it for ten seconds. */
export async function conversationBegunWith(body: string): Promise<{ id: string; number: number }> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [found] = await ask<{ id: string; number: string }>(
      `select c.id, c.number from public.conversations c
       join public.messages m on m.conversation_id = c.id and m.seq = 1 where m.body = $1`,
      [body],
    )
    if (found) return { id: found.id, number: Number(found.number) }
    await pause(100)
  }
  throw new Error(`No conversation begins with «${body}».`)
}

/** Every message of a conversation, in order. */
export async function bodiesOf(conversation: string): Promise<string[]> {
  const rows = await ask<{ body: string }>(
    'select body from public.messages where conversation_id = $1 order by seq',
    [conversation],
  )
  return rows.map(({ body }) => body)
}

/** The conversation's customer writes all this, past every screen. */
export async function customerWrites(conversation: string, bodies: string[]): Promise<void> {
  const [customer] = await ask<{ claims: string }>(
    `select json_build_object('kind', 'contact', 'sub', s.contact_id, 'inbox_id', s.inbox_id,
       'visitor_session_id', s.id)::text as claims
     from public.visitor_sessions s join public.conversations c on c.contact_id = s.contact_id
     where c.id = $1 and s.revoked_at is null limit 1`,
    [conversation],
  )
  if (!customer) throw new Error('The customer of this conversation has no session.')
  // As if over some hours: so much at once would be limited.
  for (let from = 0; from < bodies.length; from += 30) {
    await ask('delete from private.rate_buckets', [])
    await ask(
      `select set_config('request.jwt.claims', $1, false),
         (select count(public.send_message($2, gen_random_uuid(), body))
          from unnest($3::text[]) with ordinality said (body, n))`,
      [customer.claims, conversation, bodies.slice(from, from + 30)],
    )
  }
}

/** A new visitor begins a conversation of the team «Билеты» for each of these questions, past every screen. */
export async function visitorAsks(...questions: string[]): Promise<void> {
  const [session] = await ask<{ claims: string }>(
    `select json_build_object('kind', 'contact', 'sub', s ->> 'contact_id', 'inbox_id', $1::text,
       'visitor_session_id', s ->> 'session_id')::text as claims
     from (select to_jsonb(public.open_visitor_session($1::uuid, $2, null)) as s) s`,
    [widgetInbox.id, `${randomUUID()}${randomUUID()}`],
  )
  // One after the other: the newest stands first.
  for (const question of questions) {
    await ask(
      `select set_config('request.jwt.claims', $1, false),
         public.start_conversation(gen_random_uuid(), gen_random_uuid(), $2, $3)`,
      [session?.claims, question, categories.tickets],
    )
  }
}

/** Runs SQL as the owner of the database. */
export async function ask<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[],
): Promise<Row[]> {
  // A connection of its own each time: journeys kill Postgres.
  const client = new pg.Client({ connectionString: platformUnderTest().settings.databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

import { createClient } from '@supabase/supabase-js'
import { SignJWT } from 'jose'
import pg from 'pg'
import type { Settings } from '../../supabase/local/settings.ts'
import { password, teams, widgetInbox } from '../support/cast.ts'

/** A pair that talks: one customer, one agent, one conversation. */
export type Pair = {
  conversation: string
  agent: Caller
  customer: Caller
}

export type Caller = { id: string; token: string }

/**
 * Makes agents (who sign in through Auth) and customers (whose sessions the service role opens, as the
 * edge function does), and gives each pair an assigned conversation with a first message.
 */
export async function makePairs(
  settings: Settings,
  pairs: number,
  agents: number,
): Promise<Pair[]> {
  const db = new pg.Client({ connectionString: settings.product.DATABASE_URL })
  await db.connect()
  try {
    // A few customers say here what thousands would: their limits are counted as ever, and do not stop them.
    await db.query('update private.rate_limits set burst = 100000000')
    const team = await Promise.all(
      (await makeAgents(db, agents)).map((email) => signIn(settings, email)),
    )
    const made: Pair[] = []
    for (let n = 0; n < pairs; n += 1) {
      const agent = team[n % agents]!
      const customer = await openSession(db, settings, `bench-${n}`)
      made.push({ agent, customer, conversation: await startConversation(db, customer, agent) })
    }
    return made
  } finally {
    await db.end()
  }
}

async function makeAgents(db: pg.Client, count: number): Promise<string[]> {
  const { rows } = await db.query<{ email: string }>(
    `with people as (
       insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token, raw_app_meta_data)
       select gen_random_uuid(), 'authenticated', 'authenticated', 'agent' || n || '@bench.otklik.test',
         extensions.crypt($2, extensions.gen_salt('bf', 4)), now(), '', '', '{"provider": "email", "providers": ["email"]}'
       from generate_series(1, $1) n
       returning id, email
     ), hired as (
       insert into public.members (id, role_id, name, email, availability, capacity)
       select p.id, r.id, p.email, p.email, 'online', 500 from people p, public.roles r where r.key = 'agent'
       returning id, email
     ), identified as (
       insert into auth.identities (id, provider, provider_id, user_id, identity_data)
       select id, 'email', id::text, id, jsonb_build_object('sub', id, 'email', email) from people
     ), joined as (
       insert into public.team_members (team_id, member_id) select $3, id from hired
     ) select email from hired`,
    [count, password, teams.tickets],
  )
  return rows.map((row) => row.email)
}

async function signIn(settings: Settings, email: string): Promise<Caller> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = settings.product
  const supabase = createClient(SUPABASE_URL!, SUPABASE_PUBLISHABLE_KEY!, {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  const { data, error } = await supabase.auth.signInWithPassword({ email, password })
  if (error) throw error
  return { id: data.user.id, token: data.session.access_token }
}

async function openSession(db: pg.Client, settings: Settings, userId: string): Promise<Caller> {
  const secret = `${crypto.randomUUID()}${crypto.randomUUID()}`
  const { rows } = await db.query<{ session: { contact_id: string; session_id: string } }>(
    'select public.open_visitor_session($1, $2, $3) as session',
    [widgetInbox.id, secret, { user_id: userId, name: userId }],
  )
  const session = rows[0]!.session
  const token = await new SignJWT({
    role: 'authenticated',
    kind: 'contact',
    inbox_id: widgetInbox.id,
    visitor_session_id: session.session_id,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience('authenticated')
    .setSubject(session.contact_id)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(settings.keys.jwtSecret))
  return { id: session.contact_id, token }
}

async function startConversation(db: pg.Client, customer: Caller, agent: Caller): Promise<string> {
  const claims = Buffer.from(customer.token.split('.')[1]!, 'base64url').toString()
  await db.query('begin')
  await db.query(`select set_config('request.jwt.claims', $1, true)`, [claims])
  const { rows } = await db.query<{ id: string }>(
    `select public.start_conversation(gen_random_uuid(), gen_random_uuid(), 'Здравствуйте') -> 'conversation' ->> 'id' as id`,
  )
  const id = rows[0]!.id
  await db.query('update public.conversations set assignee_id = $2 where id = $1', [id, agent.id])
  await db.query('commit')
  return id
}

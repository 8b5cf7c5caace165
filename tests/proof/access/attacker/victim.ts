import { randomUUID } from 'node:crypto'
import { password, teams, vera, widgetInbox } from '../../../support/cast.ts'
import { as, mint, request, type Ground } from '../ground.ts'

/** Somebody who is about to lose sight of one conversation, and who will not take it well. */
export type Victim = {
  id: string
  token: string
  refreshToken: string | null
  isCustomer: boolean
  /** The conversation it is about, its customer and the path of a file in it. */
  conversation: string
  customer: { id: string; session: string }
  file: string
  team: string
  role: string
}

export type Standing = {
  scope: 'all' | 'teams' | 'assigned'
  /** What opens the conversation, besides the scope. */
  relation: 'none' | 'team' | 'assignee' | 'mentioned' | 'customer' | 'viewer'
}

export const verasClaims = { sub: vera.id, role: 'authenticated' }

/** A role, a team, a member, a customer and a conversation of its own, so that nothing but the one change matters. */
export async function makeVictim(ground: Ground, { scope, relation }: Standing): Promise<Victim> {
  const name = randomUUID().slice(0, 8)
  const { pool } = ground
  const [role, team, member, conversation, file] = Array.from({ length: 5 }, () => randomUUID())
  const customer = await openSession(ground, `victim-${name}`)
  await pool.query(
    `insert into public.roles (id, key, name, scope, permissions) values ($1, 'v_' || $2, $2, $3,
       array['reply', 'note', 'assign', 'close', 'edit_messages', 'read_deleted'])`,
    [role, name, scope],
  )
  await pool.query('insert into public.teams (id, name) values ($1, $2)', [team, name])
  await pool.query(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token, raw_app_meta_data)
     values ($1, 'authenticated', 'authenticated', $2, extensions.crypt($3, extensions.gen_salt('bf', 4)), now(), '', '',
       '{"provider": "email", "providers": ["email"]}')`,
    [member, `${name}@proof.test`, password],
  )
  await pool.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data)
     select id, 'email', id::text, id, jsonb_build_object('sub', id, 'email', email) from auth.users where id = $1`,
    [member],
  )
  await pool.query(
    'insert into public.members (id, role_id, name, email) values ($1, $2, $3, $4)',
    [member, role, name, `${name}@proof.test`],
  )
  if (relation === 'team')
    await pool.query('insert into public.team_members (team_id, member_id) values ($1, $2)', [
      team,
      member,
    ])
  await pool.query(
    `insert into public.conversations (id, inbox_id, contact_id, team_id, assignee_id, contact_name, client_id)
     values ($1, $2, $3, $4, $5, $6, $1)`,
    [
      conversation,
      widgetInbox.id,
      customer.id,
      relation === 'team' ? team : teams.hotels,
      relation === 'assignee' ? member : null,
      name,
    ],
  )
  await as(ground, verasClaims, 'select public.write_note($1, gen_random_uuid(), $2, $3)', [
    conversation,
    'Look at this',
    relation === 'mentioned' ? [member] : [],
  ])
  const victim = {
    conversation: conversation!,
    customer,
    team: team!,
    role: role!,
    file: `${file}/file.txt`,
  }
  await storeFile(ground, victim.file, victim.conversation, customer)
  if (relation === 'customer') {
    return {
      ...victim,
      id: customer.id,
      token: customerToken(ground, customer),
      refreshToken: null,
      isCustomer: true,
    }
  }
  const signedIn = await signIn(ground, `${name}@proof.test`)
  return { ...victim, id: member!, isCustomer: false, ...signedIn }
}

export const customerClaims = ({ id, session }: Victim['customer']) => ({
  sub: id,
  role: 'authenticated',
  kind: 'contact',
  inbox_id: widgetInbox.id,
  visitor_session_id: session,
})
const customerToken = (ground: Ground, customer: Victim['customer']) =>
  mint(ground.settings, customerClaims(customer))

async function openSession({ pool }: Ground, userId: string): Promise<Victim['customer']> {
  const { rows } = await pool.query<{ opened: { contact_id: string; session_id: string } }>(
    'select public.open_visitor_session($1, $2, $3) as opened',
    [widgetInbox.id, `${randomUUID()}${randomUUID()}`, { user_id: userId, name: userId }],
  )
  return { id: rows[0]!.opened.contact_id, session: rows[0]!.opened.session_id }
}

async function signIn(ground: Ground, email: string) {
  const { status, text } = await request(
    ground,
    ground.settings.keys.publishableKey,
    '/auth/v1/token?grant_type=password',
    { email, password },
  )
  if (status !== 200) throw new Error(`sign-in: ${status} ${text}`)
  const session = JSON.parse(text) as { access_token: string; refresh_token: string }
  return { token: session.access_token, refreshToken: session.refresh_token }
}

/** A file of the customer's, sent with a message. */
async function storeFile(
  ground: Ground,
  path: string,
  conversation: string,
  customer: Victim['customer'],
) {
  const [file] = path.split('/')
  const content = 'text'
  await ground.pool.query(
    `insert into public.attachments (id, uploader_kind, uploader_id, name, content_type, bytes, path, checked_at)
     values ($1, 'contact', $2, 'a.txt', 'text/plain', $3, $4, now())`,
    [file, customer.id, content.length, path],
  )
  const token = customerToken(ground, customer)
  const response = await fetch(ground.rest(`/storage/v1/object/attachments/${path}`), {
    method: 'POST',
    headers: {
      apikey: ground.settings.keys.publishableKey,
      authorization: `Bearer ${token}`,
      'content-type': 'text/plain',
    },
    body: content,
  })
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`)
  await as(
    ground,
    customerClaims(customer),
    'select public.send_message($1, gen_random_uuid(), $2, $3)',
    [conversation, 'With a file', [file]],
  )
}

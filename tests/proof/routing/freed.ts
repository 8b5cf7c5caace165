import { setTimeout as pause } from 'node:timers/promises'
import { RealtimeClient } from '@supabase/realtime-js'
import { createClient } from '@supabase/supabase-js'
import type pg from 'pg'
import type { Settings } from '../../../supabase/local/settings.ts'
import { call } from '../../load/chat-load.ts'
import type { Caller } from '../../load/people.ts'
import { percentiles } from '../../load/percentiles.ts'
import { password } from '../../support/cast.ts'
import { say, type Verdict } from '../access/say.ts'
import { withClients } from './clients.ts'

const agents = 12
const rounds = 25
const bound = 300

/**
 * Agents with room for one conversation close it and wait for the next: from the click (the request is
 * about to leave) to its row on their socket, through API, job, claim, log and Realtime.
 */
export async function proveFreed(settings: Settings): Promise<Verdict> {
  return withClients(settings.product.DATABASE_URL!, 1, async ([client]) => {
    const callers = await makeTeam(client!, settings)
    say(
      `freed: ${agents} agents with room for one close it ${rounds} times each; API, worker and Realtime as in the product`,
    )
    const times = (await Promise.all(callers.map((caller) => work(settings, caller)))).flat()
    const { p50, p95, p99 } = percentiles(times)
    say(
      `  to the next conversation on the agent's socket: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)} ms`,
    )
    return {
      holds: times.length === agents * rounds && p95 <= bound,
      figures: `freed → next p95 ${p95.toFixed(0)} ms`,
    }
  })
}

async function makeTeam(client: pg.Client, settings: Settings): Promise<Caller[]> {
  const { rows } = await client.query<{ email: string }>(people, [agents, password])
  await client.query(waiting, [agents * (rounds + 2)])
  await client.query(`update public.teams set routing = 'balanced' where name = 'Proof'`)
  await client.query(`select private.route_soon(id) from public.teams where name = 'Proof'`)
  return Promise.all(rows.map(({ email }) => signIn(settings, email)))
}

async function work(settings: Settings, caller: Caller): Promise<number[]> {
  const times: number[] = []
  let held: string | null = null
  let take: (id: string) => void = () => {}
  const socket = await listen(settings, caller, (id) => take(id))
  try {
    const topUp = (await call(settings, caller, 'list_page', { filters: { view: 'mine' } })) as {
      rows: { id: string }[]
    }
    held = topUp.rows[0]?.id ?? null
    for (let round = 0; round < rounds; round++) {
      await pause(100 + Math.random() * 400)
      if (!held) break
      const next = new Promise<string>((resolve) => (take = resolve))
      const began = performance.now()
      const closing = call(settings, caller, 'close_conversation', { conversation: held }).catch(
        () => null,
      )
      held = await Promise.race([next, pause(10_000).then(() => null)])
      if (held) times.push(performance.now() - began)
      await closing
    }
    return times
  } finally {
    await socket.disconnect()
  }
}

async function listen(settings: Settings, caller: Caller, hear: (id: string) => void) {
  const { lists } = (await call(settings, caller, 'my_topics', {})) as { lists: string[] }
  const url = `${settings.product.SUPABASE_URL!.replace('http', 'ws')}/realtime/v1`
  const socket = new RealtimeClient(url, {
    params: { apikey: settings.product.SUPABASE_PUBLISHABLE_KEY! },
    accessToken: async () => caller.token,
  })
  // Before the first join the client has not asked its accessToken yet.
  await socket.setAuth()
  const mine = new Set<string>()
  for (const topic of lists) {
    const channel = socket.channel(topic, { config: { private: true } })
    channel.on('broadcast', { event: 'conversation' }, ({ payload }) => {
      const { row } = payload as { row: { id: string; assignee_id: string | null; status: string } }
      if (row.assignee_id !== caller.id || row.status !== 'open' || mine.has(row.id)) return
      mine.add(row.id)
      hear(row.id)
    })
    await new Promise<void>((resolve, reject) => {
      channel.subscribe((status, error) => {
        if (status === 'SUBSCRIBED') resolve()
        else if (status !== 'CLOSED') reject(error ?? new Error(`${topic}: ${status}`))
      })
    })
  }
  return socket
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

const people = `
  with made as (
    insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token, raw_app_meta_data)
    select gen_random_uuid(), 'authenticated', 'authenticated', 'freed' || n || '@proof.otklik.test',
      extensions.crypt($2, extensions.gen_salt('bf', 4)), now(), '', '', '{"provider": "email", "providers": ["email"]}'
    from generate_series(1, $1) n returning id, email
  ), identified as (
    insert into auth.identities (id, provider, provider_id, user_id, identity_data)
    select id, 'email', id::text, id, jsonb_build_object('sub', id, 'email', email) from made
  ), hired as (
    insert into public.members (id, role_id, name, email, availability, capacity)
    select p.id, r.id, p.email, p.email, 'online', 1 from made p, public.roles r where r.key = 'agent' returning id, email
  ), team as (
    insert into public.teams (name, routing) values ('Proof', 'manual') returning id
  ), joined as (
    insert into public.team_members (team_id, member_id) select t.id, h.id from team t, hired h
  ) select email from hired`

const waiting = `
  insert into public.conversations (inbox_id, contact_id, team_id, waiting_since, contact_name)
  select i.id, k.id, t.id, now() - n * interval '1 second', k.name
  from generate_series(1, $1) n, public.inboxes i, public.teams t, public.contacts k
  where i.key = 'demo-travel' and t.name = 'Proof' and k.name = 'Мария Иванова'`

import type pg from 'pg'
import {
  anna,
  artem,
  boris,
  categories,
  contacts,
  darya,
  vera,
  widgetInbox,
} from '../../support/cast.ts'
import { requestContext } from '../../../supabase/tests/support/person.ts'
import { teamIds, type Happening } from './happening.ts'
import { hold } from './laws.ts'
import { same } from './same.ts'
import { nextClaim, type Agent, type Waiting } from './model.ts'

/* Random histories of the desk, each in a transaction that is rolled back, and what must hold in them. */

/** Lives one history on a connection and takes it back. Throws with what did not hold. */
export async function live(client: pg.Client, history: Happening[]): Promise<void> {
  await client.query('begin')
  try {
    await client.query(begin, [darya.id, artem.id, teamIds, anna.id, categories.tickets, boris.id])
    for (const one of history) {
      await happen(client, one)
      await hold(client)
    }
  } finally {
    await client.query('rollback')
  }
}

/** Everybody online in both teams, Darya and Artem second; Anna handles tickets only. */
const begin = `
  with balanced as (update public.teams set routing = 'balanced'),
    present as (update public.members set availability = 'online', capacity = 3),
    handles as (insert into public.member_categories values ($4, $5))
  insert into public.team_members (team_id, member_id, is_primary)
  select t, m, m not in ($1, $2) from unnest($3::uuid[]) t, unnest(array[$1, $2, $6, $4]::uuid[]) m
  on conflict do nothing`

async function happen(client: pg.Client, one: Happening): Promise<void> {
  switch (one.kind) {
    case 'arrives':
      await client.query(
        `insert into public.conversations (inbox_id, contact_id, team_id, category_id, priority, waiting_since)
         values ($1, $2, $3, $4, $5, now() - make_interval(mins => $6))`,
        [widgetInbox.id, contacts.visitor.id, one.team, one.category, one.priority, one.waited],
      )
      return
    case 'routed':
      return routeLikeTheModel(client, one.team)
    case 'time passes':
      return passTime(client, one.seconds)
    case 'availability':
      await client.query('update public.members set availability = $2 where id = $1', [
        one.person.id,
        one.availability,
      ])
      return
    case 'capacity':
      await client.query('update public.members set capacity = $2 where id = $1', [
        one.person.id,
        one.capacity,
      ])
      await client.query('update public.team_members set capacity = $2 where member_id = $1', [
        one.person.id,
        one.inTeam,
      ])
      return
    case 'rule':
      await client.query('update public.teams set routing = $2 where id = $1', [one.team, one.rule])
      return
    default:
      return aboutOne(client, one)
  }
}

/** A verb about one conversation. What the database refuses does not happen. */
async function aboutOne(
  client: pg.Client,
  one: Extract<Happening, { which: number }>,
): Promise<void> {
  const { rows } = await client.query<{ id: string; contact_id: string }>(
    'select id, contact_id from public.conversations order by number',
  )
  const { id, contact_id: contact } = rows[one.which % rows.length]!
  const by = 'person' in one ? one.person : vera
  if (one.kind === 'customer writes') {
    // As send_message does once it knows who writes.
    await client.query(
      `select private.add_message(private.continuation(c, gen_random_uuid()), 'contact', $2, gen_random_uuid(), 'x', '{}')
       from public.conversations c where c.id = $1`,
      [id, contact],
    )
    return
  }
  const calls: Record<typeof one.kind, [string, ...unknown[]]> = {
    closed: ['close_conversation($1)'],
    reopened: ['reopen_conversation($1)'],
    unassigned: ['unassign_conversation($1)'],
    'woken by hand': ['wake_conversation($1)'],
    'woken outside': ['wake_conversation($1)'],
    assigned: ['assign_conversation($1, $2)', by.id],
    claimed: ['claim_conversation($1)'],
    noted: [`write_note($1, gen_random_uuid(), 'x')`],
    answered: [`send_message($1, gen_random_uuid(), 'x')`],
    snoozed: [
      `snooze_conversation($1, now() + make_interval(secs => $2))`,
      'seconds' in one ? one.seconds : null,
    ],
    moved: ['move_conversation($1, $2)', 'team' in one ? one.team : null],
  }
  const [call, ...values] = calls[one.kind]
  const { role, claims } = requestContext(
    one.kind === 'woken outside' ? { kind: 'backend' } : one.kind === 'assigned' ? vera : by,
  )
  await client.query('savepoint one')
  await client.query(
    `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`,
    [role, JSON.stringify(claims)],
  )
  try {
    await client.query(`select public.${call}`, [id, ...values])
    await client.query(
      `select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`,
    )
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code !== '42501' && !code.startsWith('PT4')) throw error
    await client.query('rollback to savepoint one')
  }
}

async function routeLikeTheModel(client: pg.Client, team: string): Promise<void> {
  for (let n = 0; n < 30; n++) {
    const {
      rows: [{ rule }],
    } = (await client.query('select routing as rule from public.teams where id = $1', [
      team,
    ])) as never as { rows: [{ rule: string }] }
    const { rows: waiting } = await client.query<Waiting>(waitingOf, [team])
    const { rows: agents } = await client.query<Agent>(agentsOf, [team])
    const wanted = nextClaim(rule, waiting, agents)
    const { rows: before } = await client.query<{ n: number }>(
      'select count(*)::int as n from public.conversation_events',
    )
    await client.query('select private.route_team($1, 1)', [team])
    const { rows: made } = await client.query<{ conversation: string; member: string }>(
      `select conversation_id as conversation, payload ->> 'member_id' as member from public.conversation_events offset $1`,
      [before[0]!.n],
    )
    same('the claim', made, wanted ? [wanted] : [])
    if (!wanted) return
  }
}

const waitingOf = `select id, team_id, category_id, queue_score, awaits_turn, passed_by from public.conversations
  where team_id = $1 and status = 'open' and assignee_id is null`

const lastRank = (column: string) =>
  `coalesce(rank() over (order by ${column} nulls first), 0)::int`

const agentsOf = `
  select t.member_id, t.is_primary, m.capacity, t.capacity as team_capacity,
    m.availability = 'online' and m.deactivated_at is null and 'reply' = any (r.permissions) as is_available,
    (select count(*) from public.conversations c where c.assignee_id = m.id and c.status = 'open')::int as open,
    (select count(*) from public.conversations c where c.assignee_id = m.id and c.status = 'open' and c.team_id = t.team_id)::int as team_open,
    ${lastRank('l.last_assigned_at')} as last, ${lastRank('o.last_assigned_at')} as team_last,
    array(select h.category_id::text from public.member_categories h where h.member_id = m.id) as handles
  from public.team_members t join public.members m on m.id = t.member_id join public.roles r on r.id = m.role_id
  join private.member_loads l on l.member_id = m.id join private.team_loads o on o.team_id = t.team_id and o.member_id = m.id
  where t.team_id = $1`

/** Everything that was to happen comes so much nearer; what is due then wakes as its job would wake it. */
async function passTime(client: pg.Client, seconds: number): Promise<void> {
  await client.query(
    `update public.conversations set snoozed_until = snoozed_until - make_interval(secs => $1) where status = 'snoozed' and snoozed_until is not null`,
    [seconds],
  )
  const { rows } = await client.query<{ id: string; due: boolean; outcome: string }>(
    `with asleep as materialized (select id, snoozed_until <= clock_timestamp() as due from public.conversations where status = 'snoozed' and snoozed_until is not null)
     select id, due, private.wake_when_due(id) as outcome from asleep`,
  )
  for (const { due, outcome } of rows) same('the wake', outcome, due ? 'woken' : 'later')
}

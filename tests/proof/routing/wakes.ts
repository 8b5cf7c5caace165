import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Settings } from '../../../supabase/local/settings.ts'
import { spawnWorker } from '../../support/worker-process.ts'
import { say, seconds, type Verdict } from '../access/say.ts'
import { withClients } from './clients.ts'

const sleepers = 300
/** Workers at once, each killed and followed by another. */
const lanes = 2
/** How long the last worker may take to find what the dead ones left: a sweep comes each minute. */
const patience = 180_000

/**
 * Conversations sleep a few seconds, wake, and are put to sleep again, while workers are killed with -9 at
 * random moments: while they start, look, wake, or stamp a job. Then one worker is left alone, and every
 * sleep has to have ended exactly once, and none too early.
 */
export async function proveWakes(settings: Settings, kills: number): Promise<Verdict> {
  const url = settings.product.DATABASE_URL!
  return withClients(url, 2, async ([client, other]) => {
    await client!.query(makeSleepers, [sleepers])
    const took = await startUp(url, client!)
    say(
      `wakes: ${kills} workers killed, ${lanes} at a time, after up to ${(2.5 * took).toFixed(1)} s; one starts in ${took.toFixed(1)} s`,
    )
    const began = performance.now()
    const dozing = new AbortController()
    const putting = putToSleepAgain(other!, dozing.signal)
    await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        for (let n = lane; n < kills; n += lanes)
          await startAndKill(url, Math.random() * 2_500 * took)
      }),
    )
    dozing.abort()
    await putting
    await lastOneWakesAll(url, client!)
    const { rows } = await client!.query<{
      sleeps: number
      once: number
      early: number
      late: number
      left: number
    }>(counts)
    const { sleeps, once: exactly, early, left } = rows[0]!
    say(
      `  ${sleeps} sleeps, ${exactly} ended exactly once, ${early} too early, ${left} still asleep, in ${seconds(began)}`,
    )
    return {
      holds: sleeps > kills && exactly === sleeps && early === 0 && left === 0,
      figures: `${kills} workers killed: ${exactly} of ${sleeps} wakes exactly once, ${early} early`,
    }
  })
}

function startWorker(url: string) {
  const worker = spawnWorker(url)
  return { worker, exited: once(worker, 'exit') }
}

async function startAndKill(url: string, after: number): Promise<void> {
  const { worker, exited } = startWorker(url)
  await pause(after)
  worker.kill('SIGKILL')
  await exited
}

/** Seconds until a worker that is started has woken somebody. */
async function startUp(url: string, client: pg.Client): Promise<number> {
  const began = performance.now()
  const { worker, exited } = startWorker(url)
  try {
    while ((await awake(client)) === 0) {
      if (performance.now() - began > 60_000) throw new Error('The worker wakes nobody.')
      await pause(50)
    }
    return (performance.now() - began) / 1_000
  } finally {
    worker.kill('SIGKILL')
    await exited
  }
}

async function lastOneWakesAll(url: string, client: pg.Client): Promise<void> {
  const { worker, exited } = startWorker(url)
  const end = performance.now() + patience
  while ((await awake(client)) < sleepers && performance.now() < end) await pause(500)
  worker.kill('SIGTERM')
  await exited
}

async function awake(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from public.conversations where contact_name = 'Sleeper' and status = 'open'`,
  )
  return rows[0]!.n
}

async function putToSleepAgain(client: pg.Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await client.query(snooze)
    await pause(300)
  }
}

/** Sleeps of up to three seconds, through the very events that snooze_conversation writes. */
const snooze = `
  with tired as (
    select c.id, clock_timestamp() + interval '3 seconds' * random() as until from public.conversations c
    where c.contact_name = 'Sleeper' and c.status = 'open' for no key update skip locked
  ), asleep as (
    update public.conversations c set status = 'snoozed', snoozed_until = t.until, snoozed_by = c.assignee_id
    from tired t where c.id = t.id returning c.id, t.until, c.assignee_id
  )
  select private.record_event(a.id, 'conversation_snoozed', 'member', a.assignee_id, jsonb_build_object('until', a.until, 'reason', '')) from asleep a`

const makeSleepers = `
  with owner as (update public.members set capacity = 500, availability = 'online' where name = 'Анна Морозова' returning id)
  insert into public.conversations (inbox_id, contact_id, team_id, assignee_id, contact_name, status, snoozed_until, snoozed_by)
  select i.id, k.id, i.team_id, o.id, 'Sleeper', 'snoozed', now() + interval '3 seconds' * random(), o.id
  from owner o, public.inboxes i, public.contacts k, generate_series(1, $1) n
  where i.key = 'demo-travel' and k.name = 'Мария Иванова'`

const counts = `
  with told as (
    select e.conversation_id, e.position, e.type, e.occurred_at, (e.payload ->> 'until')::timestamptz as until,
      lead(e.type) over w as next_type, lead(e.occurred_at) over w as next_at
    from public.conversation_events e join public.conversations c on c.id = e.conversation_id
    where c.contact_name = 'Sleeper' and e.type in ('conversation_snoozed', 'conversation_woken')
    window w as (partition by e.conversation_id order by e.position)
  ), first as (
    -- The sleep each began with left no event: its wake is the first of all.
    select count(*)::int as n, count(*) filter (where t.type = 'conversation_woken')::int as woken
    from (select distinct on (conversation_id) * from told order by conversation_id, position) t
  )
  select (count(*) filter (where type = 'conversation_snoozed') + (select n from first))::int as sleeps,
    (count(*) filter (where type = 'conversation_snoozed' and next_type = 'conversation_woken') + (select woken from first)
      - count(*) filter (where type = 'conversation_woken' and next_type = 'conversation_woken'))::int as once,
    count(*) filter (where type = 'conversation_snoozed' and next_at < until)::int as early,
    (select count(*)::int from public.conversations where contact_name = 'Sleeper' and status = 'snoozed') as left
  from told`

import type { Database } from '#lib/queue/database.ts'

/** One stroke: deletes up to a batch of rows and says how many; less than a batch when it is done. */
export type Broom = (database: Database) => Promise<number>

/** Rows a stroke takes: a few milliseconds of locks. */
export const batch = 500

/**
 * Sessions that ended a week ago (until then a support case may ask for them), and with the last one
 * the visitor itself where it never wrote and nobody knows who it was.
 */
export const endedSessions: Broom = async ({ sql }) => {
  const [gone] = await sql<{ sessions: number }>(
    `with old as (
       select s.id, s.contact_id from public.visitor_sessions s
       where s.expires_at < now() - interval '7 days' or s.revoked_at < now() - interval '7 days'
       limit $1 for update skip locked
     ), sessions as (
       delete from public.visitor_sessions s using old where s.id = old.id
     ), visitors as (
       delete from public.contacts k using (select distinct contact_id from old) of_old
       where k.id = of_old.contact_id
         and k.name is null and k.email is null and k.phone is null and k.blocked_at is null
         and not exists (select from public.visitor_sessions s
           where s.contact_id = k.id and s.id not in (select id from old))
         and not exists (select from public.contact_identities i where i.contact_id = k.id)
         and not exists (select from public.conversations c where c.contact_id = k.id)
         and not exists (select from public.contacts o where o.merged_into_id = k.id)
     )
     select count(*)::int as sessions from old`,
    [batch],
  )
  return gone?.sessions ?? 0
}

/**
 * Visitors who looked into a widget, said nothing and did not come back for a week, with their sessions. One
 * who does come back is simply new.
 */
export const silentVisitors: Broom = async ({ sql }) => {
  const [gone] = await sql<{ visitors: number }>(
    `with silent as (
       select k.id from public.contacts k
       where k.name is null and k.email is null and k.phone is null and k.blocked_at is null
         and k.merged_into_id is null and k.created_at < now() - interval '7 days'
         and exists (select from public.visitor_sessions s where s.contact_id = k.id)
         and not exists (select from public.visitor_sessions s
           where s.contact_id = k.id and (s.is_verified or s.last_seen_at > now() - interval '7 days'))
         and not exists (select from public.contact_identities i where i.contact_id = k.id)
         and not exists (select from public.conversations c where c.contact_id = k.id or c.person_id = k.id)
         and not exists (select from public.contacts o where o.merged_into_id = k.id)
         and not exists (select from public.contact_notes n where n.contact_id = k.id)
       limit $1 for update skip locked
     ), gone as (
       delete from public.contacts k using silent where k.id = silent.id returning 1
     )
     select count(*)::int as visitors from gone`,
    [batch],
  )
  return gone?.visitors ?? 0
}

/** Buckets that have been full again for long, and the salts without which old addresses are nobody's. */
export const oldLimits: Broom = async ({ sql }) => {
  await sql(`delete from private.address_salts where day < (now() at time zone 'utc')::date - 1`)
  await sql(
    `update public.visitor_sessions s set address_hash = null from (
       select id from public.visitor_sessions
       where address_hash is not null and last_seen_at < now() - interval '2 days' limit $1) old
     where s.id = old.id`,
    [batch],
  )
  const gone = await sql(
    `delete from private.rate_buckets b using (
       select kind, subject from private.rate_buckets
       where filled_at < now() - interval '2 days' limit $1 for update skip locked) old
     where b.kind = old.kind and b.subject = old.subject returning b.kind`,
    [batch],
  )
  return gone.length
}

/** Broadcasts older than three days, where the platform has left them and lets us (hosted Supabase drops them itself). */
export const oldBroadcasts: Broom = async ({ sql }) => {
  const [may] = await sql<{ delete: boolean }>(
    `select coalesce(has_table_privilege(to_regclass('realtime.messages'), 'delete'), false) as delete`,
  )
  if (!may?.delete) return 0
  const gone = await sql(
    `delete from realtime.messages m using (
       select id, inserted_at from realtime.messages
       where inserted_at < (now() at time zone 'utc') - interval '3 days' limit $1) old
     where m.id = old.id and m.inserted_at = old.inserted_at
     returning m.id`,
    [batch],
  )
  return gone.length
}

/** Beats of workers that did not say goodbye; health looks at the newest only. */
export const deadWorkers: Broom = async ({ sql }) => {
  const gone = await sql(
    `delete from public.worker_beats b where b.beat_at < now() - interval '1 hour' returning b.worker_id`,
  )
  return gone.length
}

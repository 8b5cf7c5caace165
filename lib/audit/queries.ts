import type { Supabase } from '#lib/supabase/browser.ts'
import { startOfDay } from './day.ts'
import type { AuditEntry, AuditKind, AuditNames, AuditPage } from './entry.ts'
import { isMemberId, kindsOf, type AuditFilter } from './filter.ts'
import { changeIn, namedIn } from './named.ts'

export type AuditWish = {
  filter: AuditFilter
  /** Of the reader: days of the filter begin in it. */
  timeZone: string
  /** Only entries before the one with this id. */
  before: number | null
  size: number
}

/**
 * Entries of the audit log from the newest on, with the names of what they speak of. Empty for whoever
 * lacks read_audit.
 *
 * @throws the Data API's error
 */
export async function auditPage(db: Supabase, wish: AuditWish): Promise<AuditPage> {
  const entries = await auditEntries(db, wish)
  return { entries, names: await namesFor(db, entries) }
}

async function auditEntries(db: Supabase, wish: AuditWish): Promise<AuditEntry[]> {
  const { person, kind, from, to } = wish.filter
  let query = db
    .from('audit_entries')
    .select('id, occurred_at, kind, actor_kind, actor_id, subject_kind, subject_id, details')
    .order('id', { ascending: false })
    .limit(wish.size)
  const kinds = kindsOf(kind)
  if (kinds) query = query.in('kind', [...kinds])
  if (isMemberId(person)) query = query.or(`actor_id.eq.${person},subject_id.eq.${person}`)
  else if (person) query = query.eq('actor_kind', person)
  if (from) query = query.gte('occurred_at', startOfDay(from, wish.timeZone).toISOString())
  if (to) query = query.lt('occurred_at', startOfDay(to, wish.timeZone, 1).toISOString())
  if (wish.before !== null) query = query.lt('id', wish.before)
  const { data } = await query.throwOnError()
  return data.map((row) => ({
    id: row.id,
    at: row.occurred_at,
    kind: row.kind as AuditKind,
    actor: { kind: row.actor_kind as AuditEntry['actor']['kind'], id: row.actor_id },
    subject:
      row.subject_kind && row.subject_id ? { kind: row.subject_kind, id: row.subject_id } : null,
    details: row.details as AuditEntry['details'],
  }))
}

/** One question for each kind of thing that the entries name. */
async function namesFor(db: Supabase, entries: AuditEntry[]): Promise<AuditNames> {
  const ids = namedIn(entries)
  const named = async (
    table: 'members' | 'teams' | 'inboxes' | 'contacts' | 'tags' | 'macros',
    wanted: string[],
  ) => {
    if (wanted.length === 0) return {}
    const { data } = await db.from(table).select('id, name').in('id', wanted).throwOnError()
    return Object.fromEntries(data.map(({ id, name }) => [id, name ?? '']))
  }
  const [member, team, inbox, contact, tag, macro, conversation, role, category] =
    await Promise.all([
      named('members', ids.member),
      named('teams', ids.team),
      named('inboxes', ids.inbox),
      named('contacts', ids.contact),
      named('tags', ids.tag),
      named('macros', ids.macro),
      conversationNumbers(db, ids.conversation),
      roleNames(db, ids.role),
      categoryNames(db, ids.category),
    ])
  return { member, team, inbox, contact, tag, macro, conversation, role, category }
}

async function conversationNumbers(db: Supabase, ids: string[]) {
  if (ids.length === 0) return {}
  const { data } = await db.from('conversations').select('id, number').in('id', ids).throwOnError()
  return Object.fromEntries(data.map(({ id, number }) => [id, String(number)]))
}

async function roleNames(db: Supabase, ids: string[]) {
  if (ids.length === 0) return {}
  const { data } = await db.from('roles').select('id, key, name').in('id', ids).throwOnError()
  const present = Object.fromEntries(data.map(({ id, key, name }) => [id, { key, name }]))
  return { ...(await removedRoleNames(db, without(ids, present))), ...present }
}

/** What roles that are gone were called, as the log itself remembers. */
async function removedRoleNames(db: Supabase, ids: string[]): Promise<AuditNames['role']> {
  if (ids.length === 0) return {}
  const { data } = await db
    .from('audit_entries')
    .select('subject_id, details')
    .eq('kind', 'role_removed')
    .in('subject_id', ids)
    .throwOnError()
  return Object.fromEntries(
    data.map(({ subject_id, details }) => {
      const { name } = details as { name?: unknown }
      return [subject_id ?? '', { key: '', name: String(changeIn(name)?.from ?? '') }]
    }),
  )
}

function without(ids: string[], known: object): string[] {
  return ids.filter((id) => !(id in known))
}

async function categoryNames(db: Supabase, ids: string[]) {
  if (ids.length === 0) return {}
  const { data } = await db.from('categories').select('id, names').in('id', ids).throwOnError()
  return Object.fromEntries(
    data.map(({ id, names }) => [id, names as AuditNames['category'][string]]),
  )
}

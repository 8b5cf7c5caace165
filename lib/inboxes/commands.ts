import { ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import type { InboxDraft } from './inbox.ts'

/**
 * Changes an inbox; a greeting left blank is the product's own. Reasons: not_permitted, inbox_not_found,
 * team_not_found, inbox_name_empty, greeting_invalid, deleted_messages_unknown.
 */
export function updateInbox(
  db: Supabase,
  inbox: string,
  draft: InboxDraft,
): Promise<Result<unknown>> {
  const written = Object.entries(draft.greetings)
    .map(([language, text]) => [language, text.trim()] as const)
    .filter(([, text]) => text !== '')
  return verdict(
    db.rpc('update_inbox', {
      inbox,
      name: draft.name,
      team: draft.teamId,
      greetings: Object.fromEntries(written),
      deleted_messages: draft.deletedMessages,
    }),
  )
}

/** Sets how long after its close a conversation reopens. Reasons: not_permitted, inbox_not_found, reopening_invalid. */
export function updateReopening(
  db: Supabase,
  inbox: string,
  minutes: number,
): Promise<Result<unknown>> {
  return verdict(db.rpc('update_inbox_reopening', { inbox, minutes }))
}

/**
 * Changes settings of a widget, by the names of the database's columns (changesBetween). Reasons: not_permitted,
 * inbox_not_found, and one for each kind of value that cannot be.
 */
export function updateWidget(
  db: Supabase,
  inbox: string,
  changes: object,
): Promise<Result<unknown>> {
  return verdict(db.rpc('update_widget', { inbox, changes: changes as Json }))
}

/** Makes a widget inbox; its id. Reasons: not_permitted, team_not_found, inbox_name_empty. */
export async function createInbox(
  db: Supabase,
  name: string,
  team: string,
): Promise<Result<string>> {
  const made = await verdict(db.rpc('create_inbox', { name, team }))
  return made.ok ? ok((made.value as { id: string }).id) : made
}

/** Takes a widget off. Reasons: not_permitted, inbox_not_found. */
export function archiveInbox(db: Supabase, inbox: string): Promise<Result<unknown>> {
  return verdict(db.rpc('archive_inbox', { inbox }))
}

/** The secret with which a host page's backend signs. */
export type IdentitySecret = {
  secret: string
  /** Its public name, for the `kid` of a token's header. */
  kid: string
  /** Until when the one before is good, too; ISO 8601. */
  previousUntil: string | null
}

/** Shows the secret; the look is in the audit log. Reasons: not_permitted, inbox_not_found. */
export function revealSecret(db: Supabase, inbox: string): Promise<Result<IdentitySecret>> {
  return told(verdict(db.rpc('reveal_identity_secret', { inbox })))
}

/** Makes a new secret; the one before stays good for so many hours. Reasons: as revealSecret, keeping_invalid. */
export function rotateSecret(
  db: Supabase,
  inbox: string,
  keepHours: number,
): Promise<Result<IdentitySecret>> {
  return told(verdict(db.rpc('rotate_identity_secret', { inbox, keep_hours: keepHours })))
}

async function told(answer: Promise<Result<unknown>>): Promise<Result<IdentitySecret>> {
  const result = await answer
  if (!result.ok) return result
  const row = result.value as { secret: string; kid: string; previous_until: string | null }
  return ok({ secret: row.secret, kid: row.kid, previousUntil: row.previous_until })
}

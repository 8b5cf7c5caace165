import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
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

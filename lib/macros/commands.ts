import { ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Macro, MacroDraft, RunnableAction } from './macro.ts'
import { macroFromRow } from './queries.ts'

/** An action that was refused, with the reason. */
export type SkippedAction = { type: RunnableAction['type']; reason: string }

/**
 * Makes a macro (id null) or changes one. Reasons: not_permitted, grant_exceeds_own, macro_not_found,
 * team_not_found, macro_name_empty, macro_actions_invalid, message_too_long.
 */
export async function saveMacro(
  db: Supabase,
  id: string | null,
  draft: MacroDraft,
): Promise<Result<Macro>> {
  const asked = {
    // The generator takes every argument for one that is never null.
    macro: id as string,
    team: (draft.visibility === 'team' ? draft.teamId : null) as string,
    name: draft.name,
    visibility: draft.visibility,
    body: draft.body,
    actions: draft.actions as Json,
  }
  const result = await verdict(db.rpc('save_macro', asked))
  return result.ok ? ok(macroFromRow(result.value as Parameters<typeof macroFromRow>[0])) : result
}

/** Reasons: not_permitted, grant_exceeds_own, macro_not_found. */
export function removeMacro(db: Supabase, macro: string): Promise<Result<Json>> {
  return verdict(db.rpc('remove_macro', { macro }))
}

/**
 * Carries actions out without a message, once for a client id. Reasons: not_permitted,
 * conversation_not_found; what single actions are refused with is in the answer.
 */
export async function runActions(
  db: Supabase,
  conversation: string,
  clientId: string,
  actions: readonly RunnableAction[],
  macro: string | null,
): Promise<Result<SkippedAction[]>> {
  const asked = {
    conversation,
    client_id: clientId,
    actions: [...actions] as Json[],
    ...(macro && { macro }),
  }
  const result = await verdict(db.rpc('run_actions', asked))
  return result.ok ? ok((result.value as { skipped: SkippedAction[] }).skipped) : result
}

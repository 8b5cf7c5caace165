import { attachmentFromJson, type Attachment, type AttachmentJson } from '#lib/files/attachment.ts'
import { placedFiles } from '#lib/files/placed-files.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { parse } from '#lib/markup/parse.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { MacroDraft, RunnableAction, SkippedAction } from './macro.ts'

/**
 * Makes a macro (id null) or changes one, and gives its id. Reasons: not_permitted, grant_exceeds_own,
 * macro_not_found, team_not_found, macro_name_empty, macro_actions_invalid, message_too_long, too_many_files,
 * attachment_not_found.
 */
export async function saveMacro(
  db: Supabase,
  id: string | null,
  draft: MacroDraft,
): Promise<Result<string>> {
  const asked = {
    // The generator takes every argument for one that is never null.
    macro: id as string,
    team: (draft.visibility === 'team' ? draft.teamId : null) as string,
    name: draft.name,
    visibility: draft.visibility,
    body: draft.body,
    actions: draft.actions as Json,
    files: [...placedFiles(parse(draft.body))],
  }
  const result = await verdict(db.rpc('save_macro', asked))
  return result.ok ? ok((result.value as { id: string }).id) : result
}

/** Makes a macro of one's own of another one, files included, and gives its id. Reasons: not_permitted, macro_not_found, macro_name_empty. */
export async function copyMacro(
  db: Supabase,
  macro: string,
  name: string,
): Promise<Result<string>> {
  const result = await verdict(db.rpc('copy_macro', { macro, name }))
  return result.ok ? ok((result.value as { id: string }).id) : result
}

/**
 * The files of a macro to be sent with a message: by the id they have in the macro, what they are as
 * attachments of the caller. Reasons: not_permitted, macro_not_found.
 */
export async function filesOfMacro(
  db: Supabase,
  macro: string,
): Promise<Result<Map<string, Attachment>>> {
  const result = await verdict(db.rpc('use_macro_files', { macro }))
  if (!result.ok) return result
  const copies = result.value as { file_id: string; attachment: AttachmentJson }[]
  return ok(
    new Map(copies.map(({ file_id, attachment }) => [file_id, attachmentFromJson(attachment)])),
  )
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

import { ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { RoleDraft } from './role.ts'

/**
 * Makes a role. Returns its id. Reasons: not_permitted, grant_exceeds_own, role_name_empty,
 * role_name_taken, permission_unknown.
 */
export async function createRole(db: Supabase, draft: RoleDraft): Promise<Result<string>> {
  const answer = await verdict(db.rpc('create_role', written(draft)))
  return answer.ok ? ok((answer.value as { id: string }).id) : answer
}

/**
 * Changes a role for everybody who holds it, at once. Reasons: those of createRole, role_not_found,
 * role_built_in.
 */
export function updateRole(db: Supabase, role: string, draft: RoleDraft): Promise<Result<unknown>> {
  return verdict(db.rpc('update_role', { role, ...written(draft) }))
}

/**
 * Removes a role; whoever holds it gets the replacement. Reasons: not_permitted, grant_exceeds_own,
 * role_not_found, role_built_in, role_in_use.
 */
export function removeRole(
  db: Supabase,
  role: string,
  replacement: string | null,
): Promise<Result<unknown>> {
  return verdict(db.rpc('remove_role', { role, ...(replacement !== null && { replacement }) }))
}

function written(draft: RoleDraft) {
  return {
    name: draft.name.trim(),
    scope: draft.scope,
    permissions: draft.permissions,
    sees_unassigned: draft.scope === 'assigned' && draft.seesUnassigned,
  }
}

import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { reasonIn } from '#lib/outbox/outcome.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { RoleDraft } from './role.ts'

/**
 * Makes a role. Returns its id. Reasons: not_permitted, grant_exceeds_own, role_name_empty,
 * role_name_taken, permission_unknown.
 */
export async function createRole(db: Supabase, draft: RoleDraft): Promise<Result<string>> {
  const answer = await done(db.rpc('create_role', written(draft)))
  return answer.ok ? ok((answer.value as { id: string }).id) : answer
}

/**
 * Changes a role for everybody who holds it, at once. Reasons: those of createRole, role_not_found,
 * role_built_in.
 */
export function updateRole(db: Supabase, role: string, draft: RoleDraft): Promise<Result<unknown>> {
  return done(db.rpc('update_role', { role, ...written(draft) }))
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
  return done(db.rpc('remove_role', { role, ...(replacement !== null && { replacement }) }))
}

function written(draft: RoleDraft) {
  return {
    name: draft.name.trim(),
    scope: draft.scope,
    permissions: draft.permissions,
    sees_unassigned: draft.scope === 'assigned' && draft.seesUnassigned,
  }
}

type Answer = { data: unknown; error: { message: string } | null; status: number }

async function done(call: PromiseLike<Answer>): Promise<Result<unknown>> {
  const { data, error, status } = await call
  if (!error) return ok(data)
  return failed(status === 0 || status >= 500 ? 'network' : reasonIn(error.message))
}

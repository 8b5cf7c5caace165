'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { directoryKey } from '#lib/members/use-directory-query.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { createRole, removeRole, updateRole } from './commands.ts'
import { allRoles } from './queries.ts'
import type { Role, RoleDraft } from './role.ts'

/** Below the directory's key: whatever asks for the directory again asks for the roles, too. */
const rolesKey = [...directoryKey, 'roles'] as const

/** The roles as they are now; followed when anybody changes one. */
export function useRoles(db: Supabase, initial: Role[]): Role[] {
  const { data } = useQuery({
    queryKey: rolesKey,
    queryFn: () => allRoles(db),
    initialData: initial,
    staleTime: Infinity,
  })
  return data
}

/** The verbs of the roles screen; each has the roles asked for again. */
export function useRoleVerbs(db: Supabase) {
  const client = useQueryClient()
  const renewed = async <Answer>(verb: Promise<Answer>): Promise<Answer> => {
    const answer = await verb
    await client.invalidateQueries({ queryKey: directoryKey })
    return answer
  }
  return {
    create: (draft: RoleDraft) => renewed(createRole(db, draft)),
    update: (role: string, draft: RoleDraft) => renewed(updateRole(db, role, draft)),
    remove: (role: string, replacement: string | null) =>
      renewed(removeRole(db, role, replacement)),
  }
}

'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { directoryKey } from '#lib/members/use-directory-query.ts'
import type { Scope } from '#lib/members/member.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

/**
 * How many conversations a member sees today and would see with a role, counted by the database's own
 * rules up to 200,000; beyond that it is `capped`, and gained and lost are null.
 */
export type RolePreview = {
  member_id: string
  today: number
  then: number
  gained: number | null
  lost: number | null
  capped: boolean
}

/** Milliseconds after the last change of the form. */
const pause = 250

/**
 * What a member would see with a role of this scope; asked for again as the form changes. While the next
 * answer is on its way the last one stays, marked as outdated.
 *
 * @param memberId null while nobody is chosen
 */
export function useRolePreview(
  db: Supabase,
  scope: Scope,
  seesUnassigned: boolean,
  memberId: string | null,
) {
  const asked = useSettled(`${scope}|${scope === 'assigned' && seesUnassigned}|${memberId ?? ''}`)
  const [settledScope, settledUnassigned, settledMember] = asked.value.split('|')
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [...directoryKey, 'role-preview', asked.value],
    queryFn: async () => {
      const { data } = await db
        .rpc('preview_role', {
          scope: settledScope as Scope,
          sees_unassigned: settledUnassigned === 'true',
          member: settledMember!,
        })
        .throwOnError()
      return data as RolePreview
    },
    enabled: settledMember !== '',
    placeholderData: keepPreviousData,
    retry: 1,
    gcTime: 60_000,
  })
  return { preview: data, error, isOutdated: isPlaceholderData || !asked.isSettled }
}

/** A value that has kept still for a moment. */
function useSettled(value: string): { value: string; isSettled: boolean } {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return { value: settled, isSettled: settled === value }
}

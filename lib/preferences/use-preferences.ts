'use client'

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Result } from '#lib/kernel/result.ts'
import { joinChannel } from '#lib/realtime/channel.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { readPreferences, usual, type Preferences } from './preferences.ts'
import { myPreferences } from './queries.ts'

export const preferencesKey = ['preferences'] as const

/**
 * The caller's preferences (what is usual until they are known), and `change(some)`: shown at once in this
 * tab and soon in the others, taken back where it is refused.
 */
export function usePreferences(db: Supabase) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: preferencesKey,
    queryFn: () => myPreferences(db),
    staleTime: Infinity,
  })
  const change = useCallback(
    (some: Partial<Preferences>) => changePreferences(db, client, some),
    [db, client],
  )
  return { preferences: data ?? usual, change }
}

/** Hears what the caller's other tabs change. One per page. */
export function usePreferencesOfOtherTabs(db: Supabase, memberId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const channel = joinChannel(db.realtime, `member:${memberId}`, {
      onEvent: (event, payload) => {
        if (event !== 'preferences') return
        const { preferences } = payload as { preferences: unknown }
        client.setQueryData(preferencesKey, readPreferences(preferences))
      },
      onCatchUp: (reason) => {
        if (reason !== 'interval') void client.invalidateQueries({ queryKey: preferencesKey })
      },
    })
    return () => channel.leave()
  }, [client, db, memberId])
}

async function changePreferences(
  db: Supabase,
  client: QueryClient,
  some: Partial<Preferences>,
): Promise<Result<unknown>> {
  await client.cancelQueries({ queryKey: preferencesKey })
  const before = client.getQueryData<Preferences>(preferencesKey)
  client.setQueryData<Preferences>(preferencesKey, { ...(before ?? usual), ...some })
  const answer = await verdict(db.rpc('change_preferences', { changes: some as Json }))
  // What was there is only known again from the table where nothing had been read yet.
  if (!answer.ok) {
    if (before) client.setQueryData(preferencesKey, before)
    else await client.resetQueries({ queryKey: preferencesKey })
  }
  return answer
}

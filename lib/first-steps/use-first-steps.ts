'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { StepsDone } from './steps.ts'

/** Which of the first steps are done; asked for only while somebody may want to know. */
export function useFirstSteps(db: Supabase, isWanted: boolean): StepsDone | undefined {
  const { data } = useQuery({
    queryKey: ['first-steps'],
    queryFn: async () => (await db.rpc('first_steps').throwOnError()).data as StepsDone,
    enabled: isWanted,
    // The steps are taken on other pages: whoever comes back wants to see them done.
    refetchOnMount: 'always',
  })
  return data
}

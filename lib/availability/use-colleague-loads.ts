'use client'

import { useQuery } from '@tanstack/react-query'
import type { Availability } from '#lib/members/member.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

/** How reachable a colleague is, and with how much work. */
export type ColleagueLoad = { availability: Availability; open: number; capacity: number }

type LoadJson = ColleagueLoad & { member_id: string }

/** Milliseconds from one look to the next, while somebody chooses among colleagues. */
const lookAgain = 10_000

/** By member; undefined until it is known. */
export function useColleagueLoads(db: Supabase): ReadonlyMap<string, ColleagueLoad> | undefined {
  return useQuery({
    queryKey: ['colleague-loads'],
    queryFn: () => colleagueLoads(db),
    refetchInterval: lookAgain,
    staleTime: 0,
  }).data
}

async function colleagueLoads(db: Supabase): Promise<ReadonlyMap<string, ColleagueLoad>> {
  const { data } = await db.rpc('colleague_loads').throwOnError()
  return new Map(
    (data as LoadJson[]).map(({ member_id: id, availability, open, capacity }) => [
      id,
      { availability, open, capacity },
    ]),
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { useRefreshPeople } from '#lib/members/use-people.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { archiveTeam, createTeam, renameTeam, setBelonging } from './commands.ts'
import { leadingTo, type TeamLoad } from './queries.ts'
import type { Belonging } from './roster.ts'

/** What leads to a team; undefined while that is not known. */
export function useTeamLoad(db: Supabase, team: string): TeamLoad | undefined {
  return useQuery({
    queryKey: ['team-load', team],
    queryFn: () => leadingTo(db, team),
    staleTime: 0,
  }).data
}

/** The verbs of teams; what they changed is on the screen when they are done. */
export function useTeamVerbs(db: Supabase) {
  const refresh = useRefreshPeople()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await refresh()
    return result
  }
  return {
    create: (name: string) => then(createTeam(db, name)),
    rename: (team: string, name: string) => then(renameTeam(db, team, name)),
    archive: (team: string, successor: string | null) => then(archiveTeam(db, team, successor)),
    put: (team: string, member: string, belonging: Belonging) =>
      then(setBelonging(db, team, member, belonging)),
  }
}

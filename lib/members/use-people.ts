'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { deactivateMember, reactivateMember, updateMember, type MemberChange } from './commands.ts'
import { heldConversations, allPeople } from './people-queries.ts'
import type { Person } from './person.ts'
import { directoryKey } from './use-directory-query.ts'

/** Below the directory's key: whatever asks for the directory again asks for them, too. */
const peopleKey = [...directoryKey, 'people'] as const

/** Everybody, kept fresh while somebody looks: colleagues change them, too. */
export function usePeople(db: Supabase, initial: Person[]): Person[] {
  return useQuery({
    queryKey: peopleKey,
    queryFn: () => allPeople(db),
    initialData: initial,
    refetchInterval: 20_000,
  }).data
}

/** How many conversations a member holds; undefined while that is not known. */
export function useHeldConversations(db: Supabase, member: string): number | undefined {
  return useQuery({
    queryKey: ['held-conversations', member],
    queryFn: () => heldConversations(db, member),
    staleTime: 0,
  }).data
}

/** Gives `refresh()`: asks again for everything that tells of members and teams. */
export function useRefreshPeople(): () => Promise<void> {
  const cache = useQueryClient()
  return async () => {
    await cache.invalidateQueries({ queryKey: directoryKey })
  }
}

/** The verbs about one member; what they changed is on the screen when they are done. */
export function useMemberVerbs(db: Supabase, member: string) {
  const refresh = useRefreshPeople()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await refresh()
    return result
  }
  return {
    update: (change: MemberChange) => then(updateMember(db, member, change)),
    deactivate: () => then(deactivateMember(db, member)),
    reactivate: () => then(reactivateMember(db, member)),
  }
}

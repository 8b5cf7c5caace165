'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { removeMacro, saveMacro } from './commands.ts'
import type { Macro, MacroDraft } from './macro.ts'
import { allMacros } from './queries.ts'

const macrosKey = ['macros'] as const
/** Milliseconds for which a colleague's new macro may be unknown. */
const goodFor = 30_000

/** The macros one may use; undefined until they are here. */
export function useMacros(db: Supabase, isWanted = true) {
  return useQuery({
    queryKey: macrosKey,
    queryFn: () => allMacros(db),
    staleTime: goodFor,
    enabled: isWanted,
  })
}

/** The verbs of macros; what they changed is on the screen when they are done. */
export function useMacroVerbs(db: Supabase) {
  const client = useQueryClient()
  const change = (how: (before: Macro[]) => Macro[]) =>
    client.setQueryData<Macro[]>(macrosKey, (before) => before && how(before))
  return {
    save: async (id: string | null, draft: MacroDraft) => {
      const result = await saveMacro(db, id, draft)
      if (result.ok)
        change((before) => [...before.filter((each) => each.id !== result.value.id), result.value])
      return result
    },
    remove: async (id: string) => {
      const result = await removeMacro(db, id)
      if (result.ok) change((before) => before.filter((each) => each.id !== id))
      return result
    },
    /** It was used here: counts before the database says so. */
    used: (id: string) =>
      change((before) =>
        before.map((each) => (each.id === id ? { ...each, usedCount: each.usedCount + 1 } : each)),
      ),
  }
}

'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { copyMacro, filesOfMacro, removeMacro, runActions, saveMacro } from './commands.ts'
import type { Macro, MacroDraft, RunnableAction } from './macro.ts'
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
  const then = async <Value>(verb: Promise<Result<Value>>): Promise<Result<Value>> => {
    const result = await verb
    if (result.ok) await client.invalidateQueries({ queryKey: macrosKey })
    return result
  }
  return {
    /** With its files: what was added becomes the macro's, what is no longer there goes. */
    save: (id: string | null, draft: MacroDraft) => then(saveMacro(db, id, draft)),
    /** One's own, of any that one sees. */
    copy: (id: string, name: string) => then(copyMacro(db, id, name)),
    remove: (id: string) => then(removeMacro(db, id)),
    /** Its files as attachments of the caller, by the id they have in the macro. */
    filesOf: (id: string) => filesOfMacro(db, id),
    /** Carries actions out without a message. */
    run: (conversation: string, actions: readonly RunnableAction[], id: string) =>
      runActions(db, conversation, crypto.randomUUID(), actions, id),
    /** It was used here: counts before the database says so. */
    used: (id: string) =>
      client.setQueryData<Macro[]>(macrosKey, (before) =>
        before?.map((each) => (each.id === id ? { ...each, usedCount: each.usedCount + 1 } : each)),
      ),
  }
}

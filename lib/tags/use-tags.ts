'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { directoryKey } from '#lib/members/use-directory-query.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { createTag, mergeTags, removeTag, tagUsage, updateTag } from './commands.ts'
import type { TagColour } from './tag.ts'

const usageKey = ['tag-usage'] as const

/** How often each tag is used; undefined while that is not known. */
export function useTagUsage(db: Supabase): Record<string, number> | undefined {
  return useQuery({ queryKey: usageKey, queryFn: () => tagUsage(db), staleTime: 0 }).data
}

/** The verbs of those who manage tags; what they changed is in the directory when they are done. */
export function useTagVerbs(db: Supabase) {
  const client = useQueryClient()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await client.invalidateQueries({ queryKey: directoryKey })
    return result
  }
  return {
    create: (name: string, colour: TagColour) => then(createTag(db, name, colour)),
    update: (tag: string, name: string, colour: TagColour) =>
      then(updateTag(db, tag, name, colour)),
    remove: (tag: string) => then(removeTag(db, tag)),
    merge: async (tag: string, into: string, onMoved: (moved: number) => void) => {
      const result = await then(mergeTags(db, tag, into, onMoved))
      await client.invalidateQueries({ queryKey: usageKey })
      return result
    },
  }
}

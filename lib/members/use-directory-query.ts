'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { loadDirectory, type Directory } from './directory.ts'

export const directoryKey = ['directory'] as const

/**
 * The directory, asked for again when access changed.
 *
 * @param onExpelled called where the caller is no active member any more
 */
export function useDirectoryQuery(
  db: Supabase,
  initial: Directory,
  onExpelled: () => void,
): Directory {
  const { data } = useQuery({
    queryKey: directoryKey,
    queryFn: async () => {
      const fresh = await loadDirectory(db, initial.me.id)
      if (!fresh) onExpelled()
      return fresh ?? initial
    },
    initialData: initial,
    staleTime: Infinity,
  })
  return data
}

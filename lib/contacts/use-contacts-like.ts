'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { contactsLike } from './queries.ts'

/** Fewer letters match everybody. */
const fewest = 2

/** Contacts that some words find; `undefined` while there are too few words or no answer yet. */
export function useContactsLike(db: Supabase, words: string) {
  const wanted = words.trim()
  const { data } = useQuery({
    queryKey: ['contacts-like', wanted],
    queryFn: () => contactsLike(db, wanted),
    enabled: wanted.length >= fewest,
    placeholderData: (before) => before,
  })
  return wanted.length >= fewest ? data : undefined
}

'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { contactById } from './queries.ts'

/** Milliseconds a contact is good for: its changes are not broadcast. */
const goodFor = 60_000

/** A contact for the details beside its conversation. */
export function useContact(db: Supabase, id: string) {
  return useQuery({
    queryKey: ['contact', id],
    queryFn: () => contactById(db, id),
    staleTime: goodFor,
  })
}

'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { contactById } from './queries.ts'

/** Milliseconds a contact is good for: its changes are not broadcast. */
const goodFor = 60_000

/**
 * A contact for the details beside its conversation.
 *
 * @param name as the conversation has it, live: another one means that there is news of the contact
 */
export function useContact(db: Supabase, id: string, name: string | null) {
  return useQuery({
    queryKey: ['contact', id, name],
    queryFn: () => contactById(db, id),
    staleTime: goodFor,
  })
}

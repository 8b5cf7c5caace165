'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { conversationFacts, conversationsOfContact } from './facts-queries.ts'

/** When and where a conversation began; neither changes. */
export function useConversationFacts(db: Supabase, conversationId: string) {
  return useQuery({
    queryKey: ['conversation-facts', conversationId],
    queryFn: () => conversationFacts(db, conversationId),
    staleTime: Infinity,
  })
}

/** Milliseconds the others are good for: what happens in them is not broadcast here. */
const goodFor = 60_000

/** The conversations of a contact. */
export function useConversationsOfContact(db: Supabase, contactId: string) {
  return useQuery({
    queryKey: ['conversations-of-contact', contactId],
    queryFn: () => conversationsOfContact(db, contactId),
    staleTime: goodFor,
  })
}

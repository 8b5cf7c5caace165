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

/** The conversations of a contact; asked again at every new state of the one that is open. */
export function useConversationsOfContact(db: Supabase, contactId: string, position: number) {
  return useQuery({
    queryKey: ['conversations-of-contact', contactId, position],
    queryFn: () => conversationsOfContact(db, contactId),
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
}

'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import {
  conversationFacts,
  conversationsOfContact,
  conversationsPage,
  conversationsPerPage,
  participantsOf,
  type ConversationsOf,
  type ListedConversation,
} from './facts-queries.ts'

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

/** The conversations of a person; `person` is the contact that stands for it. */
export function useConversationsOfContact(db: Supabase, person: string | undefined) {
  return useQuery({
    queryKey: ['conversations-of-contact', person],
    queryFn: () => conversationsOfContact(db, person!),
    staleTime: goodFor,
    enabled: person !== undefined,
  })
}

/**
 * Members who had to do with a conversation.
 *
 * @param asOf position of the newest event
 */
export function useParticipants(db: Supabase, conversationId: string, asOf: number) {
  return useQuery({
    queryKey: ['participants', conversationId, asOf],
    queryFn: () => participantsOf(db, conversationId),
    staleTime: goodFor,
    placeholderData: (before) => before,
  })
}

/** Conversations of a company or a person, page by page. */
export function useConversationsPages(db: Supabase, of: ConversationsOf) {
  return useInfiniteQuery({
    queryKey: ['conversations-of', of],
    queryFn: ({ pageParam }) => conversationsPage(db, of, pageParam),
    initialPageParam: null as ListedConversation | null,
    getNextPageParam: (page) => (page.length < conversationsPerPage ? undefined : page.at(-1)!),
    staleTime: goodFor,
  })
}

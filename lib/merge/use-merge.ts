'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { forgetContacts } from '#lib/contacts/use-contact.ts'
import { timelinePage } from '#lib/conversations/timeline-queries.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import {
  mergeContacts,
  mergeConversations,
  splitContact,
  splitConversation,
  tellApart,
} from './commands.ts'
import { mergeCandidates, mergedConversation, similarConversation } from './queries.ts'

/** Milliseconds a suggestion is good for. */
const goodFor = 60_000

const similarKey = ['similar-conversation'] as const

/** Another conversation that seems to be about the same; null for none. */
export function useSimilarConversation(db: Supabase, conversation: string, isWanted: boolean) {
  const { data } = useQuery({
    queryKey: [...similarKey, conversation],
    queryFn: () => similarConversation(db, conversation),
    staleTime: goodFor,
    enabled: isWanted,
  })
  return data ?? null
}

/** What a conversation of this person may be merged with. */
export function useMergeCandidates(db: Supabase, person: string | undefined) {
  return useQuery({
    queryKey: ['merge-candidates', person],
    queryFn: () => mergeCandidates(db, person!),
    enabled: person !== undefined,
  })
}

/** The other one of a merge, as far as the reader sees it. */
export function useMergedConversation(db: Supabase, id: string) {
  return useQuery({
    queryKey: ['merged-conversation', id],
    queryFn: () => mergedConversation(db, id),
    staleTime: goodFor,
  })
}

/** The newest stretch of a merged conversation, when somebody unfolds it. */
export function useMergedTimeline(db: Supabase, id: string, isOpen: boolean) {
  return useQuery({
    queryKey: ['merged-conversation', id, 'timeline'],
    queryFn: () => timelinePage(db, id),
    enabled: isOpen,
    staleTime: goodFor,
  })
}

/** Merges, splits, tells apart; whatever shows persons and their conversations asks again. */
export function useMergeVerbs(db: Supabase) {
  const client = useQueryClient()
  const afterwards = async (verb: Promise<Result<null>>) => {
    const result = await verb
    if (result.ok) {
      const stale = ['conversations-of-contact', 'merge-candidates', 'merged-conversation']
      for (const key of [...similarKey, ...stale])
        void client.invalidateQueries({ queryKey: [key] })
      await forgetContacts(client)
    }
    return result
  }
  return {
    mergeConversations: (conversation: string, into: string) =>
      afterwards(mergeConversations(db, conversation, into)),
    splitConversation: (conversation: string) => afterwards(splitConversation(db, conversation)),
    mergeContacts: (contact: string, into: string) => afterwards(mergeContacts(db, contact, into)),
    splitContact: (contact: string) => afterwards(splitContact(db, contact)),
    tellApart: (conversation: string, other: string) =>
      afterwards(tellApart(db, conversation, other)),
  }
}

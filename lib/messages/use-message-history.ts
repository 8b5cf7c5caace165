'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { messageHistory } from './history.ts'
import type { Message } from './message.ts'

/**
 * What a message said before, from the moment it is asked for. Every asking is in the audit log, so it is
 * asked once for each state of the message, and forgotten when it is closed.
 */
export function useMessageHistory(db: Supabase, message: Message) {
  const { conversationId, seq, editedAt, deletedAt, body } = message
  return useQuery({
    queryKey: ['message-history', conversationId, seq, editedAt, deletedAt, body],
    queryFn: () => messageHistory(db, message),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
  })
}

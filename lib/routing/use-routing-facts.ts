'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EventType, Timeline } from '#lib/conversations/timeline.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { routingFacts } from './facts.ts'

const changing: readonly EventType[] = [
  'conversation_snoozed',
  'conversation_woken',
  'conversation_reopened',
  'conversation_closed',
  'conversation_priority_set',
  'conversation_urgency_set',
]

/** Asked for again by every event that changes them; undefined until the first answer. */
export function useRoutingFacts(db: Supabase, { conversation, events }: Timeline) {
  const asOf = events.findLast(({ type }) => changing.includes(type))?.position ?? 0
  const { data } = useQuery({
    queryKey: ['routing-facts', conversation.id, asOf],
    queryFn: () => routingFacts(db, conversation.id),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
  return data ?? undefined
}

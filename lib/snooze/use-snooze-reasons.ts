'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Conversation } from '#lib/conversations/conversation.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

type Reasons = ReadonlyMap<string, string>

const none: Reasons = new Map()

/** Why these conversations sleep, by id; those without a word are left out. Rows of a list do not carry it. */
export function useSnoozeReasons(db: Supabase, rows: readonly Conversation[]): Reasons {
  const asleep = rows.filter(({ status }) => status === 'snoozed')
  const { data } = useQuery({
    queryKey: ['snooze-reasons', ...asleep.map(({ id, snoozedUntil }) => `${id} ${snoozedUntil}`)],
    queryFn: () =>
      snoozeReasons(
        db,
        asleep.map(({ id }) => id),
      ),
    enabled: asleep.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return data ?? none
}

async function snoozeReasons(db: Supabase, ids: string[]): Promise<Reasons> {
  const { data } = await db
    .from('conversations')
    .select('id, snooze_reason')
    .in('id', ids)
    .neq('snooze_reason', '')
    .throwOnError()
  return new Map(data.map((row) => [row.id, row.snooze_reason]))
}

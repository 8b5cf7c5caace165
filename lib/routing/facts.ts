import type { Supabase } from '#lib/supabase/browser.ts'

/** What routing knows about a conversation beside its list row. */
export type RoutingFacts = {
  /** Added by hand, −100–100. */
  manualPriority: number
  /** ISO 8601. */
  urgentAt: string | null
  snoozedBy: string | null
  snoozeReason: string
}

/**
 * Null where the caller may not see the conversation.
 *
 * @throws the Data API's error
 */
export async function routingFacts(db: Supabase, id: string): Promise<RoutingFacts | null> {
  const { data } = await db
    .from('conversations')
    .select('manual_priority, urgent_at, snoozed_by, snooze_reason')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return (
    data && {
      manualPriority: data.manual_priority,
      urgentAt: data.urgent_at,
      snoozedBy: data.snoozed_by,
      snoozeReason: data.snooze_reason,
    }
  )
}

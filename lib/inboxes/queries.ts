import type { Supabase } from '#lib/supabase/browser.ts'
import type { Inbox } from './inbox.ts'
import { minutesIn } from './reopening.ts'

/**
 * All inboxes in use, by name.
 *
 * @throws the Data API's error
 */
export async function allInboxes(db: Supabase): Promise<Inbox[]> {
  const { data } = await db
    .from('inboxes')
    .select('id, name, channel, key, team_id, greetings, deleted_messages, reopen_within')
    .is('archived_at', null)
    .order('name')
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    name: row.name,
    channel: row.channel,
    key: row.key,
    teamId: row.team_id,
    greetings: greetingsIn(row.greetings),
    deletedMessages: row.deleted_messages === 'hidden' ? 'hidden' : 'tombstone',
    reopenMinutes: minutesIn(row.reopen_within),
  }))
}

function greetingsIn(json: unknown): Inbox['greetings'] {
  const { ru, en } = (json ?? {}) as Record<string, unknown>
  return { ru: typeof ru === 'string' ? ru : '', en: typeof en === 'string' ? en : '' }
}

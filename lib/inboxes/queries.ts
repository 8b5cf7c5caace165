import type { Supabase } from '#lib/supabase/browser.ts'
import type { Inbox } from './inbox.ts'
import { minutesIn } from './reopening.ts'
import { settingsOf, type WidgetSettings } from './widget-settings.ts'

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

/**
 * Every inbox by name, the archived too: conversations still lie in them.
 *
 * @throws the Data API's error
 */
export async function inboxNames(db: Supabase): Promise<{ id: string; name: string }[]> {
  const { data } = await db.from('inboxes').select('id, name').order('name').throwOnError()
  return data
}

function greetingsIn(json: unknown): Inbox['greetings'] {
  const { ru, en } = (json ?? {}) as Record<string, unknown>
  return { ru: typeof ru === 'string' ? ru : '', en: typeof en === 'string' ? en : '' }
}

/**
 * The settings of a widget; null where it has none (another channel).
 *
 * @throws the Data API's error
 */
export async function widgetSettings(db: Supabase, inbox: string): Promise<WidgetSettings | null> {
  const { data } = await db
    .from('widget_settings')
    .select('*')
    .eq('inbox_id', inbox)
    .maybeSingle()
    .throwOnError()
  return data && settingsOf(data)
}

/** The last thirty days of an inbox. */
export type InboxFigures = {
  conversations: number
  open: number
  contacts: number
  ratings: number
  average: number | null
}

/**
 * Needs manage_inboxes.
 *
 * @throws the Data API's error
 */
export async function inboxFigures(db: Supabase, inbox: string): Promise<InboxFigures> {
  const { data } = await db.rpc('inbox_figures', { inbox }).throwOnError()
  return data as InboxFigures
}

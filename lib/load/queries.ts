import type { Supabase } from '#lib/supabase/browser.ts'
import type {
  AgentLoad,
  LoadAlert,
  LoadedConversation,
  LoadOverview,
  TeamLoad,
  TrendStep,
} from './load.ts'

type OverviewRow = {
  at: string
  teams: (Pick<TeamLoad, 'id' | 'name' | 'routing' | 'waiting'> & {
    oldest_waiting_since: string | null
    drain_per_hour: number
    is_open: boolean
    opens_at: string | null
    alerts: (Omit<LoadAlert, 'raisedAt'> & { raised_at: string })[]
    members: (Omit<AgentLoad, 'isPrimary'> & { is_primary: boolean })[]
  })[]
}

/**
 * The load of every team in the caller's scope. Needs read_load.
 *
 * @throws the Data API's error
 */
export async function loadOverview(db: Supabase): Promise<LoadOverview> {
  const { data } = await db.rpc('load_overview').throwOnError()
  const { at, teams } = data as OverviewRow
  return {
    at,
    teams: teams.map((team) => ({
      id: team.id,
      name: team.name,
      routing: team.routing,
      waiting: team.waiting,
      oldestSince: team.oldest_waiting_since,
      drainPerHour: team.drain_per_hour,
      isOpen: team.is_open,
      opensAt: team.opens_at,
      alerts: team.alerts.map(({ raised_at, ...alert }) => ({ ...alert, raisedAt: raised_at })),
      members: team.members.map(({ is_primary, ...member }) => ({
        ...member,
        isPrimary: is_primary,
      })),
    })),
  }
}

/**
 * A day in steps of five minutes.
 *
 * @param team null for all in the caller's scope
 * @param day `2026-03-29`, in `zone`
 * @throws the Data API's error
 */
export async function loadTrend(
  db: Supabase,
  team: string | null,
  day: string,
  zone: string,
): Promise<TrendStep[]> {
  // The generated types know no null arguments.
  const { data } = await db.rpc('load_trend', { team: team as string, day, zone }).throwOnError()
  type Row = Omit<TrendStep, 'oldestSeconds'> & { oldest_seconds: number }
  return (data as Row[]).map(({ oldest_seconds, ...step }) => ({
    ...step,
    oldestSeconds: oldest_seconds,
  }))
}

const columns = 'id, number, contact_name, preview, waiting_since, assignee_id' as const
const most = 30

/**
 * The first of those who wait in a team, in the order of the queue.
 *
 * @throws the Data API's error
 */
export async function waitingIn(db: Supabase, team: string): Promise<LoadedConversation[]> {
  const { data } = await db
    .from('conversations')
    .select(columns)
    .eq('team_id', team)
    .eq('status', 'open')
    .is('assignee_id', null)
    .order('queue_score', { ascending: false })
    .order('id')
    .limit(most)
    .throwOnError()
  return data.map(toLoaded)
}

/**
 * What a member has open, the longest silent last.
 *
 * @throws the Data API's error
 */
export async function openWith(db: Supabase, member: string): Promise<LoadedConversation[]> {
  const { data } = await db
    .from('conversations')
    .select(columns)
    .eq('assignee_id', member)
    .eq('status', 'open')
    .order('last_message_at', { ascending: false })
    .limit(most)
    .throwOnError()
  return data.map(toLoaded)
}

type Row = {
  id: string
  number: number
  contact_name: string | null
  preview: string
  waiting_since: string | null
  assignee_id: string | null
}

function toLoaded(row: Row): LoadedConversation {
  return {
    id: row.id,
    number: row.number,
    contactName: row.contact_name,
    preview: row.preview,
    waitingSince: row.waiting_since,
    assigneeId: row.assignee_id,
  }
}

/**
 * How many alerts are open in the caller's scope.
 *
 * @throws the Data API's error
 */
export async function openAlerts(db: Supabase): Promise<number> {
  const { data } = await db
    .from('load_alerts')
    .select('id')
    .is('cleared_at', null)
    .limit(100)
    .throwOnError()
  return data.length
}

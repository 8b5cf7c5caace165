import type { Conversation, ConversationStatus } from './conversation.ts'
import { microseconds } from './order.ts'

/*
 * What narrows a list: each filter that is set has to be fulfilled, by any of its values. Written into the
 * address, so that a list can be handed on; saved with a view; understood by list_page. Pure.
 */

export const statuses = ['open', 'snoozed', 'closed'] as const satisfies ConversationStatus[]
export const channels = ['widget', 'email', 'phone', 'telegram'] as const
/** Points from which on: every conversation that was raised, high ones, urgent ones. */
export const priorityFloors = [1, 50, 100] as const

export type Filters = {
  status?: ConversationStatus[]
  /** Ids; of teams only where the list is not one team's already. */
  teams?: string[]
  categories?: string[]
  assignees?: string[]
  companies?: string[]
  tags?: string[]
  channels?: string[]
  unread?: true
  waiting?: true
  priorityFrom?: number
  /** Days of the last message, as the reader's calendar has them: 2026-11-22, both inclusive. */
  since?: string
  until?: string
}
export type FilterKey = keyof Filters

const idFilters = ['teams', 'categories', 'assignees', 'companies', 'tags'] as const
/** What each filter is called in an address. */
const inAddress: Record<FilterKey, string> = {
  status: 'status',
  teams: 'teams',
  categories: 'category',
  assignees: 'assignee',
  companies: 'company',
  tags: 'tag',
  channels: 'channel',
  unread: 'unread',
  waiting: 'waiting',
  priorityFrom: 'priority',
  since: 'since',
  until: 'until',
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const mostValues = 50

/** Reads the filters of an address; what is none of ours, or makes no sense, is left out. */
export function parseFilters(params: { get(name: string): string | null }): Filters {
  const read = (key: FilterKey) => params.get(inAddress[key])
  const words = (key: FilterKey, isOurs: (word: string) => boolean) => {
    const found = [...new Set(read(key)?.split(',').filter(isOurs))].sort().slice(0, mostValues)
    return found.length > 0 ? { [key]: found } : {}
  }
  const priority = Number(read('priorityFrom') ?? Number.NaN)
  const day = (key: 'since' | 'until') => (isDay(read(key)) ? { [key]: read(key) } : {})
  return Object.assign(
    words('status', (word) => (statuses as readonly string[]).includes(word)),
    ...idFilters.map((key) => words(key, (word) => uuid.test(word))),
    words('channels', (word) => (channels as readonly string[]).includes(word)),
    read('unread') === '1' && { unread: true },
    read('waiting') === '1' && { waiting: true },
    (priorityFloors as readonly number[]).includes(priority) && { priorityFrom: priority },
    day('since'),
    day('until'),
  ) as Filters
}

/** The filters as an address has them, in a fixed order: equal filters are equal words. */
export function addressOfFilters(filters: Filters): [name: string, value: string][] {
  return (Object.keys(inAddress) as FilterKey[]).flatMap((key) => {
    const value = filters[key]
    if (value === undefined) return []
    const said = Array.isArray(value) ? value.join(',') : value === true ? '1' : String(value)
    return [[inAddress[key], said] as [string, string]]
  })
}

/** One filter set or, with undefined or nothing in it, taken away. */
export function withFilter<Key extends FilterKey>(
  filters: Filters,
  key: Key,
  value: Filters[Key] | undefined,
): Filters {
  const { [key]: _, ...others } = filters
  const isNothing = value === undefined || (Array.isArray(value) && value.length === 0)
  if (isNothing) return others as Filters
  return { ...others, [key]: Array.isArray(value) ? [...value].sort() : value } as Filters
}

export function isFiltered(filters: Filters): boolean {
  return Object.keys(filters).length > 0
}

/** How list_page and saved views write filters, without the view; days become instants of this clock. */
export function filtersToJson(filters: Filters): Record<string, unknown> {
  const { priorityFrom, since, until, ...rest } = filters
  return {
    ...rest,
    ...(priorityFrom !== undefined && { priority_from: priorityFrom }),
    ...(since && { since: startOf(since).toISOString() }),
    ...(until && { until: startOf(until, 1).toISOString() }),
  }
}

/** Filters as they were saved; instants become the days of this clock again. */
export function filtersFromJson(json: Record<string, unknown>): Filters {
  const since = dayOf(json.since)
  const until = dayOf(json.until, -1)
  const said = Object.entries(inAddress).map(([key, name]) => {
    const value = key === 'priorityFrom' ? json.priority_from : json[key]
    if (key === 'since') return [name, since]
    if (key === 'until') return [name, until]
    return [name, Array.isArray(value) ? value.join(',') : value === true ? '1' : value]
  })
  const params = new URLSearchParams()
  for (const [name, value] of said)
    if (value !== undefined && value !== null) params.set(String(name), String(value))
  return parseFilters(params)
}

type Judged = Pick<
  Conversation,
  | 'teamId'
  | 'categoryId'
  | 'assigneeId'
  | 'companyId'
  | 'tagIds'
  | 'channel'
  | 'lastContactSeq'
  | 'myReadSeq'
  | 'waitingSince'
  | 'totalPriority'
  | 'lastMessageAt'
>

/** Does a conversation fulfil every filter but the one on its status, which is the view's affair? */
export function fulfils(filters: Filters, row: Judged): boolean {
  const has = (wanted: string[] | undefined, value: string | null) =>
    wanted === undefined || (value !== null && wanted.includes(value))
  return (
    has(filters.teams, row.teamId) &&
    has(filters.categories, row.categoryId) &&
    has(filters.assignees, row.assigneeId) &&
    has(filters.companies, row.companyId) &&
    has(filters.channels, row.channel) &&
    (filters.tags === undefined || row.tagIds.some((tag) => filters.tags?.includes(tag))) &&
    (!filters.unread || row.lastContactSeq > row.myReadSeq) &&
    (!filters.waiting || row.waitingSince !== null) &&
    (filters.priorityFrom === undefined || row.totalPriority >= filters.priorityFrom) &&
    (!filters.since ||
      microseconds(row.lastMessageAt) >= startOf(filters.since).getTime() * 1000) &&
    (!filters.until || microseconds(row.lastMessageAt) < startOf(filters.until, 1).getTime() * 1000)
  )
}

function isDay(word: string | null): boolean {
  return word !== null && /^\d{4}-\d\d-\d\d$/.test(word) && !Number.isNaN(Date.parse(word))
}

/** The beginning of a day of the reader's calendar, or of one so many days later. */
function startOf(day: string, later = 0): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

function dayOf(instant: unknown, later = 0): string | undefined {
  if (typeof instant !== 'string') return undefined
  const at = new Date(instant)
  at.setDate(at.getDate() + later)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

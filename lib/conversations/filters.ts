import type { ConversationStatus } from './conversation.ts'
import { dayOf, isDay, isRelative, startOf } from './moments.ts'

/*
 * What narrows a list: each filter that is set has to be fulfilled, by any of its values. Written into the
 * address, so that a list can be handed on; saved with a view; understood by list_page. Pure.
 */

export const statuses = ['open', 'snoozed', 'closed'] as const satisfies ConversationStatus[]
export const channels = ['widget', 'email', 'phone', 'telegram'] as const
/** Points from which on: every conversation that was raised, high ones, urgent ones. */
export const priorityFloors = [1, 50, 100] as const
/** For how long a customer has waited at least, as offered. */
export const longWaits = ['15m', '30m', '1h', '2h', '4h', '8h', '1d', '3d'] as const

export type Filters = {
  status?: ConversationStatus[]
  /** Ids; of teams only where the list is not one team's already. */
  teams?: string[]
  categories?: string[]
  assignees?: string[]
  companies?: string[]
  tags?: string[]
  channels?: string[]
  inboxes?: string[]
  unread?: true
  waiting?: true
  /** Longer than that: 30m, 2h, 1d. */
  waitingFor?: string
  priorityFrom?: number
  /**
   * Of the last message: days as the reader's calendar has them, 2026-11-22, both inclusive; or relative
   * (./moments.ts): since today, since 7d; until 30d is "older than 30 days".
   */
  since?: string
  until?: string
}
export type FilterKey = keyof Filters

const idFilters = ['teams', 'categories', 'assignees', 'companies', 'tags', 'inboxes'] as const
/** What each filter is called in an address. */
const inAddress: Record<FilterKey, string> = {
  status: 'status',
  teams: 'teams',
  categories: 'category',
  assignees: 'assignee',
  companies: 'company',
  tags: 'tag',
  channels: 'channel',
  inboxes: 'inbox',
  unread: 'unread',
  waiting: 'waiting',
  waitingFor: 'waiting_for',
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
  const moment = (key: 'since' | 'until' | 'waitingFor', isOurs: (word: string) => boolean) => {
    const word = read(key)
    return word !== null && isOurs(word) ? { [key]: word } : {}
  }
  const isMoment = (word: string) => isDay(word) || isRelative(word)
  return Object.assign(
    words('status', (word) => (statuses as readonly string[]).includes(word)),
    ...idFilters.map((key) => words(key, (word) => uuid.test(word))),
    words('channels', (word) => (channels as readonly string[]).includes(word)),
    read('unread') === '1' && { unread: true },
    read('waiting') === '1' && { waiting: true },
    (priorityFloors as readonly number[]).includes(priority) && { priorityFrom: priority },
    moment('waitingFor', (word) => word !== 'today' && isRelative(word)),
    moment('since', isMoment),
    moment('until', isMoment),
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

/** Does what the list holds depend on what the time is? */
export function movesWithTime({ waitingFor, since, until }: Filters): boolean {
  return Boolean(waitingFor || (since && isRelative(since)) || (until && isRelative(until)))
}

/**
 * How list_page and saved views write filters, without the view; days become instants of this clock, what is
 * relative stays so.
 */
export function filtersToJson(filters: Filters): Record<string, unknown> {
  const { priorityFrom, waitingFor, since, until, ...rest } = filters
  const said = (word: string, later = 0) =>
    isRelative(word) ? word : startOf(word, later).toISOString()
  return {
    ...rest,
    ...(priorityFrom !== undefined && { priority_from: priorityFrom }),
    ...(waitingFor && { waiting_for: waitingFor }),
    ...(since && { since: said(since) }),
    ...(until && { until: said(until, 1) }),
  }
}

/** Filters as they were saved; instants become the days of this clock again. */
export function filtersFromJson(json: Record<string, unknown>): Filters {
  const written: Partial<Record<FilterKey, unknown>> = {
    priorityFrom: json.priority_from,
    waitingFor: json.waiting_for,
    since: dayOf(json.since),
    until: dayOf(json.until, -1),
  }
  const params = new URLSearchParams()
  for (const [key, name] of Object.entries(inAddress)) {
    const value = key in written ? written[key as FilterKey] : json[key]
    if (value === undefined || value === null) continue
    params.set(name, Array.isArray(value) ? value.join(',') : value === true ? '1' : String(value))
  }
  return parseFilters(params)
}

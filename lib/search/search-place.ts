/*
 * What is searched for and how it is narrowed, as the address of the page says it, so that a search can be
 * handed on. Pure.
 */

import { isRelative, zoneHere } from '#lib/conversations/moments.ts'

export const tabs = ['all', 'people', 'companies'] as const
export type SearchTab = (typeof tabs)[number]

/** What narrows the messages; ids, but where a list of words follows. */
export const searchFilters = {
  author: ['contact', 'member'],
  kind: ['message', 'note'],
  /** With a file. */
  file: ['any'],
  inbox: null,
  team: null,
  assignee: ['none'],
  category: null,
  tag: null,
  channel: ['widget', 'email', 'phone', 'telegram'],
  status: ['open', 'snoozed', 'closed'],
  contact: null,
  company: null,
} as const satisfies Record<string, readonly string[] | null>
export type FilterKey = keyof typeof searchFilters
const filterKeys = Object.keys(searchFilters) as FilterKey[]
/** Filters whose values are words of ours and no ids. */
const wordsOnly: readonly FilterKey[] = ['kind', 'file', 'channel', 'status']

export type SearchPlace = {
  query: string
  tab: SearchTab
  sort: 'newest' | 'best'
  /**
   * Days as the reader's calendar has them, 2026-11-22, both inclusive; or relative to now: since today, since 7d,
   * until 30d.
   */
  since?: string
  until?: string
} & { [Key in FilterKey]?: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Reads `?q=…&tab=…&sort=…` and the filters; what makes no sense is left out. */
export function parseSearch(params: { get(name: string): string | null }): SearchPlace {
  const place: SearchPlace = {
    query: (params.get('q') ?? '').slice(0, 200),
    tab: tabs.find((tab) => tab === params.get('tab')) ?? 'all',
    sort: params.get('sort') === 'best' ? 'best' : 'newest',
  }
  for (const key of filterKeys) {
    const value = params.get(key)
    if (value !== null && isValue(key, value)) place[key] = value
  }
  for (const end of ['since', 'until'] as const) {
    const value = params.get(end)
    if (value !== null && (day.test(value) || isRelative(value))) place[end] = value
  }
  return place
}

function isValue(key: FilterKey, value: string): boolean {
  if ((searchFilters[key] as readonly string[] | null)?.includes(value)) return true
  return !wordsOnly.includes(key) && uuid.test(value)
}

/** The address of a search; equal searches have equal addresses. */
export function searchPath(place: SearchPlace): string {
  const said = new URLSearchParams()
  if (place.query) said.set('q', place.query)
  if (place.tab !== 'all') said.set('tab', place.tab)
  if (place.sort !== 'newest') said.set('sort', place.sort)
  for (const key of [...filterKeys, 'since', 'until'] as const)
    if (place[key]) said.set(key, place[key])
  const search = said.toString()
  return search ? `/search?${search}` : '/search'
}

/** Which filters are set. */
export function narrowedBy(place: SearchPlace): (FilterKey | 'since' | 'until')[] {
  return ([...filterKeys, 'since', 'until'] as const).filter((key) => place[key] !== undefined)
}

/**
 * The filters as search_messages takes them; days become instants of the reader's own midnight, what is relative
 * stays so.
 */
export function filtersFor(place: SearchPlace): Record<string, string> {
  const asked: Record<string, string> = {}
  for (const key of filterKeys) if (place[key]) asked[key] = place[key]
  for (const [end, later] of [
    ['since', 0],
    ['until', 1],
  ] as const) {
    const word = place[end]
    if (word) asked[end] = isRelative(word) ? word : midnight(word, later)
    if (word === 'today') asked.zone = zoneHere()
  }
  return asked
}

function midnight(of: string, daysLater: number): string {
  const [year, month, date] = of.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + daysLater).toISOString()
}

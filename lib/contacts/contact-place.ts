/*
 * What the list of people shows, as the address of its page says it, so that a list can be handed on. Pure.
 */

export const contactSorts = ['last', 'name', 'newest'] as const
export type ContactSort = (typeof contactSorts)[number]

/** How somebody may be known. */
export const contactChannels = ['widget', 'email', 'phone', 'telegram'] as const

/** What narrows the list: words of ours, but for the id of a company. */
export const contactFilters = {
  verified: ['yes', 'no'],
  channel: contactChannels,
  open: ['yes'],
  blocked: ['yes', 'no'],
  company: null,
} as const satisfies Record<string, readonly string[] | null>
export type ContactFilter = keyof typeof contactFilters
export const contactFilterKeys = Object.keys(contactFilters) as ContactFilter[]

export type ContactPlace = { query: string; sort: ContactSort } & {
  [Key in ContactFilter]?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads `?q=…&sort=…` and the filters; what makes no sense is left out. */
export function parseContacts(params: { get(name: string): string | null }): ContactPlace {
  const place: ContactPlace = {
    query: (params.get('q') ?? '').slice(0, 100),
    sort: contactSorts.find((sort) => sort === params.get('sort')) ?? 'last',
  }
  for (const key of contactFilterKeys) {
    const value = params.get(key)
    const words: readonly string[] | null = contactFilters[key]
    if (value !== null && (words?.includes(value) ?? uuid.test(value))) place[key] = value
  }
  return place
}

/** The address of a list; equal lists have equal addresses. */
export function contactsPath(place: ContactPlace): string {
  const said = new URLSearchParams()
  if (place.query) said.set('q', place.query)
  if (place.sort !== 'last') said.set('sort', place.sort)
  for (const key of contactFilterKeys) if (place[key]) said.set(key, place[key])
  const search = said.toString()
  return search ? `/contacts?${search}` : '/contacts'
}

/** Is anything set that leaves somebody out? */
export function isNarrowed(place: ContactPlace): boolean {
  return place.query !== '' || contactFilterKeys.some((key) => place[key] !== undefined)
}

/** The filters as contacts_page takes them. */
export function filtersOf(place: ContactPlace): Record<string, string | boolean> {
  const asked: Record<string, string | boolean> = {}
  for (const key of contactFilterKeys) {
    const value = place[key]
    if (value !== undefined) asked[key] = value === 'yes' ? true : value === 'no' ? false : value
  }
  return asked
}

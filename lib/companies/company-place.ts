/* What the list of companies shows, as the address of its page says it. Pure. */

export const companySorts = ['name', 'last', 'newest'] as const
export type CompanySort = (typeof companySorts)[number]
export type CompanyPlace = { query: string; sort: CompanySort }

/** Reads `?q=…&sort=…`; what makes no sense is left out. */
export function parseCompanies(params: { get(name: string): string | null }): CompanyPlace {
  return {
    query: (params.get('q') ?? '').slice(0, 100),
    sort: companySorts.find((sort) => sort === params.get('sort')) ?? 'name',
  }
}

/** The address of a list; equal lists have equal addresses. */
export function companiesPath({ query, sort }: CompanyPlace): string {
  const said = new URLSearchParams()
  if (query) said.set('q', query)
  if (sort !== 'name') said.set('sort', sort)
  const search = said.toString()
  return search ? `/companies?${search}` : '/companies'
}

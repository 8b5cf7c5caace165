import { expect, test } from 'vitest'
import { filtersFor, narrowedBy, parseSearch, searchPath } from './search-place.ts'

const parse = (search: string) => parseSearch(new URLSearchParams(search))
const team = '0b000000-0000-4000-8000-000000000001'

test('an address and what it says are each other’s inverse', () => {
  const address = `/search?q=%D0%B1%D0%B8%D0%BB%D0%B5%D1%82+%23123&tab=people&sort=best&author=contact&team=${team}&status=closed&since=2026-11-01`
  const place = parse(address.split('?')[1]!)
  expect(place).toEqual({
    query: 'билет #123',
    tab: 'people',
    sort: 'best',
    author: 'contact',
    team,
    status: 'closed',
    since: '2026-11-01',
  })
  expect(searchPath(place)).toBe(address)
  expect(narrowedBy(place)).toEqual(['author', 'team', 'status', 'since'])
})

test('what makes no sense is left out', () => {
  expect(
    parse('tab=files&sort=up&team=x&status=lost&kind=none&since=2026-13-01&until=soon'),
  ).toEqual({
    query: '',
    tab: 'all',
    sort: 'newest',
  })
  expect(searchPath(parse(''))).toBe('/search')
})

test('the last day is part of the search: it ends at the next midnight', () => {
  const { since, until } = filtersFor(parse('since=2026-11-22&until=2026-11-22'))
  expect(new Date(until!).getTime() - new Date(since!).getTime()).toBe(86_400_000)
  expect(new Date(since!).getHours()).toBe(0)
})

test('what is relative to now stays so, with the reader’s zone where a day is meant', () => {
  const place = parse('since=7d&until=2h&file=any')
  expect(searchPath(place)).toBe('/search?file=any&since=7d&until=2h')
  expect(filtersFor(place)).toEqual({ file: 'any', since: '7d', until: '2h' })
  expect(filtersFor(parse('since=today'))).toEqual({ since: 'today', zone: expect.any(String) })
  expect(parse('since=soon&file=pdf')).toEqual({ query: '', tab: 'all', sort: 'newest' })
})

test('who wrote may be a side or a person; an assignee may be nobody', () => {
  expect(filtersFor(parse(`author=${team}&assignee=none`))).toEqual({
    author: team,
    assignee: 'none',
  })
})

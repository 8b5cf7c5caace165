import { afterEach, expect, test, vi } from 'vitest'
import { clock } from '#lib/kernel/clock.ts'
import {
  addressOfFilters,
  filtersFromJson,
  filtersToJson,
  movesWithTime,
  parseFilters,
} from './filters.ts'
import { momentOf, spanOf } from './moments.ts'

const parse = (search: string) => parseFilters(new URLSearchParams(search))
afterEach(() => vi.restoreAllMocks())

test('what is relative stays so in an address and in a saved view, and names days stay days', () => {
  const address = 'waiting_for=2h&since=7d&until=2026-11-20'
  const filters = parse(address)
  expect(filters).toEqual({ waitingFor: '2h', since: '7d', until: '2026-11-20' })
  expect(new URLSearchParams(addressOfFilters(filters)).toString()).toBe(address)
  expect(filtersToJson(filters)).toMatchObject({ waiting_for: '2h', since: '7d' })
  expect(filtersFromJson(filtersToJson(filters))).toEqual(filters)
  expect(filtersFromJson({ since: 'today' })).toEqual({ since: 'today' })
})

test('nonsense is left out', () => {
  expect(parse('since=0d&until=7w&waiting_for=today')).toEqual({})
  expect(parse('since=1000d&until=yesterday')).toEqual({})
})

test('a moment is so long before now; today begins with the reader’s midnight', () => {
  const now = new Date(2026, 10, 22, 15, 30)
  vi.spyOn(clock, 'now').mockReturnValue(new Date(now))
  vi.spyOn(clock, 'ms').mockReturnValue(now.getTime())
  expect(momentOf('today')).toBe(new Date(2026, 10, 22).getTime())
  expect(momentOf('90m')).toBe(now.getTime() - 5_400_000)
  expect(momentOf('2026-11-22')).toBeNull()
  expect(spanOf('30d')).toEqual({ count: 30, unit: 'd' })
  expect(spanOf('today')).toBeNull()
})

test('only what depends on the time is asked for again as it passes', () => {
  expect(movesWithTime({ since: '2026-11-20', waiting: true })).toBe(false)
  for (const filters of [{ since: 'today' }, { until: '30d' }, { waitingFor: '2h' }])
    expect(movesWithTime(filters)).toBe(true)
})

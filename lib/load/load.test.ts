import { expect, test } from 'vitest'
import { dayOf, everybodyIn, oldestOf, strengthOf, type AgentLoad, type TeamLoad } from './load.ts'

const agent = (id: string, change: Partial<AgentLoad> = {}): AgentLoad => ({
  id,
  name: id,
  isPrimary: true,
  availability: 'online',
  source: 'self',
  since: '2026-01-01T09:00:00Z',
  open: 2,
  capacity: 5,
  ...change,
})

const team = (members: AgentLoad[], oldestSince: string | null = null): TeamLoad => ({
  id: 'team',
  name: 'Team',
  routing: 'balanced',
  waiting: 0,
  oldestSince,
  drainPerHour: 0,
  isOpen: true,
  opensAt: null,
  alerts: [],
  members,
})

test('only who is online counts as strength', () => {
  const away = agent('b', { availability: 'away', open: 4 })
  expect(strengthOf([agent('a'), away])).toEqual({ online: 1, members: 2, open: 2, capacity: 5 })
})

test('a member of two teams is counted once', () => {
  expect(everybodyIn([team([agent('a')]), team([agent('a'), agent('b')])])).toHaveLength(2)
})

test('the oldest wait is the earliest instant, however it is written', () => {
  const teams = [team([], '2026-01-01T12:00:00+03:00'), team([]), team([], '2026-01-01T09:30:00Z')]
  expect(oldestOf(teams)).toBe('2026-01-01T12:00:00+03:00')
  expect(oldestOf([])).toBeNull()
})

test('a day is that of the zone', () => {
  const instant = Date.parse('2026-03-28T23:30:00Z')
  expect(dayOf(instant, 'Europe/Berlin')).toBe('2026-03-29')
  expect(dayOf(instant, 'America/New_York')).toBe('2026-03-28')
})

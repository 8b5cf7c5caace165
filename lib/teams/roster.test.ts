import { expect, test } from 'vitest'
import { belongingTo, rosterWith } from './roster.ts'

const memberships = [
  { teamId: 'tickets', isPrimary: true },
  { teamId: 'hotels', isPrimary: false },
]

test('somebody belongs to a team first, second or not at all', () => {
  const all = ['tickets', 'hotels', 'tours'].map((team) => belongingTo(team, memberships))
  expect(all).toEqual(['primary', 'secondary', 'none'])
})

const roster = { primary: ['anna', 'boris'], secondary: ['darya'] }

test('who is put somewhere is nowhere else, and the others stay', () => {
  expect(rosterWith(roster, 'boris', 'secondary')).toEqual({
    primary: ['anna'],
    secondary: ['darya', 'boris'],
  })
  expect(rosterWith(roster, 'darya', 'none')).toEqual({ ...roster, secondary: [] })
  expect(rosterWith(roster, 'vera', 'primary').primary).toEqual(['anna', 'boris', 'vera'])
})

test('to be put where one is changes nothing', () => {
  expect(rosterWith(roster, 'boris', 'primary')).toEqual(roster)
})

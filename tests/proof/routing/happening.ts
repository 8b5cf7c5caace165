import fc from 'fast-check'
import { anna, artem, boris, categories, darya, teams } from '../../support/cast.ts'

const people = [anna, boris, darya, artem]
export const teamIds = Object.values(teams)
const person = fc.constantFrom(...people)
const team = fc.constantFrom(...teamIds)
const which = fc.nat(40)

/** What can happen. `which` picks one of the conversations that there are. */
export const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('arrives' as const),
      team,
      category: fc.constantFrom(...Object.values(categories), null),
      priority: fc.constantFrom(0, 10, 20),
      waited: fc.nat(90),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('routed' as const), team }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'closed',
        'customer writes',
        'reopened',
        'unassigned',
        'woken by hand',
        'woken outside',
      ),
      which,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('assigned', 'claimed', 'noted', 'answered'),
      which,
      person,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('snoozed' as const),
      which,
      person,
      seconds: fc.option(fc.integer({ min: 1, max: 600 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('time passes' as const),
      seconds: fc.integer({ min: 1, max: 900 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('moved' as const), which, team }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('availability' as const),
      person,
      availability: fc.constantFrom('online', 'online', 'away', 'handing_over', 'offline'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('capacity' as const),
      person,
      capacity: fc.nat(4),
      inTeam: fc.option(fc.nat(3)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rule' as const),
      team,
      rule: fc.constantFrom('balanced', 'balanced', 'round_robin', 'manual'),
    }),
  },
)
export type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never

import { expect, test } from 'vitest'
import { waitOf } from './wait.ts'

test.each([
  [0, { unit: 'moment' }],
  [60, { unit: 'moment' }],
  [61, { unit: 'minute', count: 2 }],
  [240, { unit: 'minute', count: 4 }],
  [600, { unit: 'minute', count: 10 }],
  [760, { unit: 'minute', count: 15 }],
  [3_000, { unit: 'minute', count: 50 }],
  [3_500, { unit: 'hour', count: 1 }],
  [7_300, { unit: 'hour', count: 2 }],
])('%i seconds are %o', (seconds, said) => expect(waitOf(seconds)).toEqual(said))

import { expect, test } from 'vitest'
import { whyAssigned } from './why.ts'

const routed = {
  reason: 'routed',
  rule: 'balanced',
  score: 145,
  parts: { category: 30, manual: 0, company: 10, waiting: 5, urgency: 100 },
  waiting_seconds: 330,
  open: 2,
  capacity: 5,
  idle_seconds: 61,
}

test('what counted most, and how the agent was chosen', () => {
  expect(whyAssigned(routed)).toEqual({
    because: 'urgency',
    chosen: 'fewest',
    score: 145,
    waitingMinutes: 5,
    open: 2,
    capacity: 5,
    idleMinutes: 1,
  })
})

test('where nothing else counted it is the waiting', () => {
  const parts = { category: 0, manual: -20, company: 0, waiting: 0, urgency: 0 }
  expect(whyAssigned({ ...routed, parts })?.because).toBe('waiting')
})

test('an agent without work is free, one in a round is on turn', () => {
  expect(whyAssigned({ ...routed, open: 0, idle_seconds: null })).toMatchObject({
    chosen: 'free',
    idleMinutes: null,
  })
  expect(whyAssigned({ ...routed, rule: 'round_robin' })?.chosen).toBe('turn')
})

test('what people did needs no such reason', () => {
  expect(whyAssigned({ reason: 'by_hand' })).toBeNull()
  expect(whyAssigned({})).toBeNull()
})

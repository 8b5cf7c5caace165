import { expect, test } from 'vitest'
import { firstState, isTroubled, type JobQueue } from './job-queue.ts'

const queue = (change: Partial<JobQueue>): JobQueue => ({
  name: 'messages/mail-unread',
  waiting: 0,
  deferred: 0,
  active: 0,
  retrying: 0,
  failed: 0,
  dead: 0,
  oldestSeconds: null,
  completedLastHour: 0,
  ...change,
})

test('dead letters and jobs that nobody takes are trouble', () => {
  expect(isTroubled(queue({ waiting: 5, oldestSeconds: 3 }))).toBe(false)
  expect(isTroubled(queue({ failed: 1 }))).toBe(false)
  for (const change of [{ dead: 1 }, { waiting: 1, oldestSeconds: 300 }]) {
    expect(isTroubled(queue(change))).toBe(true)
  }
})

test('what needs somebody is shown first', () => {
  expect(firstState(queue({ waiting: 9, dead: 1 }))).toBe('dead')
  expect(firstState(queue({}))).toBe('completed')
})

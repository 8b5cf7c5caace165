import { expect, test } from 'vitest'
import { failed, ok } from '#lib/kernel/result.ts'
import { runBulk } from './bulk-run.ts'

test('each is done for itself, a few at once, and what was refused is named', async () => {
  let running = 0
  let most = 0
  const progress: number[] = []
  const outcome = await runBulk(
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    async (one) => {
      most = Math.max(most, (running += 1))
      await Promise.resolve()
      running -= 1
      if (one === 7) throw new Error('gone')
      return one === 3 ? failed('not_permitted') : ok(null)
    },
    (over) => void progress.push(over),
  )
  expect(most).toBe(4)
  expect(outcome.done).toEqual([1, 2, 4, 5, 6, 8, 9])
  expect(outcome.failed).toEqual([
    { one: 3, reason: 'not_permitted' },
    { one: 7, reason: 'network' },
  ])
  expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

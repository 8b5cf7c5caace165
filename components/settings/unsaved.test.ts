import { expect, test, vi } from 'vitest'
import { askWith, giveUp, hold, isAnythingUnsaved, leaving } from './unsaved.ts'

test('one leaves at once, unless a form holds something: then the person is asked', () => {
  const go = vi.fn()
  const asked = vi.fn()
  const stop = askWith(asked)
  leaving(go)
  expect(go).toHaveBeenCalledTimes(1)

  const release = hold('macro', true)
  hold('team', true)()
  expect(isAnythingUnsaved()).toBe(true)
  leaving(go)
  expect(go).toHaveBeenCalledTimes(1)
  expect(asked).toHaveBeenCalledExactlyOnceWith(go)

  hold('macro', false)
  leaving(go)
  expect(go).toHaveBeenCalledTimes(2)
  release()

  hold('macro', true)
  giveUp()
  leaving(go)
  expect(go).toHaveBeenCalledTimes(3)

  // Nobody is there who could ask: nobody is kept.
  hold('macro', true)
  stop()
  leaving(go)
  expect(go).toHaveBeenCalledTimes(4)
})

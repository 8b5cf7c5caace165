import { beforeEach, expect, test, vi } from 'vitest'
import type { Supabase } from '#lib/supabase/browser.ts'
import { forgetTimelines, keptTimeline } from './timeline-cache.ts'
import { prefetchTimeline } from './prefetch-timeline.ts'

const page = {
  conversation: { id: 'c-1', position: 0, my_read_seq: 0 },
  topics: {},
  read_marks: [],
  events: [],
}

/** A table that answers when it is told to. */
function table() {
  const answers: (() => void)[] = []
  const rpc = vi.fn((_name: string, { conversation }: { conversation: string }) => ({
    abortSignal: () => ({
      throwOnError: () =>
        new Promise((resolve) =>
          answers.push(() =>
            resolve({
              data: { ...page, conversation: { ...page.conversation, id: conversation } },
            }),
          ),
        ),
    }),
  }))
  return { db: { rpc } as unknown as Supabase, rpc, answer: () => answers.shift()?.() }
}

beforeEach(forgetTimelines)

test('what was brought is there when it is opened, and is not asked for twice', async () => {
  const { db, rpc, answer } = table()
  const coming = prefetchTimeline(db, 'anna', 'c-1')
  void prefetchTimeline(db, 'anna', 'c-1')
  answer()
  await coming
  await prefetchTimeline(db, 'anna', 'c-1')
  expect(rpc).toHaveBeenCalledOnce()
  expect(keptTimeline('anna', 'c-1')?.conversation.id).toBe('c-1')
  expect(keptTimeline('boris', 'c-1')).toBeNull()
})

test('an answer from before one’s sight changed is not kept', async () => {
  const { db, answer } = table()
  const coming = prefetchTimeline(db, 'anna', 'c-1')
  forgetTimelines()
  answer()
  await coming
  expect(keptTimeline('anna', 'c-1')).toBeNull()
})

test('a hand that runs over the list asks for two at a time', async () => {
  const { db, rpc, answer } = table()
  const coming = ['c-1', 'c-2', 'c-3', 'c-4'].map((id) => prefetchTimeline(db, 'anna', id))
  expect(rpc).toHaveBeenCalledTimes(2)
  answer()
  answer()
  await Promise.all(coming)
})

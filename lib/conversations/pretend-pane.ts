import { vi } from 'vitest'
import { pretendRealtime } from '#lib/realtime/pretend-realtime.ts'
import { maria, pretendTable } from './pretend-table.ts'
import { createLiveTimeline } from './timeline-live.ts'
import { pageFromJson, type TimelinePage } from './timeline.ts'

/* An open conversation over a pretended table and a pretended Realtime, for tests with a stopped clock. */

/** Lets everything happen that waits for nothing. */
export const settle = () => vi.advanceTimersByTimeAsync(0)
export const topic = 'conversation:conversation-1:1.1.1'

/** The conversation on Anna's screen. */
export async function opened() {
  const table = pretendTable()
  table.send(maria, 'Здравствуйте')
  table.broadcasts.length = 0
  const realtime = pretendRealtime()
  const onStored = vi.fn()
  const fetchPage = vi.fn(async (stretch): Promise<TimelinePage> => {
    const bounds = stretch === 'newest' ? {} : stretch
    return pageFromJson(table.page(bounds))
  })
  const live = createLiveTimeline({
    conversationId: 'conversation-1',
    reader: 'anna',
    initial: null,
    fetchPage,
    realtime,
    onStored,
    random: () => 0.5,
  })
  live.start()
  await settle()
  const say = () => {
    for (const { event, payload } of table.broadcasts.splice(0))
      realtime.current(topic).broadcast(event, payload)
  }
  const bodies = () =>
    [...(live.state().timeline?.messages.values() ?? [])].map(({ message }) => message.body)
  return { table, realtime, live, fetchPage, onStored, say, bodies }
}

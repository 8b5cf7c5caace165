import { expect, test } from 'vitest'
import { prepend, timelineFrom } from './events.ts'
import { anna, maria, pretendTable } from './pretend-table.ts'
import { stretchesOf } from './stretches.ts'
import { rowsOf } from './timeline-rows.ts'
import { pageFromJson } from './timeline.ts'

const view = { entries: [], unreadAfter: null, dayOf: (instant: string) => instant.slice(0, 10) }

test('every row is in one stretch, in order; more rows above leave the lower stretches as they were', () => {
  const table = pretendTable()
  for (let n = 0; n < 130; n += 1) table.send(n % 2 ? maria : anna, `${n}`)
  const short = timelineFrom(pageFromJson(table.page({ size: 70 })), 'anna')
  const before = stretchesOf(rowsOf(short, view))
  expect(before.flatMap((stretch) => stretch.rows)).toEqual(rowsOf(short, view))
  const first = short.events[0]!.position
  const long = prepend(short, pageFromJson(table.page({ before: first, size: 40 })))
  const after = stretchesOf(rowsOf(long, view))
  expect(after.length).toBeGreaterThan(before.length)
  expect(after.slice(-2).map(({ key }) => key)).toEqual(before.slice(-2).map(({ key }) => key))
  expect(after.at(-1)).toEqual(before.at(-1))
})

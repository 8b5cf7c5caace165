import { expect, test } from 'vitest'
import { timelineFrom } from '#lib/conversations/events.ts'
import { anna, boris, maria, pretendTable } from '#lib/conversations/pretend-table.ts'
import { pageFromJson } from '#lib/conversations/timeline.ts'
import { newsSince } from './use-news.ts'

/** What a reply of Anna's, begun after the first two messages, is told. */
function news(happen: (table: ReturnType<typeof pretendTable>) => void) {
  const table = pretendTable()
  table.send(maria, 'Где билет?')
  table.send(boris, 'Смотрю')
  happen(table)
  return newsSince(timelineFrom(pageFromJson(table.page()), 'anna'), 2)
}

test('nothing new, and what one has sent oneself, is no news', () => {
  expect(news(() => undefined)).toBeNull()
  expect(news((table) => table.send(anna, 'Нашла'))).toBeNull()
  expect(news((table) => table.note(boris, 'Не отвечайте'))).toBeNull()
})

test('a colleague’s answer counts before what the customer wrote, until it is taken back', () => {
  expect(news((table) => table.send(maria, 'Ау?'))).toEqual({ kind: 'contact' })
  const answered = { kind: 'colleague', name: 'boris', seq: 3 }
  expect(news((table) => (table.send(boris, 'Вот'), table.send(maria, 'Ура')))).toEqual(answered)
  expect(news((table) => (table.send(boris, 'Вот'), table.remove(3, boris)))).toBeNull()
})

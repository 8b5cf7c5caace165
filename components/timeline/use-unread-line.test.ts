import { expect, test } from 'vitest'
import { timelineFrom } from '#lib/conversations/events.ts'
import { anna, maria, pretendTable } from '#lib/conversations/pretend-table.ts'
import { pageFromJson } from '#lib/conversations/timeline.ts'
import { nextLine } from './use-unread-line.ts'

function conversation() {
  const table = pretendTable()
  return { table, now: () => timelineFrom(pageFromJson(table.page()), 'anna') }
}

test('opened with something unread: the line stands there, also while one reads', () => {
  const { table, now } = conversation()
  table.send(maria, '1')
  table.read(anna, 1)
  table.send(maria, '2')
  const opened = nextLine(null, now(), true)
  expect(opened.after).toBe(1)
  table.read(anna, 2)
  expect(nextLine(opened, now(), true).after).toBe(1)
})

test('opened with everything read, then written to while one looks: no line', () => {
  const { table, now } = conversation()
  table.send(maria, '1')
  table.read(anna, 1)
  const opened = nextLine(null, now(), true)
  table.send(maria, '2')
  expect(nextLine(opened, now(), true).after).toBeNull()
})

test('written to while nobody looks: the line stands above the first of it', () => {
  const { table, now } = conversation()
  table.send(maria, '1')
  table.read(anna, 1)
  const opened = nextLine(null, now(), true)
  table.send(maria, '2')
  const away = nextLine(opened, now(), false)
  table.send(maria, '3')
  expect(nextLine(away, now(), false).after).toBe(1)
})

test('the own answer takes the line away', () => {
  const { table, now } = conversation()
  table.send(maria, '1')
  const opened = nextLine(null, now(), true)
  expect(opened.after).toBe(0)
  table.send(anna, 'Ответ')
  expect(nextLine(opened, now(), true).after).toBeNull()
})

import { expect, test } from 'vitest'
import { messageFromJson } from '#lib/messages/message.ts'
import { noteFromJson } from '#lib/notes/note.ts'
import { readByContact, readMarkFromJson } from '#lib/read-marks/read-mark.ts'
import { apply, applyRead, catchUp, prepend, timelineFrom } from './events.ts'
import { anna, boris, maria, pretendTable, type PretendTable } from './pretend-table.ts'
import {
  arrivalFromJson,
  arrivalOfMessage,
  arrivalOfNote,
  hasEarlier,
  isBehind,
  lastPosition,
  pageFromJson,
  type Timeline,
} from './timeline.ts'

const fresh = (table: PretendTable) => timelineFrom(pageFromJson(table.page()), 'anna')

/** Everything that a screen shows of it. */
const shown = ({ conversation, events, messages, marks, ahead }: Timeline) => ({
  conversation,
  events,
  messages: [...messages.values()].map((known) => known.message).sort((a, b) => a.seq - b.seq),
  marks: [...marks.values()].sort((a, b) => (a.readerId < b.readerId ? -1 : 1)),
  ahead,
})

const hear = (timeline: Timeline, { broadcasts }: PretendTable) =>
  broadcasts
    .splice(0)
    .reduce(
      (heard, { event, payload }) =>
        event === 'event'
          ? apply(heard, arrivalFromJson(payload))
          : applyRead(heard, readMarkFromJson(payload)),
      timeline,
    )

const verbs: [string, (table: PretendTable) => void][] = [
  ['a customer writes', (t) => t.send(maria, 'Здравствуйте!')],
  ['an agent answers and so takes it', (t) => t.send(anna, 'Добрый день')],
  ['an agent writes a note naming another', (t) => t.note(anna, 'Посмотри', ['boris'])],
  ['it is assigned', (t) => t.assign('boris')],
  ['it is unassigned', (t) => (t.assign('boris'), t.unassign())],
  ['it goes to another team', (t) => (t.assign('boris'), t.move('hotels'))],
  ['it is closed', (t) => t.close()],
  ['it is closed and reopened', (t) => (t.close(), t.reopen())],
  ['the customer writes into a closed one', (t) => (t.close(), t.send(maria, 'Ещё вопрос'))],
  ['the last message is edited', (t) => (t.send(anna, 'Опичатка'), t.edit(2, 'Опечатка'))],
  ['an older message is edited', (t) => (t.send(anna, 'a'), t.send(maria, 'b'), t.edit(2, 'c'))],
  ['a message is deleted', (t) => (t.send(anna, 'a'), t.remove(2))],
  ['a deleted message is brought back', (t) => (t.send(anna, 'a'), t.remove(2), t.restore(2, 'a'))],
  [
    'the customer is erased',
    (t) => (t.send(anna, 'a'), t.note(anna, 'b'), t.remove(2), t.send(maria, 'c'), t.erase()),
  ],
  ['an agent reads', (t) => t.read(anna, 1)],
  ['the customer has it', (t) => (t.send(anna, 'a'), t.deliver(2), t.send(anna, 'b'))],
  ['the customer has it and reads', (t) => (t.send(anna, 'a'), t.deliver(2), t.read(maria, 2))],
  ['the customer reads', (t) => (t.send(anna, 'a'), t.read(maria, 2))],
]

test.each(verbs)('snapshot + events = fresh snapshot: %s', (_name, act) => {
  const table = pretendTable()
  table.send(maria, 'первое')
  const before = fresh(table)
  table.broadcasts.splice(0)
  act(table)
  expect(shown(hear(before, table))).toEqual(shown(fresh(table)))
})

test('an event that comes twice or late changes nothing', () => {
  const table = pretendTable()
  const before = fresh(table)
  table.send(maria, 'раз')
  const broadcast = table.broadcasts.at(-1)!.payload as Parameters<typeof arrivalFromJson>[0]
  const once = apply(before, arrivalFromJson(broadcast))
  expect(apply(once, arrivalFromJson(broadcast))).toBe(once)
})

test('an event past a gap waits, shows that something is missing, and is used when the gap closes', () => {
  const table = pretendTable()
  const before = fresh(table)
  table.broadcasts.splice(0)
  for (const body of ['раз', 'два', 'три']) table.send(maria, body)
  const [first, second, third] = table.broadcasts.map((each) =>
    arrivalFromJson(each.payload as Parameters<typeof arrivalFromJson>[0]),
  )
  const gapped = apply(apply(before, third!), second!)
  expect(isBehind(gapped)).toBe(true)
  expect(lastPosition(gapped)).toBe(1)
  const whole = apply(gapped, first!)
  expect(isBehind(whole)).toBe(false)
  expect(shown(whole)).toEqual(shown(fresh(table)))
})

test('a bounded catch-up leaves it behind until the rest is fetched', () => {
  const table = pretendTable()
  const before = fresh(table)
  for (let n = 0; n < 7; n += 1) table.send(maria, `${n}`)
  let timeline = before
  const sizes: number[] = []
  do {
    const page = pageFromJson(table.page({ since: lastPosition(timeline), size: 3 }))
    sizes.push(page.arrivals.length)
    timeline = catchUp(timeline, page)
  } while (isBehind(timeline))
  expect(sizes).toEqual([3, 3, 1])
  expect(shown(timeline)).toEqual(shown(fresh(table)))
})

test('the answer to a send is its message; the broadcast of it is old news', () => {
  const table = pretendTable()
  table.assign('anna')
  const before = fresh(table)
  table.broadcasts.splice(0)
  const answered = apply(before, arrivalOfMessage(messageFromJson(table.send(anna, 'Ответ'))))
  expect(shown(answered)).toEqual(shown(fresh(table)))
  expect(hear(answered, table)).toBe(answered)
  const noted = apply(answered, arrivalOfNote(noteFromJson(table.note(anna, 'Заметка'))))
  expect(shown(noted)).toEqual(shown(fresh(table)))
})

test('pages above are joined without a seam; one that does not fit is dropped', () => {
  const table = pretendTable()
  for (let n = 0; n < 9; n += 1) table.send(n % 2 ? anna : maria, `${n}`)
  let timeline = timelineFrom(pageFromJson(table.page({ size: 4 })), 'anna')
  const stale = pageFromJson(table.page({ before: timeline.events[0]!.position, size: 4 }))
  while (hasEarlier(timeline)) {
    const before = timeline.events[0]!.position
    timeline = prepend(timeline, pageFromJson(table.page({ before, size: 4 })))
  }
  expect(shown(timeline)).toEqual(shown(fresh(table)))
  expect(prepend(timeline, stale)).toBe(timeline)
})

test('a page above that was read before an edit does not bring the old text back', () => {
  const table = pretendTable()
  table.send(anna, 'старое')
  for (let n = 0; n < 4; n += 1) table.send(maria, `${n}`)
  const short = timelineFrom(pageFromJson(table.page({ size: 2 })), 'anna')
  const above = pageFromJson(table.page({ before: short.events[0]!.position }))
  table.broadcasts.splice(0)
  table.edit(1, 'новое')
  const timeline = prepend(hear(short, table), above)
  expect(timeline.messages.get(1)?.message.body).toBe('новое')
})

test('the ticks: how far the customer has read', () => {
  const table = pretendTable()
  table.send(anna, 'раз')
  table.send(boris, 'два')
  const before = fresh(table)
  table.broadcasts.splice(0)
  table.read(maria, 1)
  expect(readByContact(before.marks)).toBe(0)
  expect(readByContact(hear(before, table).marks)).toBe(1)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageFromJson } from '#lib/messages/message.ts'
import { readMarkFromJson } from '#lib/read-marks/read-mark.ts'
import { apply, applyRead, catchUp, prepend, timelineFrom } from './events.ts'
import { anna, boris, maria, pretendTable, type PretendTable } from './pretend-table.ts'
import {
  arrivalFromJson,
  arrivalOfMessage,
  hasEarlier,
  isBehind,
  lastPosition,
  pageFromJson,
  type Timeline,
} from './timeline.ts'

/*
 * A hostile network between the table and one screen: every broadcast, answer and page may be lost,
 * doubled, late or early. Once one comparison with the table succeeds, the screen shows the table.
 */

type Arriving = (timeline: Timeline) => Timeline

const verb = fc.oneof(
  { weight: 4, arbitrary: fc.constant((t: PretendTable) => void t.send(maria, `q${t.lastSeq()}`)) },
  { weight: 3, arbitrary: fc.constant((t: PretendTable) => void t.send(boris, `a${t.lastSeq()}`)) },
  fc.constant((t: PretendTable) => void t.note(boris, 'note', ['anna'])),
  fc.constantFrom('anna', 'boris').map((member) => (t: PretendTable) => t.assign(member)),
  fc.constant((t: PretendTable) => t.unassign()),
  fc.constantFrom('tickets', 'hotels').map((team) => (t: PretendTable) => t.move(team)),
  fc.constant((t: PretendTable) => t.close()),
  fc.constant((t: PretendTable) => t.reopen()),
  fc
    .constantFrom('2026-11-23T06:00:00Z', null)
    .map((until) => (t: PretendTable) => t.snooze(until)),
  fc.constantFrom(-50, 0, 100).map((points) => (t: PretendTable) => t.setPriority(points)),
  fc.constantFrom('vip', 'bug').map((tag) => (t: PretendTable) => t.tag(tag)),
  fc.constantFrom('vip', 'bug').map((tag) => (t: PretendTable) => t.untag(tag)),
  fc.constant((t: PretendTable) => t.mergeTags('bug', 'vip')),
  fc.boolean().map((hasRoom) => (t: PretendTable) => t.wake(hasRoom)),
  fc.nat(9).map((n) => (t: PretendTable) => t.edit(1 + (n % (t.lastSeq() || 1)), `edited ${n}`)),
  fc.nat(3).map((n) => (t: PretendTable) => t.changeNote(1 + n, `changed ${n}`)),
  fc.nat(3).map((n) => (t: PretendTable) => t.changeNote(1 + n, null)),
  fc.nat(9).map((n) => (t: PretendTable) => t.remove(1 + (n % (t.lastSeq() || 1)))),
  fc.nat(9).map((n) => (t: PretendTable) => t.restore(1 + (n % (t.lastSeq() || 1)), `back ${n}`)),
  fc.tuple(fc.constantFrom(anna, boris, maria), fc.nat(9)).map(
    ([who, n]) =>
      (t: PretendTable) =>
        t.read(who, n),
  ),
  fc.nat(9).map((n) => (t: PretendTable) => t.deliver(n)),
)

/** What happens next, and how long (in steps) each thing it causes is on its way; null: lost. */
const step = fc.record({
  action: fc.oneof(
    { weight: 5, arbitrary: verb.map((run) => ({ kind: 'verb' as const, run })) },
    { weight: 2, arbitrary: fc.constant({ kind: 'own message' as const }) },
    {
      weight: 2,
      arbitrary: fc.nat(4).map((size) => ({ kind: 'catch up' as const, size: size + 1 })),
    },
    {
      weight: 1,
      arbitrary: fc.nat(4).map((size) => ({ kind: 'earlier' as const, size: size + 1 })),
    },
  ),
  delays: fc.array(fc.option(fc.nat(6), { nil: null }), { minLength: 1, maxLength: 4 }),
  isDoubled: fc.boolean(),
})

test('any interleaving of broadcasts, answers and pages converges to the table', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(8), (steps, before) => {
      const table = pretendTable()
      for (let n = 0; n < before; n += 1) table.send(n % 3 ? maria : boris, `before ${n}`)
      let timeline = timelineFrom(pageFromJson(table.page({ size: 4 })), 'anna')
      const onItsWay: { at: number; arrive: Arriving }[] = []
      steps.forEach(({ action, delays, isDoubled }, now) => {
        table.broadcasts.length = 0
        const caused = causes(table, timeline, action)
        const heard = [...caused, ...table.broadcasts.map(asArrival)]
        heard.forEach((arrive, n) => {
          const delay = delays[n % delays.length]
          if (delay === null || delay === undefined) return
          onItsWay.push({ at: now + delay, arrive })
          if (isDoubled) onItsWay.push({ at: now + delay + 2, arrive })
        })
        for (const each of onItsWay.filter(({ at }) => at === now)) timeline = each.arrive(timeline)
      })
      for (const { arrive } of onItsWay.filter(({ at }) => at >= steps.length))
        timeline = arrive(timeline)
      expect(shown(complete(table, timeline))).toEqual(
        shown(timelineFrom(pageFromJson(table.page()), 'anna')),
      )
    }),
    { numRuns: 1_000 },
  )
})

type Action =
  | { kind: 'verb'; run: (table: PretendTable) => void }
  | { kind: 'own message' }
  | { kind: 'catch up' | 'earlier'; size: number }

function causes(table: PretendTable, timeline: Timeline, action: Action): Arriving[] {
  if (action.kind === 'verb') {
    action.run(table)
    return []
  }
  if (action.kind === 'own message') {
    const answer = arrivalOfMessage(messageFromJson(table.send(anna, 'mine')))
    return [(now) => apply(now, answer)]
  }
  if (action.kind === 'catch up') {
    const page = pageFromJson(table.page({ since: lastPosition(timeline), size: action.size }))
    return [(now) => catchUp(now, page)]
  }
  const first = timeline.events[0]?.position ?? 1
  const page = pageFromJson(table.page({ before: first, size: action.size }))
  return [(now) => prepend(now, page)]
}

const asArrival = ({ event, payload }: PretendTable['broadcasts'][number]): Arriving =>
  event === 'event'
    ? (now) => apply(now, arrivalFromJson(payload))
    : (now) => applyRead(now, readMarkFromJson(payload))

/** What the screen does when it compares with the table and somebody scrolls to the top. */
function complete(table: PretendTable, behind: Timeline): Timeline {
  let timeline = behind
  do {
    timeline = catchUp(
      timeline,
      pageFromJson(table.page({ since: lastPosition(timeline), size: 3 })),
    )
  } while (isBehind(timeline))
  while (hasEarlier(timeline)) {
    const before = timeline.events[0]!.position
    timeline = prepend(timeline, pageFromJson(table.page({ before, size: 3 })))
  }
  return timeline
}

function shown({ conversation, events, messages, marks, ahead }: Timeline) {
  return {
    conversation,
    events,
    messages: [...messages.values()].map((known) => known.message).sort((a, b) => a.seq - b.seq),
    marks: [...marks.values()].sort((a, b) => (a.readerId < b.readerId ? -1 : 1)),
    ahead,
  }
}

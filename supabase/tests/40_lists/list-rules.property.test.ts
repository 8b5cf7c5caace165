import fc from 'fast-check'
import { expect } from 'vitest'
import { conversationFromRow, type ConversationRow } from '#lib/conversations/conversation.ts'
import type { Filters } from '#lib/conversations/filters.ts'
import { applyToList, type ConversationList } from '#lib/conversations/list.ts'
import { zoneHere } from '#lib/conversations/moments.ts'
import { sorts } from '#lib/conversations/order.ts'
import { listKey, views, type ListKey } from '#lib/conversations/view.ts'
import { listToJson } from '#lib/views/saved-view.ts'
import {
  anna,
  categories,
  conversations,
  darya,
  tags,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { test } from '../support/test.ts'

/*
 * The screen keeps lists by itself as broadcasts come in; the table has the last word. Both have to say the
 * same of every row, whatever the filters and the order.
 */

const some = <Value>(...values: Value[]) =>
  fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 2 })
const flag = fc.option(fc.constant(true as const), { nil: undefined, freq: 3 })

const partners = '0d000000-0000-4000-8000-0000000000aa'

const filters = fc
  .record({
    status: some('open' as const, 'snoozed' as const, 'closed' as const),
    categories: some(categories.tickets, categories.hotels),
    assignees: some(anna.id, darya.id),
    tags: some(tags.vip, tags.complaint),
    channels: some('widget', 'email'),
    unread: flag,
    waiting: flag,
    priorityFrom: fc.constantFrom(undefined, undefined, 1, 50),
    waitingFor: fc.constantFrom(undefined, undefined, '2m', '1h'),
    inboxes: fc.constantFrom(undefined, undefined, [partners]),
    since: fc.constantFrom(undefined, undefined, '2026-11-02', '7d', 'today'),
    until: fc.constantFrom(undefined, undefined, '2026-11-03', '12h'),
  })
  .map(
    (given) =>
      Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      ) as Filters,
  )

const wanted = fc.record({
  view: fc.constantFrom(...views),
  teamId: fc.constantFrom(null, null, teams.tickets, teams.hotels),
  filters,
  sort: fc.constantFrom(...sorts),
  size: fc.integer({ min: 1, max: 9 }),
  who: fc.constantFrom<Person & { id: string }>(
    vera as Person & { id: string },
    anna as Person & { id: string },
    darya as Person & { id: string },
  ),
})

/** Sixty conversations of every kind, reproducibly. */
async function fill(db: Database): Promise<void> {
  await db.query(
    `insert into public.inboxes (id, name, channel, key, team_id) values ($1, 'Партнёры', 'email', 'partners', $2)`,
    [partners, teams.tickets],
  )
  await db.query(
    `insert into public.conversations (inbox_id, contact_id, team_id, category_id, assignee_id, status, priority, manual_priority,
       last_message_at, last_seq, last_contact_seq, waiting_since, tag_ids)
     select case when n % 7 = 0 then $10::uuid else c.inbox_id end, c.contact_id, case when n % 3 = 0 then $2::uuid else $1::uuid end, (array[$3, $4, null])[1 + n % 3]::uuid,
       (array[$5, $6, null])[1 + n / 2 % 3]::uuid, s, n % 4 * 10, (array[0, 50, -50, 100])[1 + n / 3 % 4],
       case when n % 4 = 0 then now() - make_interval(hours => n, mins => 30) else '2026-11-01T20:00Z'::timestamptz + make_interval(hours => n / 2) end, 3, n % 4, case when s = 'open' and n % 2 = 0 then now() - make_interval(mins => n * n / 16, secs => 30) end,
       case n % 5 when 0 then array[$7::uuid] when 1 then array[$7::uuid, $8::uuid] else '{}' end
     from public.conversations c, generate_series(1, 60) n, lateral (select (array['open', 'open', 'open', 'snoozed', 'closed'])[1 + n % 5]) x (s)
     where c.id = $9`,
    [
      ...[teams.tickets, teams.hotels, categories.tickets, categories.hotels, anna.id, darya.id],
      ...[tags.vip, tags.complaint, conversations.visitorCat, partners],
    ],
  )
}

async function fromTable(db: Database, list: ListKey, size: number): Promise<string[]> {
  const found: string[] = []
  let after: object | null = null
  do {
    const page: { rows: { id: string }[]; next: object | null } = await db.value(
      'select public.list_page($1, $2, $3, $4)',
      [{ ...listToJson(list), zone: zoneHere() }, list.sort ?? 'newest', after, size],
    )
    found.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after)
  return found
}

test(
  'the screen’s rules and the table’s agree on every list',
  { timeout: 60_000 },
  async ({ db }) => {
    await fill(db)
    await db.query(
      `insert into public.read_marks (conversation_id, reader_id, reader_kind, last_read_seq)
     select c.id, m, 'member', c.number % 4 from public.conversations c, unnest($1::uuid[]) m where c.number % 2 = 0
     on conflict do nothing`,
      [[anna.id, darya.id, vera.id]],
    )
    await fc.assert(
      fc.asyncProperty(wanted, async ({ view, teamId, filters: narrowed, sort, size, who }) => {
        const list = listKey(view, teamId, narrowed, sort)
        await db.as(who, async () => {
          const rows = await db.rows<{ row: ConversationRow }>(
            `select to_jsonb(private.conversation_row(c, $1)) as row from public.conversations c`,
            [who.id],
          )
          const me = { id: who.id, seesAll: who === vera, teamIds: [] }
          const heard = rows.reduce<ConversationList>(
            (at, { row }) =>
              applyToList(
                at,
                list,
                { type: 'conversation', row: conversationFromRow(row), readSeq: row.my_read_seq },
                me,
              ),
            { rows: [], next: null },
          )
          expect(heard.rows.map(({ id }) => id)).toEqual(
            view === 'mentions' ? [] : await fromTable(db, list, size),
          )
        })
      }),
      { numRuns: 60 },
    )
  },
)

import { expect, test } from 'vitest'
import type { Conversation } from './conversation.ts'
import { belongsTo, parsePlace, pathOf, type InboxPlace } from './view.ts'

const team = '0b000000-0000-4000-8000-000000000001'

test('an address leads to a place and back', () => {
  for (const place of [
    { view: 'mine', teamId: null, number: null },
    { view: 'all', teamId: team, number: 1042 },
    {
      view: 'all',
      teamId: null,
      number: null,
      sort: 'waiting',
      saved: team,
      filters: {
        status: ['closed', 'open'],
        tags: [team],
        unread: true,
        priorityFrom: 50,
        since: '2026-11-01',
        until: '2026-11-22',
      },
    },
  ] satisfies InboxPlace[]) {
    const url = new URL(pathOf(place), 'http://desk.test')
    const segments = url.pathname.split('/').slice(2)
    expect(parsePlace(segments, url.searchParams)).toEqual(place)
  }
})

test.each([
  [[], null],
  [['everything'], null],
  [['mine', '0'], null],
  [['mine', '1e3'], null],
  [['mine', '1', '2'], null],
  [['all'], 'hotels'],
])('%j with team %j is no place', (segments, wanted) => {
  expect(parsePlace(segments, new URLSearchParams(wanted ? { team: wanted } : {}))).toBeNull()
})

test('what makes no sense in an address narrows nothing', () => {
  const params = new URLSearchParams(
    'status=eaten&tag=1;drop&priority=7&since=soon&sort=best&saved=x',
  )
  expect(parsePlace(['all'], params)).toEqual({ view: 'all', teamId: null, number: null })
})

const open = {
  status: 'open',
  assigneeId: null,
  teamId: team,
  tagIds: [] as string[],
} as Conversation

test('mine holds what is open and mine, of whatever team', () => {
  const mine = { view: 'mine', teamId: null } as const
  expect(belongsTo(mine, { ...open, assigneeId: 'me' }, 'me', false)).toBe(true)
  expect(belongsTo(mine, open, 'me', true)).toBe(false)
})

test('unassigned, all, snoozed and closed go by status and assignee', () => {
  const views = (conversation: Parameters<typeof belongsTo>[1]) =>
    (['unassigned', 'all', 'snoozed', 'closed'] as const).filter((view) =>
      belongsTo({ view, teamId: null }, conversation, 'me', false),
    )
  expect(views(open)).toEqual(['unassigned', 'all'])
  expect(views({ ...open, assigneeId: 'you' })).toEqual(['all'])
  expect(views({ ...open, status: 'snoozed' })).toEqual(['snoozed'])
  expect(views({ ...open, status: 'closed' })).toEqual(['closed'])
})

test('a list of a team leaves out the others', () => {
  expect(belongsTo({ view: 'all', teamId: team }, open, 'me', false)).toBe(true)
  expect(belongsTo({ view: 'all', teamId: team }, { ...open, teamId: null }, 'me', true)).toBe(
    false,
  )
})

test('who is mentioned stays so, whatever becomes of the conversation', () => {
  const mentions = { view: 'mentions', teamId: null } as const
  expect(belongsTo(mentions, { ...open, status: 'closed' }, 'me', true)).toBe(true)
  expect(belongsTo(mentions, open, 'me', false)).toBe(false)
})

test('what was merged into another one is in no list', () => {
  const merged = { ...open, status: 'closed', mergedIntoId: 'another' } as const
  expect(belongsTo({ view: 'closed', teamId: null }, merged, 'me', true)).toBe(false)
})

import { expect, test } from 'vitest'
import type { Member } from '#lib/members/member.ts'
import { mentionables, peopleOf } from './mentionable.ts'
import { suggest, unfinishedMention } from './suggest.ts'

const member = (
  id: string,
  name: string,
  teamIds: string[] = [],
  isDeactivated = false,
): Member => ({
  id,
  name,
  email: `${id}@example.com`,
  avatarUrl: null,
  availability: 'online',
  isDeactivated,
  teamIds,
})
const members = [
  member('anna', 'Анна Морозова', ['tickets']),
  member('artem', 'Артём Лебедев'),
  member('ann', 'Анна', ['tickets', 'managers']),
  member('gone', 'Глеб Ушедший', ['tickets'], true),
  member('john', 'John Smith', ['hotels']),
]
const teams = [
  { id: 'tickets', name: 'Билеты', isArchived: false },
  { id: 'hotels', name: 'Отели и авиа', isArchived: false },
  { id: 'managers', name: 'Руководство', isArchived: false },
  { id: 'old', name: 'Архив', isArchived: true },
]
const among = mentionables({ members, teams }, 'ann')
const ids = (query: string) => suggest(query, among).map(({ id }) => id)

test('a name begins at an @ and goes to the caret', () => {
  expect(unfinishedMention('Привет, @Ан', 11)).toEqual({ from: 8, query: 'Ан' })
  expect(unfinishedMention('@Анна Мор', 9)).toEqual({ from: 0, query: 'Анна Мор' })
  expect(unfinishedMention('@Анна\nдальше', 12)).toBeNull()
  expect(unfinishedMention('anna@example.com', 16)).toBeNull()
  expect(unfinishedMention('без имён', 8)).toBeNull()
})

test('colleagues come first, then teams; not oneself, not those who left, no team without others', () => {
  expect(ids('')).toEqual(['anna', 'artem', 'john', 'tickets', 'hotels'])
  expect(ids('Глеб')).toEqual([])
  expect(ids('Рук')).toEqual([])
})

test('every word of a name is found, ё as е', () => {
  expect(ids('мор')).toEqual(['anna'])
  expect(ids('артем')).toEqual(['artem'])
  expect(ids('би')).toEqual(['tickets'])
  expect(ids('авиа')).toEqual(['hotels'])
})

test('in the other layout, too', () => {
  expect(ids('fyy')).toEqual(['anna'])
  expect(ids('fhn`v')).toEqual(['artem'])
  expect(ids(',bktns')).toEqual(['tickets'])
  expect(ids('ыьшер')).toEqual(['john'])
})

test('a team stands for its members but for the one who writes; nobody counts twice', () => {
  expect(peopleOf(among.filter(({ id }) => ['tickets', 'anna', 'hotels'].includes(id)))).toEqual([
    'anna',
    'john',
  ])
})

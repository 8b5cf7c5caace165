import { expect, test } from 'vitest'
import type { Member } from '#lib/members/member.ts'
import { colleaguesLike, mentionedIn, unfinishedMention } from './mentions.ts'

const member = (id: string, name: string, isDeactivated = false): Member => ({
  id,
  name,
  email: `${id}@example.com`,
  avatarUrl: null,
  availability: 'online',
  isDeactivated,
  teamIds: [],
})
const team = [
  member('anna', 'Анна Морозова'),
  member('artem', 'Артём Лебедев'),
  member('ann', 'Анна'),
  member('gone', 'Глеб Ушедший', true),
]

test('a name begins at an @ and goes to the caret', () => {
  expect(unfinishedMention('Привет, @Ан', 11)).toEqual({ from: 8, query: 'Ан' })
  expect(unfinishedMention('@Анна Мор', 9)).toEqual({ from: 0, query: 'Анна Мор' })
  expect(unfinishedMention('@Анна\nдальше', 12)).toBeNull()
  expect(unfinishedMention('anna@example.com', 16)).toBeNull()
  expect(unfinishedMention('без имён', 8)).toBeNull()
})

test('first and last names are found, ё as е; not oneself, not those who left', () => {
  const names = (query: string) => colleaguesLike(query, team, 'ann').map(({ id }) => id)
  expect(names('мор')).toEqual(['anna'])
  expect(names('артем')).toEqual(['artem'])
  expect(names('Глеб')).toEqual([])
  expect(names('')).toEqual(['anna', 'artem'])
})

test('only full names after an @ open the conversation to anybody', () => {
  expect(mentionedIn('@Анна Морозова и @Артём Лебедев, гляньте', team).sort()).toEqual([
    'anna',
    'artem',
  ])
  expect(mentionedIn('@Анна, глянь', team)).toEqual(['ann'])
  expect(mentionedIn('Анна Морозова, @Артём, @Глеб Ушедший', team)).toEqual([])
  expect(mentionedIn('@Анна Морозоваа', team)).toEqual(['ann'])
})

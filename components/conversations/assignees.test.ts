import { expect, test } from 'vitest'
import { assigneesLike, keyOf } from './assignees.ts'

const member = (id: string, name: string, isDeactivated = false) => ({
  id,
  name,
  email: '',
  avatarUrl: null,
  availability: 'online' as const,
  isDeactivated,
  teamIds: [],
})
const me = member('anna', 'Анна Морозова')
const directory = {
  me,
  members: [member('artem', 'Артём Лебедев'), me, member('gone', 'Анна Ушедшая', true)],
  teams: [
    { id: 'tickets', name: 'Билеты', isArchived: false },
    { id: 'old', name: 'Архив', isArchived: true },
  ],
}
const keys = (query: string, isAssigned = false) =>
  assigneesLike(query, directory, isAssigned).map(keyOf)

test('me first, then colleagues, then teams; nobody only where it is somebody’s', () => {
  expect(keys('')).toEqual(['anna', 'artem', 'tickets'])
  expect(keys('', true)).toEqual(['anna', 'artem', 'tickets', 'nobody'])
})

test('found by any word of the name, ё as е; not who left, not what is archived', () => {
  expect(keys('леб', true)).toEqual(['artem'])
  expect(keys('артем')).toEqual(['artem'])
  expect(keys('би')).toEqual(['tickets'])
  expect(keys('Анна')).toEqual(['anna'])
  expect(keys('архив')).toEqual([])
})

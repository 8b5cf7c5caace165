import { expect, test } from 'vitest'
import type { Tag } from './tag.ts'
import { isTagName, tagsLike } from './tags-like.ts'

const tag = (name: string, isArchived = false): Tag => ({
  id: name,
  name,
  colour: 'grey',
  isArchived,
  mergedIntoId: null,
})
const tags = [tag('Возврат'), tag('Счёт'), tag('Новый возврат'), tag('Старое', true)]
const names = (query: string) => tagsLike(tags, query).map(({ name }) => name)

test('a tag is found by any letters of its name, first those that begin with them', () => {
  expect(names('возв')).toEqual(['Возврат', 'Новый возврат'])
  expect(names(' счет')).toEqual(['Счёт'])
  expect(names('')).toHaveLength(3)
})

test('a removed tag is not offered, and its name is free', () => {
  expect(names('старое')).toEqual([])
  expect(isTagName(tags, 'старое')).toBe(false)
  expect(isTagName(tags, 'СЧЕТ ')).toBe(true)
})

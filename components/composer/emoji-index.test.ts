import { expect, test } from 'vitest'
import { emojiFor, unfinishedShortcode, type Emoji } from './emoji-index.ts'

const index: Emoji[] = [
  { sign: '😄', name: 'smile_cat', words: ['кот'] },
  { sign: '😊', name: 'smile', words: ['улыбка', 'смех'] },
  { sign: '✈️', name: 'airplane', words: ['самолет', 'рейс'] },
]
const signs = (query: string) => emojiFor(query, index).map(({ sign }) => sign)

test.each([
  ['Спасибо :sm', 8, 'sm'],
  [':самол', 0, 'самол'],
  ['(:+1', 1, '+1'],
  [':smile:', 0, 'smile'],
])('%j is the beginning of a shortcode', (before, from, query) =>
  expect(unfinishedShortcode(before)).toEqual({ from, query }),
)

test.each(['в 10:30', 'https://a.b', 'итог: да', ':s', 'а:бв'])('%j is none', (before) =>
  expect(unfinishedShortcode(before)).toBeNull(),
)

test('found by name, the whole name first, and by words of the language', () => {
  expect(signs('smile')).toEqual(['😊', '😄'])
  expect(signs('рей')).toEqual(['✈️'])
  expect(signs('нет')).toEqual([])
})

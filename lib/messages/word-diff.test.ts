import { expect, test } from 'vitest'
import { wordDiff } from './word-diff.ts'

test('Russian words are compared as words, not letter by letter', () => {
  expect(wordDiff('Ваш рейс в 10:40, выход 5.', 'Ваш рейс в 11:40, выход 5!')).toEqual([
    { text: 'Ваш рейс в ', kind: 'same' },
    { text: '10', kind: 'removed' },
    { text: '11', kind: 'added' },
    { text: ':40, выход 5', kind: 'same' },
    { text: '.', kind: 'removed' },
    { text: '!', kind: 'added' },
  ])
  expect(wordDiff('Опичатка', 'Опечатка')).toEqual([
    { text: 'Опичатка', kind: 'removed' },
    { text: 'Опечатка', kind: 'added' },
  ])
})

test('lines, emoji and blank texts', () => {
  expect(wordDiff('a\nb', 'a\n\nb').map(({ kind }) => kind)).toEqual([
    'same',
    'removed',
    'added',
    'same',
  ])
  expect(wordDiff('да 👍🏽', 'да 👎🏽').filter(({ kind }) => kind === 'added')).toHaveLength(1)
  expect(wordDiff('', 'всё')).toEqual([{ text: 'всё', kind: 'added' }])
  expect(wordDiff('всё', '')).toEqual([{ text: 'всё', kind: 'removed' }])
  expect(wordDiff('', '')).toEqual([])
})

test('whatever the texts, the old is what is same and removed, the new what is same and added', () => {
  const words = ['раз', 'два', ' ', '\n', '—', 'три', '10', '.']
  const text = (n: number) =>
    Array.from({ length: 1 + (n % 40) }, (_, k) => words[(n * (k + 7) + k * k) % 8]).join('')
  for (let n = 0; n < 200; n += 1) {
    const [before, after] = [text(n * 31), text(n * 17 + 5)]
    const parts = wordDiff(before, after)
    const side = (dropped: string) =>
      parts
        .filter(({ kind }) => kind !== dropped)
        .map((part) => part.text)
        .join('')
    expect([side('added'), side('removed')]).toEqual([before, after])
  }
})

test('two long texts that share nothing are compared before anybody waits', () => {
  const before = Array.from({ length: 2_500 }, (_, n) => `слово${n}`).join(' ')
  const after = Array.from({ length: 2_500 }, (_, n) => `word${n}`).join('-')
  const began = performance.now()
  const parts = wordDiff(before, after)
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(parts.filter(({ kind }) => kind !== 'added').map((part) => part.text)).toContain(before)
})

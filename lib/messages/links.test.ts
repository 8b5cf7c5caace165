import { expect, test } from 'vitest'
import { withLinks } from './links.ts'

const links = (text: string) => withLinks(text).flatMap((stretch) => stretch.href ?? [])

test('finds addresses between words, and leaves the sentence its full stop', () => {
  expect(withLinks('Вот билет: https://example.com/a?b=1. Спасибо')).toEqual([
    { text: 'Вот билет: ', href: null },
    { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
    { text: '. Спасибо', href: null },
  ])
})

test('a bracket belongs to the address that opened it', () => {
  expect(links('(см. https://ru.wikipedia.org/wiki/Рим_(город))')).toEqual([
    'https://ru.wikipedia.org/wiki/Рим_(город)',
  ])
  expect(links('(https://example.com)')).toEqual(['https://example.com'])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'www.example.com',
  'http://',
  'просто текст',
])('%s is no link', (text) => expect(links(text)).toEqual([]))

test('every character is kept', () => {
  const text = 'a https://a.b/c?d=e, «https://x.y» и (http://z.z/(q)).'
  expect(
    withLinks(text)
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe(text)
})

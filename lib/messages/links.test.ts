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
  ['https://a.test/x_(y)', 'https://a.test/x_(y)'],
  ['«https://a.test»', 'https://a.test'],
  ['[https://a.test/x]', 'https://a.test/x'],
  ['HTTPS://A.test/ok!', 'HTTPS://A.test/ok'],
  ['https://пример.рф/путь', 'https://пример.рф/путь'],
])('the address in %s is %s', (text, href) => expect(links(text)).toEqual([href]))

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'www.example.com',
  'mailto:a@b.c',
  'http:// x',
  '',
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

test('what was written to take long is read at once', () => {
  const began = performance.now()
  for (const tail of ['.', ')', '!)', '}', '(', 'http://:'])
    expect(withLinks(`http://a${tail.repeat(20_000)}a`).length).toBeGreaterThan(0)
  expect(performance.now() - began).toBeLessThan(1_000)
})

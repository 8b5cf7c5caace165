import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from './block.ts'
import { parse } from './parse.ts'

const line = (text: string): Block => ({ kind: 'line', spans: text ? [{ text }] : [] })
const id = 'b2f7a1c4-3c58-4f0e-9f0a-0c1d2e3f4a5b'

test('every line is a line, blank ones too', () => {
  expect(parse('Добрый день!\r\n\n  Билет — ниже.')).toEqual([
    line('Добрый день!'),
    line(''),
    line('  Билет — ниже.'),
  ])
  expect(parse('')).toEqual([])
})

test('marks turn on and off, also inside a word and across each other', () => {
  expect(parse('**a *b** c* пере**нос** `x*y*`')).toEqual([
    {
      kind: 'line',
      spans: [
        { text: 'a ', bold: true },
        { text: 'b', bold: true, italic: true },
        { text: ' c', italic: true },
        { text: ' пере' },
        { text: 'нос', bold: true },
        { text: ' ' },
        { text: 'x*y*', code: true },
      ],
    },
  ])
})

test.each([
  '2 * 3 * 4',
  '**незакрыто',
  'a * b*',
  '`a',
  '[x](y)',
  '[x](javascript:alert(1))',
  '****',
])('%s is words', (text) => expect(parse(text)).toEqual([line(text)]))

test('links: by words, and bare with the sentence left its full stop', () => {
  expect(
    parse('[Билет **тут**](https://a.b/c?d=1) и (https://ru.wikipedia.org/wiki/Рим_(город)).'),
  ).toEqual([
    {
      kind: 'line',
      spans: [
        { text: 'Билет ', href: 'https://a.b/c?d=1' },
        { text: 'тут', bold: true, href: 'https://a.b/c?d=1' },
        { text: ' и (' },
        {
          text: 'https://ru.wikipedia.org/wiki/Рим_(город)',
          href: 'https://ru.wikipedia.org/wiki/Рим_(город)',
        },
        { text: ').' },
      ],
    },
  ])
})

test('lists go on, nest, and keep their numbers', () => {
  expect(parse('- a\n  1. b\n  2. c\n- d\n2. e\n5. f')).toEqual([
    {
      kind: 'list',
      start: null,
      items: [
        [line('a'), { kind: 'list', start: 1, items: [[line('b')], [line('c')]] }],
        [line('d')],
      ],
    },
    { kind: 'list', start: 2, items: [[line('e')]] },
    { kind: 'list', start: 5, items: [[line('f')]] },
  ])
})

test('quotes and code hold what they hold', () => {
  expect(parse('> a\n> - b\nc\n```\n**x**\n> y\n```')).toEqual([
    { kind: 'quote', blocks: [line('a'), { kind: 'list', start: null, items: [[line('b')]] }] },
    line('c'),
    { kind: 'code', text: '**x**\n> y' },
  ])
})

test('a picture stands between texts, and between words it takes a line of its own', () => {
  expect(parse(`было ![план \\[2\\].png](file:${id}) стало`)).toEqual([
    line('было'),
    { kind: 'file', id, name: 'план [2].png' },
    line('стало'),
  ])
})

test('nothing is too deep, too long or too odd to be parsed soon', () => {
  for (const odd of ['> ', '- ', '*', '**a', '[', '`', '``a`', '[a](', '![](file:']) {
    const started = performance.now()
    parse(odd.repeat(20_000 / odd.length))
    expect(performance.now() - started).toBeLessThan(500)
  }
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void parse(text)))
})

test('what was written to take long is read at once', () => {
  const began = performance.now()
  const hostile = [`http://a${')'.repeat(20_000)}`, `http://a${'.'.repeat(50_000)}a`]
  for (const text of [...hostile, 'http://:'.repeat(5_000), `http://${'a'.repeat(5_000)}`])
    expect(parse(text)).toHaveLength(1)
  expect(performance.now() - began).toBeLessThan(1_000)
})

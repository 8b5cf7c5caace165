import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Span } from './block.ts'
import { parse } from './parse.ts'
import { plain } from './plain.ts'
import { write, writeLine } from './write.ts'

const flag = fc.constantFrom(true as const, undefined)
const words = fc.oneof(
  fc.constantFrom(
    'a',
    'слово ',
    ' два',
    '**',
    '*',
    '`',
    '``',
    '[x](',
    ']',
    '\\',
    '- ',
    '1. ',
    '> ',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
)
const span: fc.Arbitrary<Span> = fc
  .record({
    text: words.map((text) => text.replace(/[\r\n]/g, '')),
    bold: flag,
    italic: flag,
    code: fc.option(fc.constant(true as const), { freq: 6, nil: undefined }),
    href: fc.option(fc.constantFrom('https://a.b/c?d=(e)', 'mailto:a@b.c'), {
      freq: 6,
      nil: undefined,
    }),
  })
  .map(
    (made) => Object.fromEntries(Object.entries(made).filter(([, v]) => v !== undefined)) as Span,
  )
const line = fc.array(span, { maxLength: 5 }).map((spans): Block => ({ kind: 'line', spans }))
const file = fc.record({
  kind: fc.constant('file' as const),
  id: fc.uuid(),
  name: fc.constantFrom('a.png', 'отчёт [2].pdf', 'a\\b'),
})
const code = fc.array(fc.constantFrom('a', '', '```', '- b', '**'), { minLength: 1, maxLength: 3 })
const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: line },
  file,
  code.map((lines): Block => ({ kind: 'code', text: lines.join('\n') })),
)
const { blocks } = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    tie('blocks').map((inner): Block => ({ kind: 'quote', blocks: inner })),
    fc
      .tuple(fc.constantFrom(null, 1, 9), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }))
      .map(([start, items]): Block => ({ kind: 'list', start, items })),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
}))

/** What can be seen: every text with how it looks, white space aside. */
const wordsIn = (given: readonly Block[]): string =>
  given
    .map((block) => {
      if (block.kind === 'line') return block.spans.map(({ text }) => text).join('')
      if (block.kind === 'file') return block.name
      if (block.kind === 'code') return block.text
      return block.kind === 'quote' ? wordsIn(block.blocks) : block.items.map(wordsIn).join('\n')
    })
    .join('\n')
const folded = (text: string) => text.replace(/\s+/g, ' ').trim()

test('whatever is typed parses, keeps its words, and stays as it was once written', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '*',
          '**',
          '`',
          '[',
          '](https://a.b)',
          '> ',
          '- ',
          '1. ',
          '\n',
          '  ',
          'слово',
          '\\',
          '```',
          '![x](file:',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const first = parse(text)
      const once = parse(write(first))
      expect(wordsIn(once)).toBe(wordsIn(first))
      expect(parse(write(once))).toEqual(once)
    }),
    { numRuns: 3000 },
  )
})

test('no character of a line is lost or made on the way', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const all = spans.map(({ text }) => text).join('')
      expect(wordsIn(parse(writeLine(spans) || ' '))).toBe(all || ' ')
    }),
    { numRuns: 3000 },
  )
})

test('blocks come back as they were written', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const once = parse(write(given))
      expect(parse(write(once))).toEqual(once)
      expect(folded(wordsIn(once))).toBe(folded(wordsIn(given)))
    }),
    { numRuns: 2000 },
  )
})

test.each<[Span[], string]>([
  [[{ text: 'пере' }, { text: 'нос', bold: true }], 'пере**нос**'],
  [
    [
      { text: 'a ', bold: true },
      { text: 'b', italic: true },
    ],
    '**a** *b*',
  ],
  [
    [
      { text: 'a', bold: true },
      { text: 'b', italic: true },
    ],
    '**a***b*',
  ],
  [[{ text: 'https://a.b', href: 'https://a.b' }], 'https://a.b'],
  [[{ text: 'here', href: 'https://a.b' }], '[here](https://a.b)'],
  [[{ text: '1. не список' }], '1\\. не список'],
  [[{ text: '2 * 3, [x]' }], '2 * 3, [x]'],
])('%j is written as %s', (spans, text) => expect(writeLine(spans)).toBe(text))

test('plain() finds the words of what the editor makes', () => {
  const said = fc.constantFrom(
    'слово',
    'a ',
    ' b',
    '*',
    ' * ',
    '[1]',
    '\\',
    '\\*',
    '`',
    '- ',
    '> ',
    '!',
    '_',
  )
  const look = fc.constantFrom<Partial<Span>>(
    {},
    { bold: true },
    { italic: true },
    { bold: true, italic: true },
    { href: 'https://a.b' },
  )
  const looking = fc.tuple(said, look).map(([text, marks]): Span => ({ text, ...marks }))
  const coded = fc.constantFrom<Span>({ text: 'x-1', code: true })
  const lines = fc.array(
    fc
      .array(fc.oneof({ weight: 5, arbitrary: looking }, coded), { maxLength: 4 })
      .map((spans): Block => ({ kind: 'line', spans })),
    { minLength: 1, maxLength: 3 },
  )
  const given = fc.oneof(
    lines,
    lines.map((blocks): Block[] => [{ kind: 'quote', blocks }]),
    lines.map((items): Block[] => [
      { kind: 'list', start: null, items: items.map((one) => [one]) },
    ]),
    fc.uuid().map((id): Block[] => [{ kind: 'file', id, name: 'план [2].png' }]),
  )
  fc.assert(
    fc.property(given, (made) => {
      expect(folded(plain(write(made)))).toBe(folded(wordsIn(made)))
    }),
    { numRuns: 3000 },
  )
})

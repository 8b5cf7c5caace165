import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#lib/markup/block.ts'
import { parse } from '#lib/markup/parse.ts'
import { render, unfilledIn } from './render.ts'
import { firstName } from './variables.ts'

const values = {
  'contact.first_name': 'Мария',
  'contact.name': 'Мария Иванова',
  'contact.email': null,
  'conversation.number': '1042',
  'contact.attributes.plan': 'Про',
}

test('variables become what they stand for, wherever they are', () => {
  const body =
    '**{{contact.first_name}}**, здравствуйте!\n- диалог {{ conversation.number }}\n> {{contact.attributes.plan}}'
  expect(render(body, values)).toEqual({
    text: '**Мария**, здравствуйте!\n- диалог 1042\n> Про',
    unknown: [],
    missing: [],
  })
})

test('what every object has is no variable', () => {
  const body = '{{constructor}} {{toString|да}}'
  expect(render(body, values)).toEqual({
    text: '{{constructor}} да',
    unknown: ['constructor'],
    missing: [],
  })
})

test('a fallback stands where nothing is known; without one it is told, and the variable stays to be seen', () => {
  expect(render('{{contact.email|ваш адрес}} {{contact.email}} {{contact.shoe}}', values)).toEqual({
    text: 'ваш адрес {{contact.email}} {{contact.shoe}}',
    unknown: ['contact.shoe'],
    missing: ['contact.email'],
  })
  expect(render('{{contact.email|}}!', values).text).toBe('!')
  expect(render('{{contact.shoe|обувь}}', values)).toMatchObject({ text: 'обувь', unknown: [] })
})

test('in an address a value is encoded, in code a variable stays code', () => {
  expect(render('[заказ](https://shop.test/?who={{contact.name}})', values).text).toBe(
    '[заказ](https://shop.test/?who=%D0%9C%D0%B0%D1%80%D0%B8%D1%8F%20%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0)',
  )
  expect(render('`{{contact.name}}`', values)).toEqual({
    text: '`{{contact.name}}`',
    unknown: [],
    missing: [],
  })
})

/** What a reader sees, without how it looks. */
const words = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.kind === 'line' ? block.spans.map(({ text }) => text).join('') : `<${block.kind}>`,
    )
    .join('\n')

test('whatever a customer is called, it is a name: never bold, a link, a list, a second line', () => {
  const wild = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '**x**',
      '[a](https://b.test)',
      '- x',
      '> y',
      '`z`',
      '```',
      'a\nb',
      '1. x',
      '\\*',
      '*',
    ),
  )
  fc.assert(
    fc.property(
      fc.array(wild).map((parts) => parts.join('')),
      (name) => {
        const filled = render('{{contact.name|x}} и ещё', { 'contact.name': name })
        const blocks = parse(filled.text)
        const shown = name.replace(/\s+/g, ' ').trim() || 'x'
        expect(words(blocks)).toBe(`${shown} и ещё`)
        for (const block of blocks) {
          expect(block.kind).toBe('line')
          const spans = block.kind === 'line' ? block.spans : []
          for (const span of spans) {
            expect(span.bold ?? span.italic ?? span.code).toBeUndefined()
            // A bare address in a name reads as an address, and leads nowhere else.
            if (span.href) expect(span.href).toContain(span.text.replace(/^mailto:/, ''))
          }
        }
      },
    ),
  )
})

test('what was not filled in is found before it is sent, misspelt or not; code is meant as it is', () => {
  expect(unfilledIn('Привет, {{contact.nickname}} и {{agent.name | я}}')).toEqual([
    '{{contact.nickname}}',
    '{{agent.name | я}}',
  ])
  expect(unfilledIn('{{имя клиента}} [тут](https://a.b/{{x}})')).toEqual([
    '{{имя клиента}}',
    '{{x}}',
  ])
  expect(unfilledIn('`{{contact.name}}` {contact.name} {{}} {{ }}')).toEqual([])
})

test('the first name is what one says', () => {
  expect([firstName('Мария Иванова'), firstName('  Ли '), firstName(' '), firstName(null)]).toEqual(
    ['Мария', 'Ли', null, null],
  )
})

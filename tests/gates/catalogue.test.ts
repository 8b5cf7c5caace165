import { expect, test } from 'vitest'
import { compareCatalogues, flatten } from './catalogue.ts'

const compare = (ru: unknown, en: unknown) =>
  compareCatalogues({ ru: flatten(ru), en: flatten(en) })

test('the same keys and placeholders in both languages are fine', () => {
  const ru = {
    inbox: {
      count: '{n, plural, one {# диалог} few {# диалога} many {# диалогов} other {# диалога}}',
      by: 'от {name}, <b>{d, date}</b>',
    },
  }
  const en = {
    inbox: { count: '{n, plural, one {# chat} other {# chats}}', by: '<b>{d, date}</b> by {name}' },
  }
  expect(compare(ru, en)).toEqual([])
})

test('a key of one language only is named', () => {
  expect(compare({ a: { b: 'б' }, c: 'в' }, { a: { b: 'b' } })).toEqual(['c: missing in en'])
})

test('a message that does not parse is named', () => {
  expect(compare({ a: 'привет, {name' }, { a: 'hi {name}' })[0]).toMatch(/^a: ru does not parse/)
})

test('a placeholder that one language forgot is named', () => {
  expect(compare({ a: 'привет' }, { a: 'hi {name}' })).toEqual([
    'a: placeholders differ: ru has none; en has name',
  ])
})

test('a plural without the Russian forms is named', () => {
  const form = '{n, plural, one {#} other {#}}'
  expect(compare({ a: form }, { a: form })).toEqual(['a: ru lacks the plural form few, many of n'])
})

test('an empty message is named', () => {
  expect(compare({ a: ' ' }, { a: 'x' })).toEqual(['a: empty in ru'])
})

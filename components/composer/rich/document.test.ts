import { expect, test } from 'vitest'
import { parse } from '#lib/markup/parse.ts'
import { write } from '#lib/markup/write.ts'
import { blocksOf, documentOf } from './document.ts'

const id = 'b2f7a1c4-3c58-4f0e-9f0a-0c1d2e3f4a5b'

test.each([
  'Добрый день!\n\nБилет **готов**, *почти*: `PNR-1`, [сайт](https://a.b) и https://c.d',
  '- раз\n  1. два\n     три\n> цитата\n> - в ней\n```\nкод\n\n```\nконец',
  `до\n![план.png](file:${id})\nпосле`,
  'Добрый день, **{{contact.first_name|коллега}}**! №{{conversation.number}}, `{{code}}` https://a.b/{{x.y}}',
])('what the editor shows is what is written: %j', (text) => {
  expect(write(blocksOf(documentOf(parse(text))))).toBe(text)
})

test('a variable is a node of its own, with what stands for it', () => {
  const [line] = documentOf(parse('Привет, {{ contact.name | коллега }}!')).content ?? []
  expect(line?.content).toEqual([
    { type: 'text', text: 'Привет, ' },
    { type: 'variable', attrs: { name: 'contact.name', fallback: 'коллега' } },
    { type: 'text', text: '!' },
  ])
  const torn = { type: 'variable', attrs: { name: 'a.b', fallback: 'x}}|{y' } }
  expect(write(blocksOf({ type: 'doc', content: [{ type: 'paragraph', content: [torn] }] }))).toBe(
    '{{a.b|xy}}',
  )
})

test('nothing written is an empty line, and a picture on its way is not written yet', () => {
  expect(documentOf([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
  const pending = { type: 'file', attrs: { key: 'k', id: null, name: 'план.png' } }
  expect(blocksOf({ type: 'doc', content: [pending] })).toEqual([])
})

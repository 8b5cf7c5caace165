import { expect, test } from 'vitest'
import { markup, markupText } from './markup.ts'

const said =
  'Билет **готов**, см. [сайт](https://a.b/c).\n- раз\n- <b>два</b>\n\n> цитата\n![план.png](file:b2f7a1c4-3c58-4f0e-9f0a-0c1d2e3f4a5b)'

test('a mail shows bold, lists, quotes and links; typed tags stay text', () => {
  const made = markup(said).markup
  expect(made).toContain('<strong>готов</strong>')
  expect(made).toMatch(/<a href="https:\/\/a\.b\/c"[^>]*>сайт<\/a>/)
  expect(made.match(/<li>/g)).toHaveLength(2)
  expect(made).toContain('&lt;b&gt;два&lt;/b&gt;')
  expect(made).toContain('план.png')
  expect(made).toContain('<blockquote')
})

test('without html nothing of it is lost', () => {
  expect(markupText(said)).toBe(
    'Билет готов, см. сайт (https://a.b/c).\n- раз\n- <b>два</b>\n\n> цитата\n[план.png]',
  )
})

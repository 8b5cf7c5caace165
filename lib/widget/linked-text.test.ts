import { expect, test } from 'vitest'
import { linkedText } from './linked-text.ts'

const links = (body: string) => linkedText(body).flatMap(({ href }) => href ?? [])

test('addresses become links and nothing is lost', () => {
  const body = 'см. https://a.test/x?y=1, потом http://b.test.'
  expect(links(body)).toEqual(['https://a.test/x?y=1', 'http://b.test'])
  expect(
    linkedText(body)
      .map(({ text }) => text)
      .join(''),
  ).toBe(body)
})

test.each([
  ['(https://a.test/x)', 'https://a.test/x'],
  ['https://a.test/x_(y)', 'https://a.test/x_(y)'],
  ['«https://a.test»', 'https://a.test'],
  ['HTTPS://A.test/ok!', 'HTTPS://A.test/ok'],
  ['https://пример.рф/путь', 'https://пример.рф/путь'],
])('%s', (body, href) => expect(links(body)).toEqual([href]))

test.each(['javascript:alert(1)', 'data:text/html,x', 'https://', 'mailto:a@b.c', 'http:// x', ''])(
  'no link: %s',
  (body) => expect(links(body)).toEqual([]),
)

test('what was written to take long is read at once', () => {
  const began = performance.now()
  for (const tail of ['.', ')', '!)', '}'])
    expect(linkedText(`http://a${tail.repeat(100_000)}a`).length).toBeGreaterThan(0)
  expect(performance.now() - began).toBeLessThan(1_000)
})

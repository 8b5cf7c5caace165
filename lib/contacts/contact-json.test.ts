import { expect, test } from 'vitest'
import { webAddress } from './contact-json.ts'

test.each([
  ['https://shop.test/a?b=1', true],
  ['http://127.0.0.1:3000/', true],
  ['javascript:alert(1)', false],
  ['  javascript:alert(1)//https://', false],
  ['data:text/html,x', false],
  ['//shop.test', false],
  ['https://', false],
])('what a page says it is, %s, is a link: %s', (said, isLink) => {
  expect(webAddress(said)).toBe(isLink ? said : null)
})

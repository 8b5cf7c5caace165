import { expect, test } from 'vitest'
import { chatLink } from './chat-link.ts'

const widget = { siteUrl: null, inboxKey: 'shop', conversationId: 'c1' }
const desk = { isDemo: true, appUrl: 'https://desk.test' }

test('a mail leads to the page that the inbox names, whatever stands in its address', () => {
  const siteUrl = 'https://shop.example/help?from=mail'
  expect(chatLink({ ...widget, siteUrl }, desk)).toBe(
    'https://shop.example/help?from=mail#otklik-conversation=c1',
  )
})

test('without a page there is no link; the demo’s page is the desk’s own', () => {
  expect(chatLink(widget, desk)).toBeUndefined()
  const demo = { ...widget, inboxKey: 'demo-travel' }
  expect(chatLink(demo, desk)).toBe('https://desk.test/demo#otklik-conversation=c1')
  expect(chatLink(demo, { ...desk, isDemo: false })).toBeUndefined()
})

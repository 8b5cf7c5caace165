import { expect, test } from 'vitest'
import { demoPage, type DemoPage } from './page.ts'

const page = (change: Partial<DemoPage> = {}) =>
  demoPage({
    language: 'ru',
    person: null,
    identity: null,
    inboxKey: 'demo-travel',
    nonce: 'n0nce',
    theme: 'system',
    ...change,
  })

/** What the page's snippet leaves in window. */
function settingsOf(html: string): unknown {
  const script = /<script nonce="n0nce">\s*(window\.otklikSettings[^]*?)<\/script>/.exec(html)?.[1]
  const window: Record<string, unknown> = {}
  new Function('window', script ?? '')(window)
  return window.otklikSettings
}

test('a stranger’s page asks for the widget by its key alone', () => {
  expect(settingsOf(page())).toEqual({ app_id: 'demo-travel', locale: 'ru' })
})

test('a customer’s page carries the signed identity, and shows it shortened', () => {
  const identity = `${'x'.repeat(60)}.secret-signature`
  const html = page({ person: 'maria', identity, theme: 'dark', language: 'en' })
  expect(settingsOf(html)).toEqual({
    app_id: 'demo-travel',
    locale: 'en',
    theme_mode: 'dark',
    user_jwt: identity,
  })
  expect(html.split('secret-signature')).toHaveLength(2)
  expect(html).toContain('Upcoming trips')
})

test('every script of the page carries the nonce of its policy', () => {
  const scripts = page({ person: 'pavel', identity: 'a.b.c' }).match(/<script[^>]*>/g) ?? []
  expect(scripts).toHaveLength(3)
  for (const script of scripts) expect(script).toContain('nonce="n0nce"')
})

test('a key from the database cannot break out of the script', () => {
  const html = page({ inboxKey: '</script><script>alert(1)//' })
  expect(html).not.toContain('</script><script>alert(1)')
  expect(settingsOf(html)).toMatchObject({ app_id: '</script><script>alert(1)//' })
})

test('both languages and every person make a page', () => {
  for (const language of ['ru', 'en'] as const)
    for (const person of [null, 'maria', 'pavel'] as const)
      expect(page({ language, person })).not.toMatch(/undefined|\[object|null/)
})

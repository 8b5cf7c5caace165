import { expect, test } from 'vitest'
import { framePage, previewPage } from './frame-page.ts'

const files = {
  script: 'frame-A.js',
  style: 'style-B.css',
  preload: ['part-C.js'],
  texts: { ru: 'part-R.js', en: 'part-E.js' },
}
const page = (url: string, key = 'sb_publishable_x') =>
  framePage(files, { url, publishableKey: key }, '*', 'ru')

test('scripts come from the desk alone, connections go to the platform alone', () => {
  const policy = page('https://api.test:8443/').headers['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self' https://api.test:8443 wss://api.test:8443")
  expect(policy).not.toContain('unsafe')
})

test('the editor’s preview may ask nobody, and only the desk holds it', () => {
  const { html, headers } = previewPage(files, { url: 'https://api.test', publishableKey: 'x' })
  const policy = headers['content-security-policy']
  expect(policy).toContain("connect-src 'none'; frame-ancestors 'self'")
  expect(html).toContain('"isPreview":true')
})

test('a value cannot end the element it stands in', () => {
  const { html } = page('https://api.test', '</script><script>alert(1)</script>')
  expect(html.match(/<script/g)).toHaveLength(2)
  const json = /id="platform">(.*)<\/script>/.exec(html)?.[1] ?? ''
  expect(JSON.parse(json)).toEqual({
    url: 'https://api.test',
    publishableKey: '</script><script>alert(1)</script>',
  })
})

test('what the script needs at once is fetched beside it, in one language', () => {
  const { html } = page('https://api.test')
  const preloaded = [...html.matchAll(/modulepreload" href="([^"]+)"/g)].map(([, path]) => path)
  expect(preloaded).toEqual(['/widget/part-C.js', '/widget/part-R.js'])
})

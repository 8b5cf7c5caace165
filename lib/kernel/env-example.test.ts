import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const matches = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
]

const explained = matches(read('.env.example'), /^([A-Z_]+)=/gm)

test('.env.example explains every variable that the product reads', () => {
  const variables = matches(read('lib/kernel/env.ts'), /^ {2}([A-Z_]+): z\./gm)
  expect(variables.length).toBeGreaterThan(10)
  expect(explained).toEqual(expect.arrayContaining(variables))
})

test('.env.example explains every variable of the embedded platform and of the functions', () => {
  const settings = read('supabase/local/settings.ts')
  const given = matches(settings, /^ {6}([A-Z_]+): /gm)
  const asked = matches(settings, /environment\.([A-Z_]+)/g)
  const ports = matches(settings, /^ {2}'(\w+)',$/gm).map((n) => `OTKLIK_PORT_${n.toUpperCase()}`)
  expect(ports.length).toBeGreaterThan(5)
  expect(given.length).toBeGreaterThan(10)
  expect(explained).toEqual(expect.arrayContaining([...given, ...asked, ...ports]))
})

test('.env.example names nothing that nobody reads', () => {
  const readers = ['lib/kernel/env.ts', 'supabase/local/settings.ts', 'tests/support/browser.ts']
  const sources = readers.map(read).join('\n')
  const elsewhere = ['RESEND_BASE_URL', 'PORT']
  const unread = explained.filter(
    (name) =>
      !name.startsWith('OTKLIK_PORT_') && !elsewhere.includes(name) && !sources.includes(name),
  )
  expect(unread).toEqual([])
})

import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import en from './messages/en.json'
import ru from './messages/ru.json'

const pages = globSync('supabase/schemas/*.sql').map((file) => readFileSync(file, 'utf8'))

/** The reasons that `private.refuse` is called with, those chosen by a case too. */
function refusals(page: string): string[] {
  return [...page.matchAll(/private\.refuse\(([^;]*)\);/g)].flatMap(([, words = '']) => {
    const [first = ''] = words.split(/,\s*(?:'[A-Z]|format\()/)
    return [...first.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, reason]) => reason!)
  })
}

test('every reason that the database refuses with has a sentence in both languages', () => {
  const reasons = new Set(pages.flatMap(refusals))
  expect(reasons.size).toBeGreaterThan(20)
  const missing = (catalogue: object) => [...reasons].filter((key) => !(key in catalogue))
  expect({ ru: missing(ru.errors), en: missing(en.errors) }).toEqual({ ru: [], en: [] })
})

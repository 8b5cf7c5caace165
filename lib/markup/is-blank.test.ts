import { expect, test } from 'vitest'
import { isBlank } from './is-blank.ts'
import { writeLine } from './write.ts'

test.each(['', ' ', '\n', '\\ ', writeLine([{ text: '   ' }])])('%j says nothing', (text) => {
  expect(isBlank(text)).toBe(true)
})

test.each(['a', '\\*', '`x`', '![план.png](file:0a000000-0000-4000-8000-000000000003)', '—'])(
  '%j says something',
  (text) => {
    expect(isBlank(text)).toBe(false)
  },
)

import { expect, test } from 'vitest'
import { box } from './box.ts'

test('frames labels and values in two columns, as wide as the longest line', () => {
  expect(box(['Ready', ['Desk', 'http://localhost:3000'], ['Mail', 'x']])).toBe(
    [
      '╭────────────────────────────────╮',
      '│  Ready                         │',
      '│  Desk   http://localhost:3000  │',
      '│  Mail   x                      │',
      '╰────────────────────────────────╯',
    ].join('\n'),
  )
})

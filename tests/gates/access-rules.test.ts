import { expect, test } from 'vitest'
import { refusedTablesIn, weaknesses, type Policy } from './access-rules.ts'

const read: Policy = { name: 'members read', command: 'r', toPublic: false, hasCheck: false }
const table = (isGuarded: boolean, ...policies: Policy[]) => ({
  name: 'notes',
  isGuarded,
  policies,
})
const tested = new Set(['notes'])

test('a guarded table with a policy and a refusal test is fine', () => {
  expect(weaknesses(table(true, read), tested)).toEqual([])
})

test('what is missing is named', () => {
  expect(weaknesses(table(false), new Set())).toEqual([
    'row-level security is off',
    'it has no policy',
    expect.stringMatching(/^no test says refusal\('notes'/),
  ])
})

test('policies that say too little are named', () => {
  const all: Policy = { name: 'a', command: '*', toPublic: true, hasCheck: false }
  const update: Policy = { name: 'b', command: 'w', toPublic: false, hasCheck: false }
  expect(weaknesses(table(true, all, update), tested)).toEqual([
    'policy "a" is for all: write one per command',
    'policy "a" names no role',
    'policy "b" has no with check',
  ])
})

test('refusals are read from the calls', () => {
  const source = `refusal('notes', 'x', async () => {})\nrefusal(\n  'messages',\n 'y')\n// refusals`
  expect(refusedTablesIn(source)).toEqual(['notes', 'messages'])
})

import { expect, test } from 'vitest'
import { judge, type Advice } from './advisors.ts'

const advice = (name: string, object: string, level = 'WARN'): Advice => ({
  name,
  level,
  detail: 'why',
  metadata: { schema: 'public', name: object },
})
const allowed = [{ lint: 'slow_policy', objects: /^public\.notes$/, reason: 'because' }]

test('a warning that is allowed is fine', () => {
  expect(judge([advice('slow_policy', 'notes')], allowed)).toEqual([])
})

test('the same warning on another object is not', () => {
  const found = [advice('slow_policy', 'notes'), advice('slow_policy', 'messages', 'ERROR')]
  expect(judge(found, allowed)).toEqual(['ERROR slow_policy on public.messages: why'])
})

test('a permission that nothing needs any more is named', () => {
  expect(judge([], allowed)).toHaveLength(1)
})

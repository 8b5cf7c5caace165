import { expect, test } from 'vitest'
import { weightsOf } from './routing-settings.ts'

const typed = {
  category_priority: '1',
  manual_priority: '2',
  company_importance: '0,5',
  per_minute_waiting: '1',
  urgency: '100',
  urgency_horizon_hours: '24',
}

test('a comma is as good as a point', () => {
  expect(weightsOf(typed)).toMatchObject({ company_importance: 0.5, urgency_horizon_hours: 24 })
})

test('nothing, words, what is out of range and half an hour of horizon are no weights', () => {
  const wrong = [
    { urgency: '' },
    { urgency: 'много' },
    { per_minute_waiting: '0' },
    { category_priority: '1001' },
    { urgency_horizon_hours: '1.5' },
  ]
  for (const change of wrong) expect(weightsOf({ ...typed, ...change })).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPreferences, usual } from './preferences.ts'

test('whoever has chosen nothing has what is usual', () => {
  expect(readPreferences({})).toEqual(usual)
  expect(readPreferences(null)).toEqual(usual)
})

test('what was chosen is kept, key by key', () => {
  const chosen = {
    enterSends: false,
    undoSendSeconds: 0,
    density: 'compact',
    notices: { unassigned: { sound: true } },
    quietHours: { from: '22:00', to: '08:30' },
  }
  expect(readPreferences(chosen)).toEqual({
    ...usual,
    ...chosen,
    notices: { ...usual.notices, unassigned: { sound: true, desktop: false } },
  })
})

test('quiet hours that never begin or never end are none', () => {
  expect(readPreferences({ quietHours: { from: '22:00', to: '22:00' } }).quietHours).toBeNull()
  expect(readPreferences({ quietHours: { from: '25:00', to: '08:00' } }).quietHours).toBeNull()
})

test('whatever is kept is read as preferences, and reading them again changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (kept) => {
      const read = readPreferences(kept)
      expect(readPreferences(JSON.parse(JSON.stringify(read)))).toEqual(read)
    }),
  )
})

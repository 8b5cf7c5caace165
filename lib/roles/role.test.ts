import { expect, test } from 'vitest'
import { allPermissions } from '#lib/permissions/permission.ts'
import { fingerprint, isChanged, withEdits } from './draft.ts'
import { cloneOf, exceedsOwn, permissionChange, reach, type Own, type RoleDraft } from './role.ts'

const nightShift: RoleDraft = {
  name: 'Ночная смена',
  scope: 'teams',
  seesUnassigned: false,
  permissions: ['reply', 'note'],
}
const superadmin: Own = { scope: 'all', seesUnassigned: false, permissions: [...allPermissions] }
const lead: Own = { scope: 'teams', seesUnassigned: false, permissions: ['reply', 'manage_roles'] }

test('scopes reach further in this order: assigned, with unassigned of my teams, teams, all', () => {
  const reaches = [
    { scope: 'assigned', seesUnassigned: false },
    { scope: 'assigned', seesUnassigned: true },
    { scope: 'teams', seesUnassigned: false },
    { scope: 'all', seesUnassigned: false },
  ] as const
  expect(reaches.map(reach)).toEqual([0, 1, 2, 3])
})

test('nobody gives a permission or a scope that he does not have', () => {
  expect(exceedsOwn(nightShift, superadmin)).toBe(false)
  expect(exceedsOwn(nightShift, lead)).toBe(true)
  expect(exceedsOwn({ ...nightShift, permissions: ['reply'] }, lead)).toBe(false)
  expect(exceedsOwn({ ...nightShift, permissions: [], scope: 'all' }, lead)).toBe(true)
})

test('a clone keeps what whoever clones may give', () => {
  expect(cloneOf({ ...nightShift, scope: 'all' }, lead, 'Копия')).toEqual({
    name: 'Копия',
    scope: 'teams',
    seesUnassigned: false,
    permissions: ['reply'],
  })
  expect(cloneOf(nightShift, superadmin, 'Копия')).toEqual({ ...nightShift, name: 'Копия' })
})

test('what one gains and loses is told in the order of the screen', () => {
  expect(permissionChange(['note', 'reply'], ['close', 'assign', 'note'])).toEqual({
    gained: ['assign', 'close'],
    lost: ['reply'],
  })
})

test('what nobody touched follows the role; what was touched stays', () => {
  const edits = { name: 'Ночь', permissions: { close: true } }
  const changedElsewhere: RoleDraft = { ...nightShift, scope: 'all', permissions: ['assign'] }
  expect(withEdits(changedElsewhere, edits)).toEqual({
    name: 'Ночь',
    scope: 'all',
    seesUnassigned: false,
    permissions: ['assign', 'close'],
  })
})

test('spaces, order and a switch without meaning are no change', () => {
  const same = { ...nightShift, name: ' Ночная смена ', seesUnassigned: true }
  expect(isChanged(nightShift, same)).toBe(false)
  expect(isChanged(nightShift, { ...nightShift, permissions: ['note', 'reply'] })).toBe(false)
  expect(isChanged(nightShift, { ...nightShift, permissions: ['reply'] })).toBe(true)
  expect(fingerprint({ ...nightShift, scope: 'assigned' })).not.toBe(
    fingerprint({ ...nightShift, scope: 'assigned', seesUnassigned: true }),
  )
})

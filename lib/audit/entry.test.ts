import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import en from '../i18n/messages/en.json' with { type: 'json' }
import { auditGroups, groupOf } from './entry.ts'

test('the filter knows every kind that the database writes, and no other', () => {
  const page = readFileSync('supabase/schemas/11_audit.sql', 'utf8')
  const [, list = ''] = /check \(kind in \(([\s\S]*?)\)\)/.exec(page) ?? []
  const known = [...list.matchAll(/'(\w+)'/g)].map(([, kind]) => kind)
  expect(auditGroups.flatMap(({ kinds }) => [...kinds]).sort()).toEqual(known.sort())
})

test('every verb that can be refused has words', () => {
  const verbs = globSync('supabase/schemas/*.sql').flatMap((page) => {
    const sql = readFileSync(page, 'utf8')
    return [...sql.matchAll(/private\.admin\('\w+', '(\w+)'\)/g)].map(([, verb]) => verb)
  })
  expect(verbs.length).toBeGreaterThan(15)
  expect(Object.keys(en.audit.verb)).toEqual(expect.arrayContaining(verbs))
})

test('a kind belongs to its group', () => {
  expect(groupOf('role_changed')).toBe('roles')
})

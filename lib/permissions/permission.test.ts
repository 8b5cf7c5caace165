import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allPermissions, knownPermissions } from './permission.ts'

test('the database knows the same permissions, in the same order', () => {
  const page = readFileSync('supabase/schemas/10_team.sql', 'utf8')
  const [, list = ''] =
    /function private\.permission_catalogue\(\)[\s\S]*?array\[([\s\S]*?)\]/.exec(page)!
  expect([...list.matchAll(/'(\w+)'/g)].map(([, permission]) => permission)).toEqual(allPermissions)
})

test('permissions of another version are left out, the rest is put in order', () => {
  expect(knownPermissions(['close', 'fly', 'reply'])).toEqual(['reply', 'close'])
})

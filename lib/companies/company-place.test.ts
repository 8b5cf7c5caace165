import { expect, test } from 'vitest'
import { companiesPath, parseCompanies } from './company-place.ts'

test.each(['/companies', '/companies?q=%D0%BB%D0%B0%D0%B9%D0%BD&sort=last'])(
  '%s and what it says are each other’s inverse',
  (address) => {
    const params = new URLSearchParams(address.split('?')[1] ?? '')
    expect(companiesPath(parseCompanies(params))).toBe(address)
  },
)

test('an order that is none is the usual one', () => {
  expect(parseCompanies(new URLSearchParams('sort=up'))).toEqual({ query: '', sort: 'name' })
})

import { expect, test } from 'vitest'
import { contactsPath, filtersOf, isNarrowed, parseContacts } from './contact-place.ts'

const parse = (search: string) => parseContacts(new URLSearchParams(search))
const company = '0b000000-0000-4000-8000-000000000001'

test('an address and what it says are each other’s inverse', () => {
  const address = `/contacts?q=%D0%B8%D0%B2%D0%B0%D0%BD&sort=name&verified=no&channel=email&company=${company}`
  const place = parse(address.split('?')[1]!)
  expect(place).toEqual({ query: 'иван', sort: 'name', verified: 'no', channel: 'email', company })
  expect(contactsPath(place)).toBe(address)
  expect(isNarrowed(place)).toBe(true)
})

test('what makes no sense is left out', () => {
  expect(parse('sort=up&verified=1&channel=pigeon&company=x&open=no')).toEqual({
    query: '',
    sort: 'last',
  })
  expect(contactsPath(parse(''))).toBe('/contacts')
  expect(isNarrowed(parse('sort=newest'))).toBe(false)
})

test('yes and no are asked as true and false', () => {
  expect(filtersOf(parse(`open=yes&blocked=no&company=${company}&channel=phone`))).toEqual({
    open: true,
    blocked: false,
    company,
    channel: 'phone',
  })
})

import { expect, test } from 'vitest'
import { peopleLike, type Person } from './person.ts'

const person = (name: string, email: string) => ({ name, email }) as Person
const people = [
  person('Артём Лебедев', 'artem@demo.test'),
  person('Анна-Мария Морозова', 'anna@demo.test'),
]
const found = (query: string) => peopleLike(query, people).map(({ email }) => email)

test('people are found by the beginnings of their names and by any part of the address', () => {
  expect(found('артем')).toEqual(['artem@demo.test'])
  expect(found('мор ан')).toEqual(['anna@demo.test'])
  expect(found('мария')).toEqual(['anna@demo.test'])
  expect(found('demo')).toHaveLength(2)
  expect(found('ебедев')).toEqual([])
  expect(found(' ')).toHaveLength(2)
})

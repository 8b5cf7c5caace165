import { expect, test } from 'vitest'
import { unfinishedVariable, variablesFor } from './find-variables.ts'

const among = [
  { name: 'contact.first_name', title: 'Имя клиента' },
  { name: 'agent.name', title: 'Ваши имя и фамилия' },
  { name: 'company.name', title: 'Компания клиента' },
]
const found = (query: string) => variablesFor(query, among).map(({ name }) => name)

test('what is written behind open braces is looked for', () => {
  expect(unfinishedVariable('Привет, {{ имя кл')).toEqual({ from: 8, query: 'имя кл' })
  expect(unfinishedVariable('{{a.b}} {{')).toEqual({ from: 8, query: '' })
  for (const line of ['', '{', '{{contact.name}} и', '{{contact.name|колл'])
    expect(unfinishedVariable(line)).toBeNull()
})

test('by any words of title or name, in either layout', () => {
  expect(found('')).toHaveLength(3)
  expect(found('клиента имя')).toEqual(['contact.first_name'])
  expect(found('company')).toEqual(['company.name'])
  expect(found('bvz')).toEqual(['contact.first_name', 'agent.name'])
  expect(found('почта')).toEqual([])
})

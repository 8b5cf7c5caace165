import { expect, test } from 'vitest'
import { nobody } from '#lib/widget/customer.ts'
import { aConversation } from '#lib/widget/samples.ts'
import { startOf, wishOf } from './wish.ts'

const customer = {
  ...nobody,
  conversations: [aConversation({ id: 'c', number: 12 })],
  categories: [{ id: 'g', key: 'tickets', names: { ru: 'Билеты', en: 'Tickets' } }],
}
const start = (verb: string, ...said: unknown[]) => {
  const wish = wishOf(verb, said)
  return wish && startOf(wish, customer, null)
}

test('a conversation is found by id or number; one that is not there shows the first screen', () => {
  for (const said of ['c', '12', 12])
    expect(start('showConversation', said)?.view).toEqual({ screen: 'conversation', id: 'c' })
  expect(start('showConversation', 'of-another-customer')?.view).toEqual({ screen: 'home' })
})

test('a text is put into the field or sent, under a topic by key, id or name', () => {
  for (const topic of ['tickets', 'g', 'Билеты'])
    expect(start('startConversation', 'Hi', { topic })).toMatchObject({
      view: { screen: 'new', categoryId: 'g' },
      text: 'Hi',
      send: true,
    })
  expect(start('showNewMessage', 'Hi', { topic: 'unknown' })).toMatchObject({
    view: { categoryId: null },
    text: 'Hi',
    send: false,
  })
})

test('what makes no sense is no wish', () => {
  for (const [verb, ...said] of [
    ['dance'],
    ['showSpace', 'news'],
    ['showConversation'],
    ['showConversation', {}],
    ['startConversation', '  '],
  ] as [string, ...unknown[]][])
    expect(wishOf(verb, said)).toBeNull()
})

import { expect, test } from 'vitest'
import type { Conversation } from '#lib/widget/conversation.ts'
import { nobody } from '#lib/widget/customer.ts'
import { aConversation } from '#lib/widget/samples.ts'
import { createNews } from './news.ts'

function watching() {
  const heard: unknown[][] = []
  const news = createNews((...event) => void heard.push(event))
  const contact = { id: 'maria', name: null, email: null }
  return {
    heard,
    look: (refusal: string | null, ...conversations: Conversation[]) =>
      news.look({ ...nobody, contact, conversations }, refusal),
    nobodyYet: (refusal: string | null) => news.look(nobody, refusal),
  }
}

const said = (seq: number) =>
  aConversation({ lastSeq: seq, preview: `text ${seq}`, previewFrom: 'member' })

test('onMessage hears what comes, not what was there', () => {
  const { heard, look, nobodyYet } = watching()
  nobodyYet(null)
  look(null, said(3))
  expect(heard).toEqual([])
  look(null, said(4))
  look(null, said(4))
  look(null, { ...said(5), previewFrom: 'contact' })
  expect(heard).toEqual([['message', { conversation_id: 'c', seq: 4, text: 'text 4' }]])
})

test('onQueueChange hears a place when it changes, and null when nobody waits any more', () => {
  const { heard, look } = watching()
  const at = (place: number) =>
    aConversation({ queue: { place, expectedSeconds: 60 * place, opensAt: null } })
  look(null)
  look(null, at(2))
  look(null, at(2))
  look(null, at(1))
  look(null, aConversation())
  look(null, aConversation())
  expect(heard).toEqual([
    ['queue', { conversation_id: 'c', position: 2, eta: 120 }],
    ['queue', { conversation_id: 'c', position: 1, eta: 60 }],
    ['queue', null],
  ])
})

test('onError hears a refusal once, and the next one again', () => {
  const { heard, nobodyYet } = watching()
  nobodyYet('identity_expired')
  nobodyYet('identity_expired')
  nobodyYet(null)
  nobodyYet('identity_expired')
  expect(heard).toEqual([
    ['error', 'identity_expired'],
    ['error', 'identity_expired'],
  ])
})

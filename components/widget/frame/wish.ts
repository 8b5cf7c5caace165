import type { Customer } from '#lib/widget/customer.ts'
import { frameVerbs, type FrameVerb } from '#lib/widget/protocol.ts'
import { randomId } from '#lib/widget/random.ts'
import type { View } from './view.ts'

/** What the host page asked to see. */
export type Wish = {
  verb: FrameVerb
  text: string | null
  /** Key, id or name of a category. */
  topic: string | null
  /** It depends on which conversations and categories there are. */
  needsTable: boolean
}

/** Reads a verb's arguments; null where they make no sense. */
export function wishOf(verb: string, [first, second]: unknown[]): Wish | null {
  if (!frameVerbs.includes(verb as FrameVerb)) return null
  const text = typeof first === 'string' || typeof first === 'number' ? String(first) : null
  const topic = (second as { topic?: unknown } | null | undefined)?.topic
  const wish: Wish = {
    verb: verb as FrameVerb,
    text,
    topic: typeof topic === 'string' ? topic : null,
    needsTable: verb === 'showConversation' || verb.endsWith('Message') || verb.startsWith('start'),
  }
  if (verb === 'showSpace') return text === 'home' || text === 'messages' ? wish : null
  if (verb === 'showConversation') return text ? wish : null
  if (verb === 'startConversation') return text?.trim() ? wish : null
  return wish
}

/** The screen that a wish asks for, and the words for its field. A conversation that is not there: home. */
export function startOf(
  { verb, text, topic }: Wish,
  customer: Customer,
  usualTopic: string | null,
): { view: View; text: string | null; send: boolean } {
  if (verb === 'showConversation') {
    const found = customer.conversations.find(
      ({ id, number }) => id === text || `${number}` === text,
    )
    const view: View = found ? { screen: 'conversation', id: found.id } : { screen: 'home' }
    return { view, text: null, send: false }
  }
  if (verb !== 'showNewMessage' && verb !== 'startConversation')
    return { view: { screen: 'home' }, text: null, send: false }
  const categoryId = categoryOf(customer, topic ?? usualTopic)
  const view: View = { screen: 'new', lane: randomId(), categoryId }
  return { view, text, send: verb === 'startConversation' }
}

function categoryOf({ categories }: Customer, topic: string | null): string | null {
  if (topic === null) return null
  const found = categories.find(
    ({ id, key, names }) => id === topic || key === topic || Object.values(names).includes(topic),
  )
  return found?.id ?? null
}

import type { Customer } from '#lib/widget/customer.ts'
import type { WrittenEntry } from '#lib/widget/writing.ts'

/** What is on the screen. A conversation that is not started yet goes by its outbox lane. */
export type View =
  | { screen: 'home' }
  | { screen: 'conversation'; id: string }
  | { screen: 'new'; lane: string; categoryId: string | null }

/** The conversation behind a view, as soon as there is one. */
export function conversationIdOf(view: View, customer: Customer): string | null {
  if (view.screen === 'conversation') return view.id
  return view.screen === 'new' ? (customer.started[view.lane] ?? null) : null
}

/** Unsent messages of a view: those of the conversation, and of the lane it was started in. */
export function entriesOf(
  view: View,
  customer: Customer,
  entries: readonly WrittenEntry[],
): WrittenEntry[] {
  const lanes = new Set(lanesOf(view, customer))
  return entries.filter(({ lane }) => lanes.has(lane))
}

/**
 * Where the next message goes. While messages wait in the lane that starts the conversation, the next one
 * stands behind them: two lanes would be sent side by side, out of order.
 */
export function laneOf(view: View, customer: Customer, entries: readonly WrittenEntry[]): string {
  const id = conversationIdOf(view, customer)
  const waiting = lanesOf(view, customer).find(
    (lane) => lane !== id && entries.some((entry) => entry.lane === lane),
  )
  return waiting ?? id ?? (view.screen === 'new' ? view.lane : '')
}

function lanesOf(view: View, customer: Customer): string[] {
  const id = conversationIdOf(view, customer)
  const starting = Object.entries(customer.started)
    .filter(([, started]) => started === id)
    .map(([lane]) => lane)
  // What was written to the closed conversation waits in its lane and arrives in the one that goes on.
  const continued = customer.conversations.find((each) => each.id === id)?.continuesId
  const own = view.screen === 'new' ? [view.lane] : []
  return [
    ...new Set([
      ...own,
      ...starting,
      ...(continued ? [continued] : []),
      ...(id === null ? [] : [id]),
    ]),
  ]
}

import type { Conversation } from './conversation.ts'

/*
 * A list on which the pointer rests keeps still: what comes in waits above, what goes leaves an empty place,
 * so that a press never meets another row than the one that was aimed at. Pure.
 */

/** A place in a list that keeps still: its conversation, or null where that is in the list no more. */
export type Place = { id: string; row: Conversation | null }

export type HeldList = {
  places: Place[]
  /** How many conversations would stand elsewhere, or came, or went, if the list were let go now. */
  waiting: number
}

/**
 * The list as it was when it was held, each row in its present state; pages that came since are below.
 *
 * @param held ids in the order in which they were held
 */
export function heldList(held: readonly string[], rows: readonly Conversation[]): HeldList {
  const present = new Map(rows.map((row) => [row.id, row]))
  const wasHeld = new Set(held)
  const lastHeld = rows.findLastIndex(({ id }) => wasHeld.has(id))
  const below = rows.slice(lastHeld + 1)
  const places = [
    ...held.map((id) => ({ id, row: present.get(id) ?? null })),
    ...below.map((row) => ({ id: row.id, row })),
  ]
  const kept = held.filter((id) => present.has(id))
  const now = rows.slice(0, lastHeld + 1)
  const came = now.filter(({ id }) => !wasHeld.has(id)).length
  const went = held.length - kept.length
  const order = now.filter(({ id }) => wasHeld.has(id)).map(({ id }) => id)
  return { places, waiting: came + went + moved(kept, order) }
}

/** How many have to be taken out so that the others are in the same order: those that went up. */
function moved(before: readonly string[], after: readonly string[]): number {
  let at = before.length - 1
  let still = 0
  for (let index = after.length - 1; index >= 0; index -= 1) {
    let look = at
    while (look >= 0 && before[look] !== after[index]) look -= 1
    if (look < 0) continue
    still += 1
    at = look - 1
  }
  return before.length - still
}

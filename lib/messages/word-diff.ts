import { diffArrays } from 'diff'

/** A stretch of two texts laid over each other. */
export type Difference = { text: string; kind: 'same' | 'removed' | 'added' }

/** Whole words of any script, stretches of white space, and every other sign by itself. */
const token = /[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu

/** Milliseconds: two texts with little in common are not worth more. */
const patience = 200

/** What became of the words of one text in another. Texts that take too long to compare are all removed and all added. */
export function wordDiff(before: string, after: string): Difference[] {
  const changes = diffArrays(before.match(token) ?? [], after.match(token) ?? [], {
    timeout: patience,
  })
  if (!changes) return whole(before, after)
  return changes.map(({ value, added, removed }) => ({
    text: value.join(''),
    kind: removed ? 'removed' : added ? 'added' : 'same',
  }))
}

function whole(before: string, after: string): Difference[] {
  const both: Difference[] = [
    { text: before, kind: 'removed' },
    { text: after, kind: 'added' },
  ]
  return both.filter(({ text }) => text !== '')
}

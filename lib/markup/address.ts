/** What is longer is no address, and was written so that reading it takes long. */
export const longestAddress = 4_096

/** A sentence's end is not the address's. */
const trailing = '.,:;!?…”]}'

/**
 * What looks like an address, without the end of the sentence that it stands in; a bracket is the address's
 * own where the address opened it. Backwards, one character at a time: a pattern would begin anew at each,
 * and a customer who writes ten thousand dots would stop every desk that shows them.
 */
export function withoutTail(shape: string): string {
  let unopened = shape.split(')').length - shape.split('(').length
  let end = shape.length
  for (; end > 0; end -= 1) {
    const last = shape.charAt(end - 1)
    if (last === ')' && unopened > 0) unopened -= 1
    else if (!trailing.includes(last)) break
  }
  return shape.slice(0, end)
}

export type TextPart = { text: string; href: string | null }

const address = /https?:\/\/[^\s<>"']+/gi
/** What ends a sentence, not an address. */
const trailing = '.,:;!?»”)]}'

/**
 * Splits what somebody wrote into text and web addresses. Only http and https become links, so that
 * nothing written in a chat can run.
 */
export function linkedText(body: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of body.matchAll(address)) {
    const written = withoutTail(match[0])
    if (!isAddress(written)) continue
    if (match.index > at) parts.push({ text: body.slice(at, match.index), href: null })
    parts.push({ text: written, href: written })
    at = match.index + written.length
  }
  if (at < body.length) parts.push({ text: body.slice(at), href: null })
  return parts
}

function withoutTail(written: string): string {
  // Backwards, one character at a time: a pattern would begin anew at each, and a long row of dots take seconds.
  let end = written.length
  while (trailing.includes(written.charAt(end - 1) || ' ')) end -= 1
  // A bracket opened inside the address closes inside it.
  const isClosing = written[end] === ')' && written.includes('(')
  return written.slice(0, isClosing ? end + 1 : end)
}

function isAddress(written: string): boolean {
  try {
    return new URL(written).hostname !== ''
  } catch {
    return false
  }
}

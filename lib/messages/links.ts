import { longestAddress, withoutTail } from '#lib/markup/address.ts'

/** A stretch of a message: words, or an address to go to. */
export type Stretch = { text: string; href: string | null }

const address = /https?:\/\/[^\s<>"'«»]+/gi

/** Finds the web addresses in a text. Only http and https become links, whatever else looks like one. */
export function withLinks(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let end = 0
  for (const match of text.matchAll(address)) {
    const href = withoutTail(match[0])
    if (match[0].length > longestAddress || !URL.canParse(href)) continue
    if (match.index > end) stretches.push({ text: text.slice(end, match.index), href: null })
    stretches.push({ text: href, href })
    end = match.index + href.length
  }
  if (end < text.length) stretches.push({ text: text.slice(end), href: null })
  return stretches
}

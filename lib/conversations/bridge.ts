import type { TimelinePage } from './timeline.ts'

/** Events asked for at once: the most that the database gives. */
const span = 500
/** Events above the one that is jumped to: it shall not stand at the very top. */
const above = 30
/** Questions under way at once: the database has other work, too. */
const abreast = 3

type FetchPage = (stretch: { before: number; size: number }) => Promise<TimelinePage>

/**
 * Everything between a far position and the oldest one that is here, as one page. Positions have no gaps,
 * so the parts need not wait for each other.
 *
 * @returns null where nothing is missing
 * @throws what fetchPage throws
 */
export async function bridge(
  fetchPage: FetchPage,
  position: number,
  first: number,
): Promise<TimelinePage | null> {
  const from = Math.max(1, position - above)
  if (from >= first) return null
  const parts: { before: number; size: number }[] = []
  for (let before = first; before > from; before -= span)
    parts.push({ before, size: Math.min(span, before - from) })
  const pages: TimelinePage[] = []
  const waiting = parts.map((part, n) => [n, part] as const)
  const fetchNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [n, part] = next
      pages[n] = await fetchPage(part)
    }
  }
  await Promise.all(Array.from({ length: abreast }, fetchNext))
  const newest = pages[0]
  return newest ? { ...newest, arrivals: pages.reverse().flatMap((page) => page.arrivals) } : null
}

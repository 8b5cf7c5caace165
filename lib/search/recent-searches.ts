const most = 8

/**
 * What one member searched for in this browser, the latest first. Of each member apart: on a shared machine
 * the words of one say nothing to the next.
 */
export function recentSearches(memberId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(memberId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string') : []
  } catch {
    return []
  }
}

/** Remembers a search that led somewhere. What was typed on the way to it is forgotten. */
export function rememberSearch(memberId: string, query: string): void {
  const words = query.trim()
  if (words === '') return
  const others = recentSearches(memberId).filter(
    (each) => !words.toLowerCase().startsWith(each.toLowerCase()),
  )
  keep(memberId, [words, ...others].slice(0, most))
}

export function forgetSearches(memberId: string): void {
  keep(memberId, [])
}

function keep(memberId: string, queries: string[]): void {
  try {
    localStorage.setItem(keyOf(memberId), JSON.stringify(queries))
  } catch {
    // Then nothing is recent next time.
  }
}

const keyOf = (memberId: string) => `otklik-searches-${memberId}`

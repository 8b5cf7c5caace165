const key = 'otklik-recent-commands'
const most = 5

/** Ids of the commands used lately in this browser, the latest first. */
export function recentCommands(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberCommand(id: string): void {
  try {
    const others = recentCommands().filter((each) => each !== id)
    localStorage.setItem(key, JSON.stringify([id, ...others].slice(0, most)))
  } catch {
    // Then nothing is recent next time.
  }
}

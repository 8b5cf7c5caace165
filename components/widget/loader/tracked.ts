import type { Panel } from '../panel/contract.ts'

/** Newer ones take the place of the oldest. */
const most = 20

/** Events of the page, until there is a panel that hears them. They load nothing. */
export function createTracked() {
  const waiting: Parameters<NonNullable<Panel['track']>>[] = []
  const tell = (panel: Panel | null) => {
    while (panel && waiting[0]) panel.track?.(...waiting.shift()!)
  }
  return {
    tell,
    add(panel: Panel | null, name: unknown, facts: unknown) {
      waiting.push([performance.now(), location.href, name, facts])
      if (waiting.length > most) waiting.shift()
      tell(panel)
    },
    forget: () => waiting.splice(0),
  }
}

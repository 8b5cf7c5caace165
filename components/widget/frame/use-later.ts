import { useEffect, useState } from 'react'

/** Milliseconds until what did not come is asked for again. */
const pause = 2_000

/**
 * A part of the widget that comes when it is first wanted; null until then. While another one is on its
 * way the earlier one stays.
 *
 * @param load  `() => import('./part.tsx')`, made once outside the component
 */
export function useLater<Part>(load: () => Promise<Part>, isWanted: boolean): Part | null {
  const [held, setHeld] = useState<{ load: typeof load; part: Part } | null>(null)
  useEffect(() => {
    if (!isWanted || held?.load === load) return
    let isHere = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () =>
      load().then(
        (part) => isHere && setHeld({ load, part }),
        () => {
          if (isHere) timer = setTimeout(ask, pause)
        },
      )
    void ask()
    return () => {
      isHere = false
      clearTimeout(timer)
    }
  }, [load, isWanted, held])
  return held?.part ?? null
}

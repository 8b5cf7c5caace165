import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that never changes and calls the one of the latest render: for effects and observers. */
export function useLatest<Args extends unknown[], Result>(
  run: (...given: Args) => Result,
): (...given: Args) => Result {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  return useCallback((...given) => latest.current(...given), [])
}

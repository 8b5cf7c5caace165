import { useLayoutEffect, useReducer } from 'react'

type Watched<Value> = { get: () => Value; subscribe: (listener: () => void) => () => void }

/** The present value of something that tells of its changes. */
export function useWatched<Value>({ get, subscribe }: Watched<Value>): Value {
  const [, again] = useReducer((count: number) => count + 1, 0)
  useLayoutEffect(() => {
    // What changed between the render and this subscription must not be missed.
    again()
    return subscribe(again)
  }, [subscribe])
  return get()
}

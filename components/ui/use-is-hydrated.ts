import { useSyncExternalStore } from 'react'

/** False on the server and in the first paint that has to repeat it; true ever after. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(neverChanges, yes, no)
}

const neverChanges = () => () => undefined
const yes = () => true
const no = () => false

/*
 * Which forms of the settings hold something that was not saved. Whatever leads away asks here first:
 * links through the guard (unsaved-guard.tsx), commands by themselves.
 */

type Go = () => void

const held = new Set<string>()
let ask: ((go: Go) => void) | null = null

export const isAnythingUnsaved = () => held.size > 0

/** A form says whether it holds something; the answer lets it go. */
export function hold(form: string, isDirty: boolean): () => void {
  if (isDirty) held.add(form)
  else held.delete(form)
  return () => void held.delete(form)
}

/** Who asks the person. One guard at a time. */
export function askWith(asking: (go: Go) => void): () => void {
  ask = asking
  return () => void (ask = null)
}

/** Goes away, at once or when the person said so. */
export function leaving(go: Go): void {
  if (held.size > 0 && ask) ask(go)
  else go()
}

/** What was not saved is given up. */
export const giveUp = () => held.clear()

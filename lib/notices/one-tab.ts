/*
 * A desk open in three tabs hears everything three times; it should call once, and not at all where one
 * of the tabs shows the conversation to somebody who looks.
 */

const lookingKey = 'otklik:looking'
/** Milliseconds: how long a call counts as made, and how long a look counts without a word. */
const callLasts = 2_000
const lookLasts = 7_000

/** Runs `call` in one of the tabs that hear the same thing. */
export async function inOneTab(name: string, call: () => void): Promise<void> {
  if (!('locks' in navigator)) return call()
  await navigator.locks.request(`otklik-call-${name}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    call()
    await new Promise((resolve) => setTimeout(resolve, callLasts))
  })
}

/** Says which conversation is being looked at; to be repeated every few seconds while it lasts. */
export function sayLooking(conversationId: string | null, now: number): void {
  try {
    if (conversationId === null) localStorage.removeItem(lookingKey)
    else localStorage.setItem(lookingKey, JSON.stringify({ conversationId, at: now }))
  } catch {
    // Forbidden: then every tab calls for itself.
  }
}

export function isLookedAtAnywhere(conversationId: string, now: number): boolean {
  try {
    const said = JSON.parse(localStorage.getItem(lookingKey) ?? 'null') as {
      conversationId?: unknown
      at?: unknown
    } | null
    return (
      said?.conversationId === conversationId &&
      typeof said.at === 'number' &&
      now - said.at < lookLasts
    )
  } catch {
    return false
  }
}

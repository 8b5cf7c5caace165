import { clock } from '#lib/kernel/clock.ts'
import { endOf } from '#lib/widget/person.ts'

/** Milliseconds before its end at which the host page is asked for a new token. */
const margin = 60_000
/** Timers of browsers end there. */
const longest = 2_000_000_000

/** Asks for a fresh identity token before the one in hand runs out, so that nothing is interrupted. */
export function watchIdentity(onEnding: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let followed: string | null = null
  return {
    follow(jwt: string | null): void {
      if (jwt === followed) return
      followed = jwt
      clearTimeout(timer)
      const end = endOf(jwt)
      if (end === null) return
      const wait = end - margin - clock.ms()
      // One that is short or over already is refused by the server, which says so.
      if (wait > 0) timer = setTimeout(onEnding, Math.min(wait, longest))
    },
  }
}

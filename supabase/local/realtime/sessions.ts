import type { Channel } from './channel.ts'
import type { Context } from './context.ts'
import { Refusal, sessionEnded } from './refusal.ts'
import type { Caller } from './token.ts'

/**
 * Ends the channels of people who have signed out: upstream would let them listen until their token
 * expires. Returns what stops it.
 */
export function watchSessions(context: Context): () => void {
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    endSignedOut(context)
      .catch((error: unknown) => {
        // Without a database nobody can be told from anybody; the next round will.
        if (!(error instanceof Refusal)) throw error
      })
      .finally(() => (isLooking = false))
  }, context.limits.sessionCheckMs)
  return () => clearInterval(timer)
}

async function endSignedOut({ topics, authorizer }: Context): Promise<void> {
  const bySession = new Map<string, { caller: Caller; channels: Channel[] }>()
  for (const channel of topics.all()) {
    const session = channel.caller.claims.session_id
    if (typeof session !== 'string') continue
    const known = bySession.get(session) ?? { caller: channel.caller, channels: [] }
    known.channels.push(channel)
    bySession.set(session, known)
  }
  if (bySession.size === 0) return
  const callers = [...bySession.values()].map(({ caller }) => caller)
  for (const { claims } of await authorizer.endedSessions(callers)) {
    const ended = bySession.get(String(claims.session_id))
    for (const channel of ended?.channels ?? []) channel.shutdown(sessionEnded().message)
  }
}

import type { Keep } from './keep.ts'
import type { Looks } from './looks.ts'
import { randomSecret } from './random.ts'

/** What is known of an inbox before anything was asked as its customer. */
export type Welcome = { name: string; greetings: Record<string, string>; looks: Looks | null }

/** What the widget-session function gives for a secret. */
export type Admission = {
  token: string
  /** Milliseconds since the epoch. */
  expiresAt: number
  contactId: string
  /** A visitor's secret that was sent along is spent: its conversations are this customer's now. */
  hasJoined: boolean
  inbox: Welcome
}

/** Why there is no session; `seconds` to wait where there were too many. */
export type Refusal = { reason: string; seconds?: number | null }

/** `unreachable`: nobody answered, or nobody who knows. Anything else is the function's reason. */
export type Exchange = (
  secret: string,
  identityToken: string | null,
) => Promise<Admission | Refusal>

/** The session cannot be had now (`unreachable`) or not at all with what the host page says. */
export class SessionRefused extends Error {
  reason: string
  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

export type Session = ReturnType<typeof createSession>

/** The secret is spent or another's: the browser begins again with a new one. */
const renewing = ['session_ended', 'session_of_another', 'identity_required', 'secret_too_short']
/** Milliseconds before its end at which a token is replaced: more than one heartbeat of Realtime. */
const margin = 60_000

/**
 * The session of one person in this browser: exchanges the kept secret for short tokens, and renews them
 * before they end, one request at a time.
 */
export function createSession(options: {
  exchange: Exchange
  keep: Keep
  identityToken: () => string | null
  /** Milliseconds since the epoch. */
  now: () => number
  onAdmission: (admission: Admission) => void
}) {
  const { keep } = options
  let admission: Admission | null = null
  let pending: Promise<string> | null = null

  function secretAfter(spent: string | null): string {
    const kept = keep.get('secret')
    // Another tab may have begun again already: its secret is as good.
    if (kept !== null && kept !== spent) return kept
    const fresh = randomSecret()
    keep.set('secret', fresh)
    return fresh
  }

  async function open(): Promise<string> {
    let secret = secretAfter(null)
    for (let tries = 0; ; tries += 1) {
      const answer = await options.exchange(secret, options.identityToken())
      if ('token' in answer) {
        admission = answer
        options.onAdmission(answer)
        return answer.token
      }
      if (tries > 0 || !renewing.includes(answer.reason)) throw new SessionRefused(answer.reason)
      secret = secretAfter(secret)
    }
  }

  const renew = () =>
    (pending ??= open().finally(() => {
      pending = null
    }))

  return {
    /** Has this browser been here before? */
    isKnown: () => keep.get('secret') !== null,
    /** A token that lives for another minute at least. Rejects with SessionRefused. */
    async token(): Promise<string> {
      const isFresh = admission !== null && admission.expiresAt - margin > options.now()
      return isFresh && admission ? admission.token : renew()
    },
    /** After a refusal of `spent`: the next token. */
    async tokenAfter(spent: string): Promise<string> {
      if (admission?.token === spent) admission = null
      return this.token()
    },
    /** The token in hand, however old: for saying goodbye. */
    current: () => admission?.token ?? null,
  }
}

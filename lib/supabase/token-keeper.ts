/** What `GET /api/session` answers. */
export type SessionToken = { accessToken: string; /** Seconds from now. */ expiresIn: number }

/** No session any more: signed out elsewhere, or revoked. */
export class SessionEnded extends Error {}

/** The session holds, but what was seen as another member is over. */
export class ViewingEnded extends SessionEnded {}

/** Milliseconds before its end at which a token is no longer handed out: a request takes time. */
const margin = 60_000

type TokenKeeperOptions = {
  /**
   * Asks the desk's own server, which holds the refresh token in a cookie that scripts cannot read.
   *
   * @param isDoubted the last token was refused: ask Auth whether the session still lives
   * @throws SessionEnded, or what fetch throws
   */
  ask: (isDoubted: boolean) => Promise<SessionToken>
  /** Milliseconds since the epoch. */
  now: () => number
}

/** Hands out the present access token: asks once for everybody, keeps it in memory until shortly before its end. */
export function createTokenKeeper({ ask, now }: TokenKeeperOptions) {
  let kept: { token: string; end: number } | undefined
  let asking: Promise<string> | undefined
  let isDoubted = false

  async function renew(): Promise<string> {
    try {
      const { accessToken, expiresIn } = await ask(isDoubted)
      isDoubted = false
      kept = { token: accessToken, end: now() + expiresIn * 1000 }
      return accessToken
    } catch (error) {
      // The network is away: a token that still holds is better than none.
      if (!(error instanceof SessionEnded) && kept && !isDoubted && now() < kept.end) {
        return kept.token
      }
      throw error
    } finally {
      asking = undefined
    }
  }

  return {
    token: (): Promise<string> => {
      if (kept && !isDoubted && now() < kept.end - margin) return Promise.resolve(kept.token)
      return (asking ??= renew())
    },
    /** Somebody was answered 401 with this token. */
    doubt: (token: string): void => {
      if (kept?.token === token) isDoubted = true
    },
  }
}

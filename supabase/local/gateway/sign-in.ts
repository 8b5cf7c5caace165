import { decodeJwt } from 'jose'
import type { AuthUsers } from './auth-users.ts'
import type { Verdict } from './password-hook.ts'

type Session = { access_token: string; user: { id: string } }
type AskHook = (userId: string, isValid: boolean) => Promise<Verdict>

/**
 * What GoTrue asks about a sign-in and lite does not: is the user banned, and what does the hook for
 * tried passwords say. lite has made the session by then; where the answer is no, it ends before
 * anybody was told of it.
 */
export function createSignIn(users: AuthUsers, askHook: AskHook) {
  /** @param body of POST /token, @param answer lite's to it */
  return async function signIn(
    answer: Response,
    grant: string | null,
    body: Buffer,
  ): Promise<Response> {
    const session = answer.status === 200 ? ((await answer.clone().json()) as Session) : undefined
    if (session && (await users.isBanned(session.user.id))) {
      await users.endSessions(session.user.id)
      return refusal(400, 'user_banned', 'User is banned')
    }
    if (grant !== 'password') return answer
    const userId = session?.user.id ?? (await userTried(answer, body))
    if (!userId) return answer
    const verdict = await askHook(userId, session !== undefined)
    if (verdict.decision === 'continue') return answer
    if (verdict.endSessions) await users.endSessions(userId)
    else if (session) await users.endSession(String(decodeJwt(session.access_token).session_id))
    return refusal(verdict.status, verdict.code, verdict.message)
  }

  /** Whose password was wrong; undefined when nobody has this address or it was something else. */
  async function userTried(answer: Response, body: Buffer): Promise<string | undefined> {
    const { error_code: code } = (await answer.clone().json()) as { error_code?: string }
    if (code !== 'invalid_credentials') return undefined
    const { email } = JSON.parse(body.toString()) as { email?: unknown }
    return typeof email === 'string' ? (await users.byEmail(email))?.id : undefined
  }
}

export type SignIn = ReturnType<typeof createSignIn>

function refusal(status: number, code: string, message: string): Response {
  return Response.json(
    { code: status, error_code: code, msg: message },
    { status, headers: { 'x-sb-error-code': code } },
  )
}

import type { Step } from './pipeline.ts'

/** The part of a caller that the database gets to know. */
export type DatabaseCaller = {
  role: string
  /** What request.jwt.claims shows. */
  claimsJson: string
  /** Present for a token of Auth: then the session must still be there. */
  sessionId: string | null
}

/** What a function or a policy can ask about the request (PostgREST's request.* settings). */
export type RequestFacts = {
  method: string
  /** As PostgREST sees it, e.g. `/rpc/send_message`. */
  path: string
  headersJson: string
}

/** Further settings of the transaction, by name. The names come from this folder, never from a caller. */
export type Settings = Record<string, string>

const fixed = [
  `set_config('role', $1, true)`,
  `set_config('request.jwt.claims', $2, true)`,
  `set_config('request.method', $3, true)`,
  `set_config('request.path', $4, true)`,
  `set_config('request.headers', $5, true)`,
  `case when $6::uuid is not null then auth.require_session($6::uuid) end`,
]

/**
 * The first step of every caller's transaction: become the caller. Fails with SQLSTATE PGRST (401)
 * when the caller's session was signed out. The privilege to call auth.require_session is checked
 * while the role is still authenticator; no caller can call it.
 */
export function callerContext(
  caller: DatabaseCaller,
  facts: RequestFacts,
  settings: Settings = {},
): Step {
  const names = Object.keys(settings)
  const more = names.map((name, position) => `set_config('${name}', $${position + 7}, true)`)
  return {
    name: ['context', ...names].join(' '),
    text: `select ${[...fixed, ...more].join(', ')}`,
    values: [
      caller.role,
      caller.claimsJson,
      facts.method,
      facts.path,
      facts.headersJson,
      caller.sessionId,
      ...Object.values(settings),
    ],
  }
}

/** The search path of a request for an exposed schema other than public. */
export function searchPath(schema: string): string {
  return `"${schema.replaceAll('"', '""')}", public, extensions`
}

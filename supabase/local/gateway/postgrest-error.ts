/** A PostgREST answer to a database error: status, headers and the JSON body of four fields. */
export type ErrorAnswer = {
  status: number
  headers: Record<string, string>
  body: { code: string; message: string; details: string | null; hint: string | null }
}

/** What pg and postgres.js both put on an error of the server. */
export type DatabaseError = Error & { code?: string; detail?: string; hint?: string }

/** First match wins. From PostgREST 14, "Errors from PostgreSQL" (docs.postgrest.org/en/v14/references/errors.html). */
const statusBySqlState: [RegExp, number][] = [
  [/^08/, 503],
  [/^09/, 500],
  [/^0L|^0P/, 403],
  [/^23503|^23505/, 409],
  [/^25006/, 405],
  [/^25/, 500],
  [/^28/, 403],
  [/^2D/, 500],
  [/^38|^39|^3B/, 500],
  [/^40/, 500],
  [/^53400/, 500],
  [/^53/, 503],
  [/^54|^55|^57|^58/, 500],
  [/^F0|^HV/, 500],
  [/^P0001/, 400],
  [/^P0/, 500],
  [/^XX/, 500],
  [/^42883/, 404],
  [/^42P01/, 404],
  [/^42P17/, 500],
]

/** True for an error of the connection rather than of a statement: Postgres is away or going away. */
export function isConnectionError(error: unknown): boolean {
  const code = (error as DatabaseError | undefined)?.code
  // Statements fail with five characters of SQLSTATE; sockets with ECONNREFUSED, ENOENT, or none at all.
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$|^PGRST$/.test(code)) return true
  return code.startsWith('08') || code === '57P01' || code === '57P02' || code === '57P03'
}

/**
 * PostgREST's answer to an error. `signedIn`: the caller is more than anon, for whom a missing
 * privilege means "sign in" (401) rather than "never" (403).
 */
export function toErrorAnswer(error: DatabaseError, signedIn: boolean): ErrorAnswer {
  if (isConnectionError(error))
    return answer(
      503,
      'PGRST001',
      'Database connection error. Retrying the connection.',
      null,
      null,
    )
  const code = error.code ?? ''
  if (code === 'PGRST') return raisedAnswer(error)
  const raised = /^PT(\d{3})$/.exec(code)
  const details = error.detail ?? null
  const hint = error.hint ?? null
  if (raised) return answer(Number(raised[1]), code, error.message, details, hint)
  if (code === '42501') return answer(signedIn ? 403 : 401, code, error.message, details, hint)
  const status = statusBySqlState.find(([state]) => state.test(code))?.[1] ?? 400
  return answer(status, code, error.message, details, hint)
}

/** `raise sqlstate 'PGRST'`: the function names the whole answer, body in message, status in detail. */
function raisedAnswer(error: DatabaseError): ErrorAnswer {
  try {
    const { code, message, details = null, hint = null } = JSON.parse(error.message)
    const { status, headers } = JSON.parse(error.detail ?? '')
    return { ...answer(status, code, message, details, hint), headers: headers ?? {} }
  } catch {
    return answer(
      500,
      'PGRST121',
      `Could not parse JSON in the "RAISE SQLSTATE 'PGRST'" error`,
      error.message,
      'MESSAGE holds code and message as JSON, DETAIL holds status and headers.',
    )
  }
}

function answer(
  status: number,
  code: string,
  message: string,
  details: string | null,
  hint: string | null,
): ErrorAnswer {
  return { status, headers: {}, body: { code, message, details, hint } }
}

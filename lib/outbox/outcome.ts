/**
 * What became of one try to send: it is stored (answer), it will never be (reason, for the catalogue), or
 * nobody knows and the same client_id may be tried again.
 */
export type Outcome<Answer> =
  | { kind: 'delivered'; answer: Answer }
  | { kind: 'refused'; reason: string }
  | { kind: 'unreachable' }

/** 401: the token is refreshed and the try repeated; 408, 425, 429: asked to come again. */
const comeAgain = [401, 408, 425, 429]

/**
 * Reads an answer of the Data API (PostgREST: the message of an error is a snake_case reason).
 *
 * @param status HTTP status; 0 where no answer came
 * @param message the error's message, or null when all went well
 */
export function outcomeOf<Answer>(
  status: number,
  message: string | null,
  answer: Answer | null,
): Outcome<Answer> {
  if (message === null && answer !== null) return { kind: 'delivered', answer }
  const isFinal = status >= 400 && status < 500 && !comeAgain.includes(status)
  return isFinal ? { kind: 'refused', reason: reasonIn(message) } : { kind: 'unreachable' }
}

/** The reason in an error's message; `unknown` where it is prose. */
export function reasonIn(message: string | null): string {
  return message !== null && /^[a-z][a-z0-9_]{2,60}$/.test(message) ? message : 'unknown'
}

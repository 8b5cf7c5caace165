/** What an action returns: a value, or a reason that the catalogue has a sentence for. Never prose. */
export type Result<Value, Reason extends string = string> =
  { ok: true; value: Value } | { ok: false; reason: Reason }

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value }
}

export function failed<Reason extends string>(reason: Reason): Result<never, Reason> {
  return { ok: false, reason }
}

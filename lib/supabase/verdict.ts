import { failed, ok, type Result } from '#lib/kernel/result.ts'

type Answer<Value> = { data: Value; error: { message: string } | null; status: number }

/**
 * The Data API's answer to a verb as a Result: its value, or the reason that the database refused with.
 * `network` where no answer came or the API was down; `unknown` where the error is prose.
 */
export async function verdict<Value>(
  call: PromiseLike<Answer<Value>>,
): Promise<Result<NonNullable<Value>>> {
  const { data, error, status } = await call
  if (!error) return ok(data as NonNullable<Value>)
  if (status === 0 || status >= 500) return failed('network')
  return failed(/^[a-z][a-z0-9_]{2,60}$/.test(error.message) ? error.message : 'unknown')
}

import { headers } from 'next/headers'
import { log } from '#lib/kernel/log.ts'
import { authReason, type AuthReason } from './reasons.ts'

/** What a form shows after it was sent; `reference` finds an unknown failure in the log. */
export type FormAnswer =
  | { ok: true; email?: string }
  | { ok: false; reason: AuthReason; reference?: string; isVerified?: boolean }

/** The answer of a form that Auth refused; what nobody foresaw is logged with its reference. */
export async function refuse(
  step: string,
  error: { name: string; code?: string | undefined; status?: number | undefined; message?: string },
): Promise<Extract<FormAnswer, { ok: false }>> {
  const reason = authReason(error as Parameters<typeof authReason>[0])
  if (reason !== 'unknown') return { ok: false, reason }
  const reference = (await headers()).get('x-request-id') ?? undefined
  log.error(
    { step, code: error.code, status: error.status, message: error.message, reference },
    'auth failed',
  )
  return reference ? { ok: false, reason, reference } : { ok: false, reason }
}

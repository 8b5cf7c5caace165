'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { env } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { serverClient } from '#lib/supabase/server.ts'
import { homePath, safeNext } from './paths.ts'
import { authReason, type AuthReason } from './reasons.ts'

/** What a form shows after it was sent; `reference` finds an unknown failure in the log. */
export type FormAnswer =
  | { ok: true; email?: string }
  | { ok: false; reason: AuthReason; reference?: string; isVerified?: boolean }

const passwordLength = { min: 8, max: 72 }
const credentials = z.object({ email: z.email().max(320), password: z.string().min(1).max(200) })

/** Signs in with email and password, then goes to `next`. */
export async function signIn(_before: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const wish = credentials.safeParse({
    email: trimmed(form, 'email'),
    password: form.get('password'),
  })
  if (!wish.success) return { ok: false, reason: 'invalid_credentials' }
  const { error } = await (await serverClient()).auth.signInWithPassword(wish.data)
  if (error) return refuse('sign_in', error)
  redirect(safeNext(form.get('next')?.toString()))
}

/** Mails a link to set a new password. Says the same whether or not the address is known. */
export async function sendRecovery(
  _before: FormAnswer | null,
  form: FormData,
): Promise<FormAnswer> {
  const email = z.email().max(320).safeParse(trimmed(form, 'email'))
  if (!email.success) return { ok: false, reason: 'invalid_credentials' }
  const { error } = await (
    await serverClient()
  ).auth.resetPasswordForEmail(email.data, {
    redirectTo: new URL('/auth/confirm', env('APP_URL')).href,
  })
  if (error && authReason(error) !== 'invalid_credentials') return refuse('send_recovery', error)
  return { ok: true, email: email.data }
}

/**
 * Sets a new password with the token of a mail. The token is spent here, not when the page opens: mail
 * scanners open every link. A refused password keeps the session that the token opened, so that the
 * next try needs no new link.
 */
export async function setPassword(before: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const password = form.get('password')?.toString() ?? ''
  const isVerified = before?.ok === false && before.isVerified === true
  if (password.length < passwordLength.min || password.length > passwordLength.max) {
    return { ok: false, reason: 'weak_password', isVerified }
  }
  const { auth } = await serverClient()
  if (!isVerified) {
    const { error } = await spendToken(auth, form)
    if (error) return refuse('verify_link', error)
  }
  const { error } = await auth.updateUser({ password })
  if (error) return { ...(await refuse('set_password', error)), isVerified: true }
  redirect(homePath)
}

/** Confirms what a mail asked for (a sign-in, a new address), then goes to the desk. */
export async function confirmLink(_before: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const { error } = await spendToken((await serverClient()).auth, form)
  if (error) return refuse('verify_link', error)
  redirect(homePath)
}

const linkTypes = z.enum(['recovery', 'invite', 'magiclink', 'email', 'email_change', 'signup'])

async function spendToken(auth: Awaited<ReturnType<typeof serverClient>>['auth'], form: FormData) {
  const code = form.get('code')?.toString()
  // Projects whose mails carry Supabase's own link come back with a code instead of a token.
  if (code) return auth.exchangeCodeForSession(code)
  const type = linkTypes.safeParse(form.get('type'))
  const token_hash = form.get('token_hash')?.toString()
  if (!type.success || !token_hash) {
    return { error: { name: 'AuthApiError', code: 'otp_expired', status: 400 } }
  }
  return auth.verifyOtp({ type: type.data, token_hash })
}

async function refuse(
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

function trimmed(form: FormData, name: string): string {
  return form.get(name)?.toString().trim() ?? ''
}

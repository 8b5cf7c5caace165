'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isLocale, localeCookie } from '#lib/i18n/locale.ts'
import { env } from '#lib/kernel/env.ts'
import { serverClient } from '#lib/supabase/server.ts'
import { passwordProblem } from './password.ts'
import { homePath, safeNext } from './paths.ts'
import { authReason } from './reasons.ts'
import { refuse, type FormAnswer } from './refuse.ts'

const credentials = z.object({ email: z.email().max(320), password: z.string().min(1).max(200) })

/** Signs in with email and password, then goes to `next`. */
export async function signIn(_before: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const wish = credentials.safeParse({
    email: trimmed(form, 'email'),
    password: form.get('password'),
  })
  if (!wish.success) return { ok: false, reason: 'invalid_credentials' }
  const db = await serverClient()
  const next = safeNext(form.get('next')?.toString())
  const { data, error } = await db.auth.signInWithPassword(wish.data)
  if (error) return refuse('sign_in', error)
  const isJoining = next.startsWith('/invite?')
  if (!(await arrive(db, data.user.id)) && !isJoining) {
    await db.auth.signOut({ scope: 'local' })
    return { ok: false, reason: 'no_access' }
  }
  redirect(next)
}

/**
 * False for somebody whom the database does not count as a member (any more). A browser that was never
 * told a language takes over the member's own.
 */
async function arrive(db: Awaited<ReturnType<typeof serverClient>>, id: string): Promise<boolean> {
  const { data, error } = await db.from('members').select('locale').eq('id', id).maybeSingle()
  // The desk asks again, and says what is the matter.
  if (error) return true
  const store = await cookies()
  if (data && !isLocale(store.get(localeCookie)?.value)) {
    store.set(localeCookie, data.locale, { path: '/', maxAge: 31_536_000, sameSite: 'lax' })
  }
  return data !== null
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
  const problem = passwordProblem(password)
  if (problem) return { ok: false, reason: problem, isVerified }
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

function trimmed(form: FormData, name: string): string {
  return form.get(name)?.toString().trim() ?? ''
}

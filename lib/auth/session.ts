import { isAuthRetryableFetchError } from '@supabase/supabase-js'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { currentViewing, serverClient } from '#lib/supabase/server.ts'

/**
 * Who asks for this page, or through whose eyes they look, and a client that acts as them; a stranger
 * whom proxy.ts let through, because Auth was away, is sent to sign in. Being signed in is not being a member: that, the database decides.
 *
 * @throws Auth's error where it still cannot be asked
 */
export const requireSession = cache(async () => {
  const db = await serverClient()
  const { data, error } = await db.auth.getClaims()
  if (data) {
    const viewing = await currentViewing()
    const { sub, email = '' } = data.claims
    return { db, userId: viewing?.memberId ?? sub, email, isViewing: viewing !== null }
  }
  if (error && isAuthRetryableFetchError(error)) throw error
  redirect('/sign-in')
})

/**
 * The address of whoever is signed in, null for a stranger.
 *
 * @throws Auth's error where it cannot be asked
 */
export async function signedInEmail(): Promise<string | null> {
  const { data, error } = await (await serverClient()).auth.getClaims()
  if (data) return data.claims.email ?? null
  if (error && isAuthRetryableFetchError(error)) throw error
  return null
}

/** For `.catch()`: null where the database says that the caller is no active member. */
export function nullForStrangers(error: unknown): null {
  if ((error as { message?: unknown } | null)?.message === 'not_a_member') return null
  throw error
}

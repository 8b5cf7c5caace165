import { createClient, type AuthError } from '@supabase/supabase-js'
import { env } from '#lib/kernel/env.ts'
import { patientFetch } from './patient-fetch.ts'

/**
 * Does somebody know the password of this address? Asked in a session of its own that ends at once: the
 * one in the browser neither proves it nor is touched.
 *
 * @returns Auth's refusal, or null where the password is right
 */
export async function passwordRefusal(email: string, password: string): Promise<AuthError | null> {
  const { auth } = createClient(env('SUPABASE_URL'), env('SUPABASE_PUBLISHABLE_KEY'), {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: patientFetch },
  })
  const { error } = await auth.signInWithPassword({ email, password })
  if (!error) await auth.signOut({ scope: 'local' })
  return error
}

import { createServerClient } from '@supabase/ssr'
import { cookies } from 'next/headers'
import { env } from '#lib/kernel/env.ts'
import type { Database } from './database.types.ts'
import { patientFetch } from './patient-fetch.ts'
import { sessionCookie } from './session-cookie.ts'

/** A client for one request of the app, acting as whoever is signed in. */
export async function serverClient() {
  const store = await cookies()
  return createServerClient<Database>(env('SUPABASE_URL'), env('SUPABASE_PUBLISHABLE_KEY'), {
    cookieOptions: sessionCookie(),
    global: { fetch: patientFetch },
    cookies: {
      getAll: () => store.getAll(),
      setAll: (fresh) => {
        try {
          for (const { name, value, options } of fresh) store.set(name, value, options)
        } catch {
          // Server components cannot set cookies; proxy.ts has refreshed the session before them.
        }
      },
    },
  })
}

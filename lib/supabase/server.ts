import { createServerClient } from '@supabase/ssr'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { env } from '#lib/kernel/env.ts'
import type { Database } from './database.types.ts'
import { patientFetch } from './patient-fetch.ts'
import { sessionCookie } from './session-cookie.ts'
import { claimOf } from './token-claim.ts'
import { readViewing, viewingCookie, type Viewing } from './viewing.ts'

/**
 * A client for one request of the app, acting as whoever is signed in; while they view the desk as a
 * member, their data is that member's. `auth` is always their own.
 */
export async function serverClient() {
  const viewing = readViewing((await cookies()).get(viewingCookie)?.value)
  return makeClient(viewing ? seeingAs(viewing) : patientFetch)
}

/** The same, but for oneself also while viewing as a member: to begin and end that. */
export function ownClient() {
  return makeClient(patientFetch)
}

/** How the caller views the desk as somebody else; null as oneself. */
export const currentViewing = cache(async (): Promise<Viewing | null> => {
  const viewing = readViewing((await cookies()).get(viewingCookie)?.value)
  return viewing && claimOf(await ownToken(), 'session_id') === viewing.ownSession ? viewing : null
})

/** The caller's own token of Auth; undefined for a stranger. */
export async function ownToken(): Promise<string | undefined> {
  const { data } = await (await ownClient()).auth.getSession()
  return data.session?.access_token
}

async function makeClient(fetch: typeof patientFetch) {
  const store = await cookies()
  return createServerClient<Database>(env('SUPABASE_URL'), env('SUPABASE_PUBLISHABLE_KEY'), {
    cookieOptions: sessionCookie(),
    global: { fetch },
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

/** Sends the member's token instead of one's own, wherever data is asked for. */
function seeingAs(viewing: Viewing): typeof patientFetch {
  const dataPaths = ['rest', 'storage'].map((service) => `${env('SUPABASE_URL')}/${service}/v1/`)
  return (input, init) => {
    const headers = new Headers(init?.headers)
    const own = headers.get('authorization')?.replace(/^Bearer /, '')
    const address = input instanceof Request ? input.url : String(input)
    const isForData = dataPaths.some((path) => address.startsWith(path))
    // A cookie that outlived its sign-in, or its person, opens nothing in the next.
    if (isForData && claimOf(own, 'session_id') === viewing.ownSession) {
      headers.set('authorization', `Bearer ${viewing.token}`)
    }
    return patientFetch(input, { ...init, headers })
  }
}

'use client'

import { createContext, use, useState, type ReactNode } from 'react'
import { signInPath } from '#lib/auth/paths.ts'
import { browserClient, type Supabase } from '#lib/supabase/browser.ts'

const Context = createContext<Supabase | null>(null)

/** Makes the browser's client from what the server knows at run time: one build serves any platform. */
export function SupabaseProvider({
  url,
  publishableKey,
  children,
}: {
  url: string
  publishableKey: string
  children: ReactNode
}) {
  const [client] = useState(() => browserClient(url, publishableKey, askToSignIn))
  return <Context value={client}>{children}</Context>
}

/** The browser's Supabase client, acting as whoever is signed in. */
export function useSupabase(): Supabase {
  const client = use(Context)
  if (!client) throw new Error('useSupabase() needs a <SupabaseProvider> above it.')
  return client
}

/** The session ended elsewhere. Drafts and unsent messages are kept by this browser, so nothing is lost. */
function askToSignIn() {
  location.assign(signInPath(location.pathname + location.search))
}

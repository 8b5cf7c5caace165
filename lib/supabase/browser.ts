import { createBrowserClient } from '@supabase/ssr'
import type { SupabaseClient } from '@supabase/supabase-js'
import type { Database } from './database.types.ts'

export type Supabase = SupabaseClient<Database>

let client: Supabase | undefined

/**
 * The browser's client, one per page load. Address and key come from the root layout at run time, so
 * that one build serves any platform.
 */
export function browserClient(url: string, publishableKey: string): Supabase {
  client ??= createBrowserClient<Database>(url, publishableKey)
  return client
}

import { createClient } from '@supabase/supabase-js'
import { env } from '#lib/kernel/env.ts'
import type { Database } from './database.types.ts'

/**
 * The service-role client: past every policy. For jobs and the few server files that the import rules
 * name; whatever a person triggers runs as that person.
 */
export function adminClient() {
  return createClient<Database>(env('SUPABASE_URL'), env('SUPABASE_SECRET_KEY'), {
    auth: { persistSession: false, autoRefreshToken: false },
  })
}

import type { Supabase } from '#lib/supabase/browser.ts'
import { readPreferences, type Preferences } from './preferences.ts'

/**
 * The caller's preferences, whole.
 *
 * @throws the Data API's error
 */
export async function myPreferences(db: Supabase): Promise<Preferences> {
  const { data } = await db
    .from('member_preferences')
    .select('preferences')
    .maybeSingle()
    .throwOnError()
  return readPreferences(data?.preferences)
}

import type { Supabase } from '#lib/supabase/browser.ts'

/**
 * What this installation is called; null for strangers.
 *
 * @throws the Data API's error
 */
export async function workspaceName(db: Supabase): Promise<string | null> {
  const { data } = await db.from('workspace').select('name').maybeSingle().throwOnError()
  return data?.name ?? null
}

import { failed, ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

/**
 * Changes the caller's own name, 1 to 80 characters.
 *
 * @returns member_name_empty, not_permitted (not one's own, or read only), network
 */
export async function rename(db: Supabase, id: string, name: string): Promise<Result<null>> {
  const wanted = name.trim()
  if (wanted.length < 1 || wanted.length > 80) return failed('member_name_empty')
  const { data, error } = await db
    .from('members')
    .update({ name: wanted })
    .eq('id', id)
    .select('id')
    .maybeSingle()
  if (error) return failed(error.code ? 'unknown' : 'network')
  return data ? ok(null) : failed('not_permitted')
}

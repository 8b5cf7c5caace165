import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { reasonIn } from '#lib/outbox/outcome.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Erasure } from './contact.ts'

/**
 * Blanks a person and everything said with it, for ever. Reasons: not_permitted, contact_not_found,
 * reason_missing.
 */
export async function eraseContact(
  db: Supabase,
  contact: string,
  reason: string,
): Promise<Result<Erasure>> {
  const { data, error, status } = await db.rpc('erase_contact', { contact, reason })
  if (!error) return ok(data as Erasure)
  return failed(status === 0 || status >= 500 ? 'network' : reasonIn(error.message))
}

import type { Locale } from '#lib/i18n/locale.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

/**
 * Keeps the language with the member, for mails and other browsers. That it failed is not worth a word:
 * this browser remembers it by cookie.
 */
export async function rememberLocale(db: Supabase, memberId: string, locale: Locale) {
  await db.from('members').update({ locale }).eq('id', memberId)
}

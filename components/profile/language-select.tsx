'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { rememberLocale } from '#lib/members/remember-locale.ts'

/** The language of the desk, here at once and in other browsers at the next sign-in. */
export function LanguageSelect() {
  const t = useTranslations('profile')
  const { me } = useDirectory()
  const { locale, choose } = useLanguage()
  const db = useSupabase()
  const speak = (chosen: Locale) => {
    void choose(chosen)
    void rememberLocale(db, me.id, chosen)
  }
  return (
    <div className="max-w-96">
      <Field label={t('language')} hint={t('languageHint')}>
        <Select value={locale} onChange={(event) => speak(event.target.value as Locale)}>
          <option value="ru" lang="ru">
            Русский
          </option>
          <option value="en" lang="en">
            English
          </option>
        </Select>
      </Field>
    </div>
  )
}

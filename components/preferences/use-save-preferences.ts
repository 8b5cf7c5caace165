'use client'

import { useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Preferences } from '#lib/preferences/preferences.ts'
import { usePreferences } from '#lib/preferences/use-preferences.ts'

/** The preferences and `save(some)`: at once, and a word where it was refused. */
export function useSavePreferences() {
  const t = useTranslations('preferences')
  const say = useReason()
  const { notify } = useToast()
  const { preferences, change } = usePreferences(useSupabase())
  const save = async (some: Partial<Preferences>) => {
    const answer = await change(some)
    if (!answer.ok) notify({ title: t('notSaved'), description: say(answer.reason) })
  }
  return { preferences, save }
}

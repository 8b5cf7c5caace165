'use client'

import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useSetAvailability } from '#components/availability/availability-choice.tsx'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { availabilities } from '#lib/members/member.ts'
import { rememberLocale } from '#lib/members/remember-locale.ts'
import { undoSendChoices, usual } from '#lib/preferences/preferences.ts'
import { usePreferences } from '#lib/preferences/use-preferences.ts'
import type { Command } from './command.ts'

/** How the desk looks and speaks, and how reachable one is. */
export function useHabitCommands(): Command[] {
  const t = useTranslations()
  const db = useSupabase()
  const { me } = useDirectory()
  const { setTheme } = useTheme()
  const { locale, choose } = useLanguage()
  const setAvailability = useSetAvailability()
  const { preferences, change } = usePreferences(db)
  const speak = (chosen: Locale) => {
    void choose(chosen)
    void rememberLocale(db, me.id, chosen)
  }
  const group = 'workspace' as const
  const other = locale === 'ru' ? ('en' as const) : ('ru' as const)
  const density = preferences.density === 'cosy' ? ('compact' as const) : ('cosy' as const)
  return [
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme.${theme}`,
      title: t(`commands.theme.${theme}`),
      group,
      run: () => setTheme(theme),
    })),
    {
      id: `language.${other}`,
      title: t(`commands.language.${other}`),
      group,
      words: ['язык', 'language'],
      run: () => speak(other),
    },
    {
      id: `density.${density}`,
      title: t(`commands.density.${density}`),
      group,
      run: () => void change({ density }),
    },
    {
      id: preferences.enterSends ? 'enter.breaks' : 'enter.sends',
      title: t(preferences.enterSends ? 'commands.enter.breaks' : 'commands.enter.sends'),
      group,
      words: ['Enter'],
      run: () => void change({ enterSends: !preferences.enterSends }),
    },
    ...undoSendChoices
      .filter((seconds) => seconds !== preferences.undoSendSeconds)
      .map((seconds) => ({
        id: `undoSend.${seconds}`,
        title: seconds === 0 ? t('commands.undoSend.off') : t('commands.undoSend.on', { seconds }),
        group,
        run: () => void change({ undoSendSeconds: seconds }),
      })),
    {
      id: preferences.volume > 0 ? 'sound.off' : 'sound.on',
      title: t(preferences.volume > 0 ? 'commands.sound.off' : 'commands.sound.on'),
      group,
      run: () => void change({ volume: preferences.volume > 0 ? 0 : usual.volume }),
    },
    {
      id: preferences.titleBadge ? 'badge.off' : 'badge.on',
      title: t(preferences.titleBadge ? 'commands.badge.off' : 'commands.badge.on'),
      group,
      run: () => void change({ titleBadge: !preferences.titleBadge }),
    },
    ...availabilities.map((availability) => ({
      id: `availability.${availability}`,
      title: t('commands.availability', { name: t(`availability.${availability}.name`) }),
      group,
      words: ['статус', 'status', 'availability'],
      run: () => void setAvailability(availability),
    })),
  ]
}

'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useSetAvailability } from '#components/availability/availability-choice.tsx'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useSections } from '#components/settings/use-sections.ts'
import { views, type View } from '#lib/conversations/view.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { availabilities, mayI } from '#lib/members/member.ts'
import { rememberLocale } from '#lib/members/remember-locale.ts'
import { usePreferences } from '#lib/preferences/use-preferences.ts'
import type { Command } from './command.ts'

const viewKeys: Record<View, string> = {
  mine: 'KeyG KeyI',
  mentions: 'KeyG KeyM',
  unassigned: 'KeyG KeyU',
  all: 'KeyG KeyA',
  snoozed: 'KeyG KeyZ',
  closed: 'KeyG KeyE',
}

/** The places of the desk: views, teams, the load, pages of the settings. */
export function usePlaceCommands(): Command[] {
  const t = useTranslations()
  const router = useRouter()
  const { go } = useInboxPlace()
  const { me, teams } = useDirectory()
  const sections = useSections()
  const seen = teams.filter(
    (team) =>
      !team.isArchived &&
      (me.role.scope === 'all' || (me.role.scope === 'teams' && me.teamIds.includes(team.id))),
  )
  const group = 'go' as const
  const words = [t('commands.group.go')]
  return [
    ...views.map((view) => ({
      id: `go.${view}`,
      title: t(`desk.view.${view}`),
      group,
      words,
      keys: viewKeys[view],
      run: () => go({ view, teamId: null, number: null }),
    })),
    ...seen.map((team) => ({
      id: `go.team.${team.id}`,
      title: t('commands.team', { name: team.name }),
      group,
      words,
      run: () => go({ view: 'all', teamId: team.id, number: null }),
    })),
    ...(mayI(me, 'read_load')
      ? [{ id: 'go.load', title: t('load.title'), group, words, run: () => router.push('/load') }]
      : []),
    {
      id: 'go.settings',
      title: t('settings.title'),
      group,
      words,
      keys: 'KeyG KeyS',
      run: () => router.push('/settings'),
    },
    ...sections.map(({ key, href }) => ({
      id: `go.settings.${key}`,
      title: t(`settings.section.${key}.name`),
      group,
      words: [t('settings.title'), t(`settings.section.${key}.description`)],
      run: () => router.push(href),
    })),
  ]
}

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
    ...availabilities.map((availability) => ({
      id: `availability.${availability}`,
      title: t('commands.availability', { name: t(`availability.${availability}.name`) }),
      group,
      words: ['статус', 'status', 'availability'],
      run: () => void setAvailability(availability),
    })),
  ]
}

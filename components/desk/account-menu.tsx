'use client'

import { ChevronsUpDown, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useRef } from 'react'
import { AvailabilityChoice } from '#components/availability/availability-choice.tsx'
import { ReachableAvatar } from '#components/availability/reachable-avatar.tsx'
import { useMyAvailability } from '#components/availability/use-my-availability.ts'
import { useCommands } from '#components/commands/use-commands.ts'
import { Menu, MenuAction, MenuChoices, MenuSeparator } from '#components/ui/menu.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { rememberLocale } from '#lib/members/remember-locale.ts'
import { useDirectory } from './directory-provider.tsx'
import { useLanguage } from './language-provider.tsx'
import { useSupabase } from './supabase-provider.tsx'

/** Who I am and how reachable; language, theme and the way out. */
export function AccountMenu() {
  const t = useTranslations('desk')
  const { me } = useDirectory()
  const availability = useMyAvailability()
  const say = useTranslations('availability')
  const { theme, setTheme } = useTheme()
  const { locale, choose } = useLanguage()
  const db = useSupabase()
  const exit = useRef<HTMLFormElement>(null)
  const speak = (chosen: Locale) => {
    void choose(chosen)
    void rememberLocale(db, me.id, chosen)
  }
  useCommands([
    {
      id: 'sign-out',
      title: t('signOut'),
      group: 'workspace',
      run: () => exit.current?.requestSubmit(),
    },
  ])
  return (
    <>
      <Menu
        side="top"
        className="w-72"
        trigger={
          <button
            type="button"
            className="flex w-full items-center gap-2.5 rounded-m p-1.5 text-left hover:bg-hover data-popup-open:bg-hover"
          >
            <ReachableAvatar member={me} availability={availability} />
            <span className="min-w-0 flex-1">
              <span className="sr-only">{t('account')}: </span>
              <span className="block truncate font-medium">{me.name}</span>
              <span className="block truncate text-xs text-ink-faint">
                {say(`${availability}.name`)}
              </span>
            </span>
            <ChevronsUpDown aria-hidden className="size-3.5 text-ink-faint" />
          </button>
        }
      >
        <AvailabilityChoice />
        <MenuSeparator />
        <MenuChoices
          label={t('language')}
          value={locale}
          onChoose={speak}
          options={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
        <MenuSeparator />
        <MenuChoices
          label={t('theme.label')}
          value={theme}
          onChoose={setTheme}
          options={[
            { value: 'light', label: t('theme.light'), icon: <Sun aria-hidden /> },
            { value: 'dark', label: t('theme.dark'), icon: <Moon aria-hidden /> },
            { value: 'system', label: t('theme.system'), icon: <Monitor aria-hidden /> },
          ]}
        />
        <MenuSeparator />
        <MenuAction onClick={() => exit.current?.requestSubmit()}>
          <LogOut aria-hidden />
          {t('signOut')}
        </MenuAction>
      </Menu>
      {/* A real form: the answer is a new page, and nothing of this one stays in memory. */}
      <form ref={exit} method="post" action="/auth/sign-out" hidden />
    </>
  )
}

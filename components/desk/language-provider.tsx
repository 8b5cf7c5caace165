'use client'

import { NextIntlClientProvider } from 'next-intl'
import {
  createContext,
  use,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { loadMessages, type Messages } from '#lib/i18n/messages.ts'
import { localeCookie, timeZoneCookie, type Locale } from '#lib/i18n/locale.ts'

type Language = {
  locale: Locale
  /** Changes the language at once and for a year, without losing what is on the page. */
  choose: (locale: Locale) => Promise<void>
}

const Context = createContext<Language | null>(null)

type LanguageProviderProps = {
  locale: Locale
  messages: Messages
  timeZone: string
  now: Date
  children: ReactNode
}

/** Gives the catalogue to client components and lets the reader change it. */
export function LanguageProvider({ children, now, ...initial }: LanguageProviderProps) {
  const [spoken, speak] = useState({ locale: initial.locale, messages: initial.messages })
  const [served, serve] = useState(initial.locale)
  if (served !== initial.locale) {
    // Signing in took over the member's language: the page around the desk changes without a load.
    serve(initial.locale)
    speak({ locale: initial.locale, messages: initial.messages })
  }
  // Hydration repeats the server's zone; the browser's own takes over right after.
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => initial.timeZone)

  useEffect(() => {
    // The server cannot know the zone at the first visit; from now on a cookie tells it.
    if (timeZone !== initial.timeZone) remember(timeZoneCookie, timeZone)
  }, [timeZone, initial.timeZone])

  const choose = async (locale: Locale) => {
    const messages = await loadMessages(locale)
    remember(localeCookie, locale)
    document.documentElement.lang = locale
    speak({ locale, messages })
  }

  return (
    <Context value={{ locale: spoken.locale, choose }}>
      <NextIntlClientProvider
        locale={spoken.locale}
        messages={spoken.messages}
        timeZone={timeZone}
        now={now}
      >
        {children}
      </NextIntlClientProvider>
    </Context>
  )
}

export function useLanguage(): Language {
  const language = use(Context)
  if (!language) throw new Error('useLanguage() needs a <LanguageProvider> above it.')
  return language
}

function remember(name: string, value: string) {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`
}

const neverChanges = () => () => undefined

function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

import { en, type Texts } from './en.ts'
import { ru } from './ru.ts'

export type Language = 'ru' | 'en'

/** A settings' locale, else the browser's; everything that is not Russian is English. */
export function languageOf(locale: string | null): Language {
  return /^ru\b/i.test(locale ?? navigator.language) ? 'ru' : 'en'
}

export function textsIn(language: Language): Texts {
  return language === 'ru' ? ru : en
}

/** What to say about a refusal; the reasons are the database's and the session function's. */
export function refusalIn(texts: Texts, reason: string): string {
  const { refusals } = texts
  return Object.hasOwn(refusals, reason)
    ? refusals[reason as keyof typeof refusals]
    : refusals.unknown
}

import type { Looks } from '#lib/widget/looks.ts'
import type { Texts } from './en.ts'

export type Language = 'ru' | 'en'

/** Texts that a company may put in its own words, in the desk's editor. */
const ownable = ['team', 'greeting', 'start', 'startAbout', 'intro', 'composeHint', 'ended']

/** A settings' locale, else the browser's; everything that is not Russian is English. */
export function languageOf(locale: string | null): Language {
  return /^ru\b/i.test(locale ?? navigator.language) ? 'ru' : 'en'
}

/** The texts of a language with the company's own words in them. */
export function ownTexts(texts: Texts, language: Language, looks: Looks): Texts {
  const own = Object.entries(looks.texts?.[language] ?? {}).filter(
    ([name, text]) => ownable.includes(name) && typeof text === 'string' && text.trim() !== '',
  )
  return own.length === 0 ? texts : { ...texts, ...Object.fromEntries(own) }
}

/** What to say about a refusal; the reasons are the database's and the session function's. */
export function refusalIn(texts: Texts, reason: string): string {
  const { refusals } = texts
  return Object.hasOwn(refusals, reason)
    ? refusals[reason as keyof typeof refusals]
    : refusals.unknown
}

/** What a closed chat says on the host page; the rest comes with the panel. */
const words = {
  ru: {
    open: 'Открыть чат с поддержкой',
    unavailable: 'Чат сейчас не открывается. Попробуйте ещё раз через минуту.',
  },
  en: {
    open: 'Open support chat',
    unavailable: 'The chat does not open right now. Please try again in a minute.',
  },
}

/** Words for a settings' locale; null follows the browser. Everything that is not Russian is English. */
export function wordsFor(locale: string | null): (typeof words)['en'] {
  return isRussian(locale) ? words.ru : words.en
}

export function isRussian(locale: string | null): boolean {
  return /^ru\b/i.test(locale ?? navigator.language)
}

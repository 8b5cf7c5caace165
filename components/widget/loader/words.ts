/** The few words that stand on the host page itself; the frame has its own catalogue. */
const words = {
  ru: {
    open: 'Открыть чат с поддержкой',
    close: 'Свернуть чат',
    title: 'Чат с поддержкой',
    unread: (count: number) => `Непрочитанных: ${count}`,
    unavailable: 'Чат сейчас не открывается. Попробуйте ещё раз через минуту.',
  },
  en: {
    open: 'Open support chat',
    close: 'Close chat',
    title: 'Support chat',
    unread: (count: number) => `Unread: ${count}`,
    unavailable: 'The chat does not open right now. Please try again in a minute.',
  },
}

export type Words = (typeof words)['en']

/** Words for a settings' locale; null follows the browser. Everything that is not Russian is English. */
export function wordsFor(locale: string | null): Words {
  return /^ru\b/i.test(locale ?? navigator.language) ? words.ru : words.en
}

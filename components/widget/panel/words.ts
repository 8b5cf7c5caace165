import { isRussian } from '../loader/words.ts'

const words = {
  ru: {
    close: 'Свернуть чат',
    title: 'Чат с поддержкой',
    unread: 'Непрочитанных',
  },
  en: {
    close: 'Close chat',
    title: 'Support chat',
    unread: 'Unread',
  },
}

/** What the panel and the launcher beside it say. */
export function panelWords(locale: string | null): (typeof words)['en'] {
  return isRussian(locale) ? words.ru : words.en
}

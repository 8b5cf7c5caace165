import type ru from './messages/ru.json'
import type { Locale } from './locale.ts'

export type Messages = typeof ru

/** One language's catalogue, as a chunk of its own. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  switch (locale) {
    case 'ru':
      return (await import('./messages/ru.json')).default
    case 'en':
      return (await import('./messages/en.json')).default
  }
}

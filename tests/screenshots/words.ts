import en from '#lib/i18n/messages/en.json' with { type: 'json' }
import ru from '#lib/i18n/messages/ru.json' with { type: 'json' }
import type { Look } from './look.ts'

export type Say = (path: string) => RegExp

/**
 * Finds what a screen says in this language, by where it stands in the catalogue: its beginning, as far as it
 * is the same for every figure and name.
 */
export function wordsIn(language: Look['language']): Say {
  const catalogue: unknown = language === 'ru' ? ru : en
  return (path) => {
    const words = path
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], catalogue)
    if (typeof words !== 'string') throw new Error(`nothing is said at ${path}`)
    const fixed = words.split(/[{<]/)[0]!
    const escaped = fixed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`^${escaped}${fixed === words ? '$' : ''}`)
  }
}

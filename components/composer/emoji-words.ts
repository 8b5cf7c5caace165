import type { Emoji } from './emoji-index.ts'

const kept = new Map<string, Promise<Emoji[]>>()

/** The emoji of a language, from the product's own files: nothing is asked of anybody else. */
export function emojiWords(locale: string): Promise<Emoji[]> {
  const known = kept.get(locale)
  if (known) return known
  const made = load(locale)
  kept.set(locale, made)
  made.catch(() => kept.delete(locale))
  return made
}

async function load(locale: string): Promise<Emoji[]> {
  const [codes, words] = await Promise.all([
    import('emojibase-data/en/shortcodes/github.json'),
    locale === 'ru'
      ? import('emojibase-data/ru/compact.json')
      : import('emojibase-data/en/compact.json'),
  ])
  const byCode = codes.default as Record<string, string | string[]>
  return words.default.flatMap((each): Emoji[] => {
    const named = byCode[each.hexcode]
    if (named === undefined) return []
    const [name = '', ...others] = Array.isArray(named) ? named : [named]
    const tags = [each.label, ...(each.tags ?? [])].flatMap((word) => word.toLowerCase().split(' '))
    return [{ sign: each.unicode, name, words: [...others, ...tags] }]
  })
}

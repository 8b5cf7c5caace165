import type { EmojiData } from 'frimousse'

/** Letters of flags and tones of skin: parts of emoji, not emoji. */
const parts = 2

/** The emoji of a language as the picker wants them, from the product's own files. */
export async function emojiGroups(locale: 'ru' | 'en'): Promise<EmojiData> {
  const [all, names] = await Promise.all(
    locale === 'ru'
      ? [import('emojibase-data/ru/data.json'), import('emojibase-data/ru/messages.json')]
      : [import('emojibase-data/en/data.json'), import('emojibase-data/en/messages.json')],
  )
  return {
    locale,
    categories: names.default.groups
      .filter(({ order }) => order !== parts)
      .map(({ order, message }) => ({ index: order, label: message })),
    emojis: all.default.flatMap(({ emoji, group, label, tags, version }) =>
      group === undefined || group === parts
        ? []
        : [
            {
              emoji,
              category: group,
              label,
              tags: tags ?? [],
              version,
              countryFlag: undefined,
              skins: undefined,
            },
          ],
    ),
    skinTones: { dark: '', light: '', medium: '', 'medium-dark': '', 'medium-light': '' },
  }
}

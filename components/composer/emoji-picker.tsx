'use client'

import { EmojiPicker as Picker } from 'frimousse'
import { useLocale, useTranslations } from 'next-intl'
import { emojiGroups } from './emoji-groups.ts'

/** Every emoji by groups, with a search in the reader's language. */
export function EmojiPicker({ onChoose }: { onChoose: (sign: string) => void }) {
  const t = useTranslations('composer.emoji')
  const locale = useLocale() === 'ru' ? 'ru' : 'en'
  return (
    <Picker.Root
      locale={locale}
      columns={8}
      resolveEmojiData={() => emojiGroups(locale)}
      onEmojiSelect={({ emoji }) => onChoose(emoji)}
      className="flex h-80 w-73 max-w-full flex-col"
    >
      <Picker.Search
        autoFocus
        aria-label={t('search')}
        placeholder={t('search')}
        className="mb-2 h-8 w-full rounded-m border border-line-field bg-surface px-2.5 text-sm pointer-coarse:h-10 pointer-coarse:text-lg"
      />
      <Picker.Viewport className="relative min-h-0 flex-1 outline-none" tabIndex={0}>
        <Picker.Loading className="absolute inset-0 flex items-center justify-center text-sm text-ink-faint">
          {t('loading')}
        </Picker.Loading>
        <Picker.Empty className="absolute inset-0 flex items-center justify-center text-sm text-ink-faint">
          {t('none')}
        </Picker.Empty>
        <Picker.List
          className="pb-1 select-none"
          components={{
            CategoryHeader: ({ category, ...rest }) => (
              <div
                {...rest}
                className="bg-raised px-1 pt-2 pb-1 text-xs font-medium text-ink-faint"
              >
                {category.label}
              </div>
            ),
            Emoji: ({ emoji, ...rest }) => (
              <button
                {...rest}
                className="flex size-9 items-center justify-center rounded-m text-xl data-active:bg-selected"
              >
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </Picker.Viewport>
    </Picker.Root>
  )
}

'use client'

import { useLocale } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Emoji } from './emoji-index.ts'

const none: Emoji[] = []

/** Every emoji by its shortcode and by its words in the reader's language; none until it is wanted and here. */
export function useEmojiIndex(isWanted: boolean): Emoji[] {
  const locale = useLocale()
  const [index, setIndex] = useState(none)
  useEffect(() => {
    if (!isWanted) return
    const control = new AbortController()
    import('./emoji-words.ts').then(
      async ({ emojiWords }) => {
        const words = await emojiWords(locale)
        if (!control.signal.aborted) setIndex(words)
      },
      // Without them a colon is a colon.
      () => undefined,
    )
    return () => control.abort()
  }, [isWanted, locale])
  return index
}

'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { spanOf } from '#lib/conversations/moments.ts'

/** Gives `say(key, word)`: «За последние 7 дней», «Старше 30 дней», «Ждёт дольше 2 часов», «С 3 ноября». */
export function useMomentWords() {
  const t = useTranslations('filters')
  const format = useFormatter()
  return (key: 'since' | 'until' | 'waitingFor', word: string): string => {
    const span = spanOf(word)
    if (span) return t(`${key}Span.${span.unit}`, { count: span.count })
    if (key === 'waitingFor') return word
    if (word === 'today') return t(key === 'since' ? 'today' : 'beforeToday')
    const day = format.dateTime(new Date(`${word}T12:00:00`), { day: 'numeric', month: 'short' })
    return t(key, { day })
  }
}

'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { ageOf } from '#lib/i18n/age.ts'
import { useNow } from './use-now.ts'

/** Gives `say(instant)`: how long ago, as short as it goes: «5 мин», «3 ч», «12 нояб.». */
export function useAge(): (instant: string) => string {
  const format = useFormatter()
  const t = useTranslations('desk')
  const now = useNow()
  // The shortest that is still a word: «5 дн.» and “5d”; «5 д.» and “5 days” are neither.
  const unitDisplay = useLocale() === 'en' ? 'narrow' : 'short'
  return (instant) => {
    const then = new Date(instant)
    const age = ageOf(now - then.getTime())
    if (age.unit === 'now') return t('now')
    if (age.unit === 'date') {
      const isThisYear = then.getFullYear() === new Date(now).getFullYear()
      return format.dateTime(then, {
        day: 'numeric',
        month: 'short',
        ...(isThisYear ? {} : { year: 'numeric' }),
      })
    }
    return format.number(age.value, { style: 'unit', unit: age.unit, unitDisplay })
  }
}

/** Gives `is(instant)`: less than a minute ago? */
export function useIsRecent(): (instant: string) => boolean {
  const now = useNow()
  return (instant) => ageOf(now - new Date(instant).getTime()).unit === 'now'
}

/** How long ago; pointed at, the exact time. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const age = useAge()
  const exact = useExactTime()
  return (
    <time dateTime={at} title={exact(at)} className={className}>
      {age(at)}
    </time>
  )
}

/** Gives `say(instant)`: day and time in full, in the reader's zone. */
export function useExactTime(): (instant: string) => string {
  const format = useFormatter()
  return (instant) => format.dateTime(new Date(instant), { dateStyle: 'full', timeStyle: 'short' })
}

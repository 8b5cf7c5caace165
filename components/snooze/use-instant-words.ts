'use client'

import { useFormatter, useTimeZone, useTranslations } from 'next-intl'
import { useNow } from '#components/desk/use-now.ts'
import { daysApart } from '#lib/snooze/days-apart.ts'

/** Gives `say(instant)`: «сегодня, 18:00», «завтра, 9:00», «пн, 30 нояб., 9:00»; the year where it is another. */
export function useInstantWords(): (at: Date) => string {
  const t = useTranslations('snooze')
  const format = useFormatter()
  const timeZone = useTimeZone() ?? 'UTC'
  const now = useNow()
  return (at) => {
    const apart = daysApart(new Date(now), at, timeZone)
    const time = format.dateTime(at, { hour: 'numeric', minute: '2-digit' })
    if (apart === 0) return t('today', { time })
    if (apart === 1) return t('tomorrow', { time })
    return format.dateTime(at, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      ...(Math.abs(apart) > 300 && { year: 'numeric' }),
    })
  }
}

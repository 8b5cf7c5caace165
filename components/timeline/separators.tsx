'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useNow } from '#components/desk/use-now.ts'

const oneDay = 86_400_000

/** The day that begins here: today, yesterday, or its date. */
export function DaySeparator({ at }: { at: string }) {
  const t = useTranslations('conversation.day')
  const format = useFormatter()
  const now = useNow()
  const then = new Date(at)
  const key = (day: Date) => format.dateTime(day, { dateStyle: 'short' })
  const isThisYear = then.getFullYear() === new Date(now).getFullYear()
  const label =
    key(then) === key(new Date(now))
      ? t('today')
      : key(then) === key(new Date(now - oneDay))
        ? t('yesterday')
        : format.dateTime(then, {
            weekday: 'short',
            day: 'numeric',
            month: 'long',
            ...(isThisYear ? {} : { year: 'numeric' }),
          })
  return (
    <div role="separator" aria-label={label} className="flex justify-center pt-4">
      <span
        aria-hidden
        className="rounded-full bg-sunken px-2.5 py-0.5 text-xs font-medium text-ink-muted"
      >
        {label}
      </span>
    </div>
  )
}

/** What has not been read begins here. */
export function UnreadLine() {
  const t = useTranslations('conversation')
  return (
    <div
      role="separator"
      data-unread-line
      aria-label={t('unreadLine')}
      className="flex items-center gap-3 pt-4 text-xs font-medium text-danger-text"
    >
      <span aria-hidden className="h-px flex-1 bg-danger/40" />
      <span aria-hidden>{t('unreadLine')}</span>
      <span aria-hidden className="h-px flex-1 bg-danger/40" />
    </div>
  )
}

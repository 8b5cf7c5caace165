'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useNow } from '#components/desk/use-now.ts'
import type { Seen } from '#lib/read-marks/seen.ts'

/** As many are called by their names. */
const mostNamed = 5

/** Gives `say(seen)`: a sentence of the customer, where the team wrote it, and one of colleagues, where there are. */
export function useSeenWords(): (seen: Seen) => string[] {
  const t = useTranslations('conversation')
  const format = useFormatter()
  const now = useNow()
  const { member } = useDirectory()

  const dayOf = (at: Date | number) => format.dateTime(at, { dateStyle: 'short' })
  const time = (instant: string) => {
    const at = new Date(instant)
    if (dayOf(at) === dayOf(now)) return format.dateTime(at, { timeStyle: 'short' })
    return format.dateTime(at, {
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    })
  }
  const ofCustomer = (customer: NonNullable<Seen['customer']>) => {
    if (customer.state === 'sent') return t('delivery.sent')
    const { state, at } = customer
    if (at === null) return t(`delivery.${state}`)
    if (state === 'delivered') return t('seen.deliveredAt', { time: time(at) })
    return t(customer.isExact ? 'seen.readAt' : 'seen.readBefore', { time: time(at) })
  }
  return ({ customer, members }) => {
    const names = members.slice(0, mostNamed).map((id) => member(id)?.name ?? t('formerMember'))
    const others = members.length - names.length
    if (others > 0) names.push(t('seen.others', { count: others }))
    return [
      ...(customer ? [ofCustomer(customer)] : []),
      ...(names.length > 0 ? [t('seen.by', { names: format.list(names) })] : []),
    ]
  }
}

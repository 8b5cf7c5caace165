'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useCompanyNames } from '#lib/companies/use-company-names.ts'
import { statuses, type FilterKey, type Filters } from '#lib/conversations/filters.ts'
import { useInboxNames } from '#lib/inboxes/use-inbox-names.ts'
import { useMomentWords } from './use-moment-words.ts'

/** Gives `say(key)`: what a filter that is set says, «Метка: VIP, возврат». */
export function useFilterWords(filters: Filters): (key: FilterKey) => string {
  const t = useTranslations('filters')
  const format = useFormatter()
  const { locale } = useLanguage()
  const { me, member, team, category, tag } = useDirectory()
  const sayMoment = useMomentWords()
  const inboxes = useInboxNames(useSupabase(), filters.inboxes !== undefined)
  const names = useCompanyNames(useSupabase(), filters.companies ?? [])
  const name = (key: FilterKey, value: string): string | undefined => {
    switch (key) {
      case 'status':
        return t(`statuses.${value as 'open'}`)
      case 'channels':
        return t(`channels.${value as 'widget'}`)
      case 'teams':
        return team(value)?.name
      case 'categories':
        return category(value)?.names[locale]
      case 'assignees':
        return value === me.id ? t('me') : member(value)?.name
      case 'tags':
        return tag(value)?.name
      case 'inboxes':
        return inboxes ? inboxes.find(({ id }) => id === value)?.name : '…'
      case 'companies':
        return names ? names[value] : '…'
      default:
        return value
    }
  }
  return (key) => {
    const value = filters[key]
    if (key === 'unread' || key === 'waiting') return t(`name.${key}`)
    if (key === 'since' || key === 'until' || key === 'waitingFor')
      return sayMoment(key, String(value))
    if (key === 'priorityFrom') return t(`priority.${value as 1}`)
    const values = value as string[]
    const inOrder = key === 'status' ? statuses.filter((one) => values.includes(one)) : values
    const said = inOrder.map((one) => name(key, one) ?? t('gone'))
    return t('chip', { name: t(`name.${key}`), values: format.list(said, { type: 'disjunction' }) })
  }
}

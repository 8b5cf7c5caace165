'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import {
  channels,
  longWaits,
  priorityFloors,
  statuses,
  type FilterKey,
} from '#lib/conversations/filters.ts'
import { useInboxNames } from '#lib/inboxes/use-inbox-names.ts'
import type { Tag } from '#lib/tags/tag.ts'
import { useMomentWords } from './use-moment-words.ts'

/** Filters whose values are chosen from a list. */
export type ListedKind = Exclude<FilterKey, 'unread' | 'waiting' | 'since' | 'until'>
export type FilterValue =
  { value: string; label: string } | { value: string; label: string; colour: Tag['colour'] }

/** What there is to choose from; companies are asked for by their name instead. */
export function useFilterValues(kind: ListedKind): FilterValue[] {
  const t = useTranslations('filters')
  const { locale } = useLanguage()
  const { me, members, teams, categories, tags } = useDirectory()
  const sayMoment = useMomentWords()
  const inboxes = useInboxNames(useSupabase(), kind === 'inboxes')
  switch (kind) {
    case 'status':
      return statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))
    case 'channels':
      return channels.map((value) => ({ value, label: t(`channels.${value}`) }))
    case 'priorityFrom':
      return priorityFloors.map((points) => ({
        value: String(points),
        label: t(`priority.${points}`),
      }))
    case 'waitingFor':
      return longWaits.map((value) => ({ value, label: sayMoment('waitingFor', value) }))
    case 'inboxes':
      return (inboxes ?? []).map(({ id, name }) => ({ value: id, label: name }))
    case 'teams':
      return teams
        .filter((team) => !team.isArchived)
        .map(({ id, name }) => ({ value: id, label: name }))
    case 'categories':
      return categories.map(({ id, names }) => ({ value: id, label: names[locale] }))
    case 'tags':
      return tags.map(({ id, name, colour }) => ({ value: id, label: name, colour }))
    case 'assignees':
      return [
        { value: me.id, label: t('me') },
        ...members
          .filter(({ id, isDeactivated }) => id !== me.id && !isDeactivated)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]
    case 'companies':
      return []
  }
}

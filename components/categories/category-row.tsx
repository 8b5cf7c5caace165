'use client'

import { Archive, ArrowDown, ArrowUp, Pencil } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Row } from '#components/ui/row-list.tsx'
import type { Category } from '#lib/categories/category.ts'
import type { Inbox } from '#lib/inboxes/inbox.ts'

type CategoryRowProps = {
  category: Category
  inboxes: readonly Inbox[]
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onEdit: () => void
  onArchive: () => void
}

/** One category: its names, where it leads, and what can be done with it. */
export function CategoryRow({ category, inboxes, isFirst, isLast, ...on }: CategoryRowProps) {
  const t = useTranslations('categories')
  const locale = useLocale()
  const { team } = useDirectory()
  const name = category.names[locale]
  const offeredIn = inboxes.filter(({ id }) => category.inboxIds?.includes(id))
  const facts = [
    category.names[locale === 'ru' ? 'en' : 'ru'],
    t('leadsTo', { team: team(category.teamId)?.name ?? t('formerTeam') }),
    category.priority > 0 && t('priorityOf', { priority: category.priority }),
    category.inboxIds !== null &&
      (offeredIn.length === 0
        ? t('inboxes.none')
        : t('inboxes.only', { names: offeredIn.map((inbox) => inbox.name).join(', ') })),
  ]
  return (
    <Row title={name} description={facts.filter(Boolean).join(' · ')}>
      <span className="flex items-center gap-0.5">
        <IconButton label={t('up', { name })} disabled={isFirst} onClick={() => on.onMove(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={t('down', { name })} disabled={isLast} onClick={() => on.onMove(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={t('edit', { name })} onClick={on.onEdit}>
          <Pencil aria-hidden />
        </IconButton>
        <IconButton label={t('archive', { name })} onClick={on.onArchive}>
          <Archive aria-hidden />
        </IconButton>
      </span>
    </Row>
  )
}

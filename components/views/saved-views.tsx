'use client'

import { Bookmark, Share2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Count, ViewLink } from '#components/desk/view-link.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { audiences, mayChangeView, type SavedView } from '#lib/views/saved-view.ts'
import { useSavedViewCounts } from '#lib/views/use-views.ts'
import { useViewOrder } from './use-view-order.ts'

/**
 * What was narrowed and given a name: one's own first, then what is shared. Who may change them puts them in
 * order by dragging, or with Alt and an arrow.
 */
export function SavedViews({ onChoose }: { onChoose?: (() => void) | undefined }) {
  const t = useTranslations('views')
  const { me, views: saved } = useDirectory()
  const counts = useSavedViewCounts(useSupabase(), saved)
  const order = useViewOrder(saved)
  if (saved.length === 0) return null
  const inOrder = audiences.flatMap((audience) =>
    saved.filter((view) => view.audience === audience),
  )
  return (
    <section aria-labelledby="nav-saved">
      <h2 id="nav-saved" className="mb-1 px-2 text-xs font-medium text-ink-faint">
        {t('title')}
      </h2>
      <ul className="flex flex-col gap-px">
        {inOrder.map((view) => (
          <ViewLink
            key={view.id}
            to={{ ...view.list, saved: view.id }}
            onChoose={onChoose}
            data-view={view.id}
            {...(mayChangeView(me, view) && order.propsOf(view))}
            className={classNames(order.overId === view.id && 'rounded-m outline-2 outline-focus')}
          >
            <SavedViewIcon audience={view.audience} />
            <span className="flex-1 truncate">{view.name}</span>
            <Count of={counts?.[view.id]} tone="plain" />
          </ViewLink>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {order.said}
      </p>
    </section>
  )
}

function SavedViewIcon({ audience }: Pick<SavedView, 'audience'>) {
  const t = useTranslations('views')
  const Icon = audience === 'private' ? Bookmark : Share2
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0" />
      {audience !== 'private' && <span className="sr-only">{t('shared')}</span>}
    </>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

type Pages = {
  isPending: boolean
  isError: boolean
  isPlaceholderData: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
  refetch: () => Promise<unknown>
}

type ListRowsProps = {
  pages: Pages
  label: string
  /** Names of the columns; those after the first are shown where there is room. */
  columns: { key: string; name: string; className?: string }[]
  count: number
  /** Said above names that are only nearly what was typed. */
  similar: string | null
  empty: ReactNode
  children: ReactNode
}

/** A table of links, page after page, or what stands in its place. */
export function ListRows(props: ListRowsProps) {
  const t = useTranslations('peopleLists')
  const { pages, count } = props
  if (pages.isPending) return <RowsSkeleton />
  if (pages.isError && count === 0)
    return (
      <EmptyState
        title={t('failed')}
        action={<Button onClick={() => void pages.refetch()}>{t('retry')}</Button>}
      />
    )
  if (count === 0) return props.empty
  return (
    <div aria-busy={pages.isPlaceholderData} className="pb-10">
      {props.similar && <p className="px-3 pt-3 text-sm text-ink-muted sm:px-6">{props.similar}</p>}
      <table className="w-full table-fixed border-collapse text-left text-sm">
        <caption className="sr-only">{props.label}</caption>
        <thead className="max-md:sr-only">
          <tr className="h-8 border-b border-line text-xs text-ink-faint">
            {props.columns.map(({ key, name, className }) => (
              <th
                key={key}
                scope="col"
                className={`px-2 font-medium first:pl-3 last:pr-3 sm:first:pl-6 sm:last:pr-6 ${className ?? ''}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
      {pages.hasNextPage && (
        <div className="flex justify-center pt-4">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function RowsSkeleton() {
  return (
    <div aria-hidden className="flex flex-col">
      {Array.from({ length: 10 }, (_, index) => (
        <div key={index} className="flex h-13 items-center gap-3 border-b border-line px-3 sm:px-6">
          <Skeleton className="size-7 rounded-full" />
          <Skeleton className="h-4 w-full max-w-sm" />
        </div>
      ))}
    </div>
  )
}

'use client'

import { useDetailsOpen } from '#components/details/use-details-open.ts'
import { TimelineSkeleton } from '#components/timeline/timeline-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { BackToList } from './back-to-list.tsx'

/** A conversation on its way: everything where it will be, the details too where they are wanted. */
export function PaneSkeleton() {
  const { isBeside } = useDetailsOpen()
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-2 sm:px-4">
          <BackToList />
          <Skeleton className="h-5 w-40" />
        </header>
        <TimelineSkeleton />
        <div className="px-3 pb-3 sm:px-4">
          <Skeleton className="h-34 rounded-l" />
        </div>
      </div>
      {isBeside && (
        <aside className="hidden w-78 shrink-0 border-l border-line xl:block">
          <div className="flex flex-col items-center gap-2 px-4 pt-6">
            <Skeleton className="size-16 rounded-full!" />
            <Skeleton className="mt-1 h-5 w-36" />
            <Skeleton className="h-4 w-28" />
          </div>
        </aside>
      )}
    </div>
  )
}

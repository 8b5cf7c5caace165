import { TimelineSkeleton } from '#components/timeline/timeline-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { BackToList } from './back-to-list.tsx'

/** A conversation on its way: everything where it will be. */
export function PaneSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-2 sm:px-4">
        <BackToList />
        <Skeleton className="h-5 w-40" />
      </header>
      <TimelineSkeleton />
      <div className="px-3 pb-3 sm:px-4">
        <Skeleton className="h-34 rounded-l" />
      </div>
    </div>
  )
}

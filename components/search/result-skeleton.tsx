import { Skeleton } from '#components/ui/skeleton.tsx'

/** As much room as a page of results will take. */
export function ResultSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-4 px-2 pt-2">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="flex flex-col gap-1.5">
          <Skeleton className="h-3 w-48" />
          <Skeleton className="h-4 w-full max-w-xl" />
        </div>
      ))}
    </div>
  )
}

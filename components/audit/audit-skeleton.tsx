import { Skeleton } from '#components/ui/skeleton.tsx'

/** Rows as high as those that come. */
export function AuditSkeleton({ label }: { label: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="divide-y divide-line rounded-l border border-line"
    >
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="flex items-center gap-3 px-4 py-3">
          <Skeleton className="h-4 w-10" />
          <Skeleton className="size-5 rounded-full" />
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </div>
  )
}

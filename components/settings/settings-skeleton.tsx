import { Skeleton } from '#components/ui/skeleton.tsx'

/** Title, sentence and rows, where they will stand. */
export function SettingsSkeleton() {
  return (
    <div aria-hidden className="min-w-0 flex-1 overflow-hidden bg-surface">
      <div className="flex max-w-3xl flex-col gap-6 px-4 pt-13 sm:px-8 md:pt-8">
        <div className="flex flex-col gap-2.5">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-4 w-80 max-w-full" />
        </div>
        <div className="flex flex-col gap-3">
          {Array.from({ length: 5 }, (_, n) => (
            <Skeleton key={n} className="h-14 w-full" />
          ))}
        </div>
      </div>
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

const bubbles = ['w-3/5 h-14', 'w-2/5 h-9', 'w-1/2 h-9', 'w-3/5 h-20', 'w-1/3 h-9']

/** A timeline on its way. */
export function TimelineSkeleton() {
  const t = useTranslations('conversation')
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className="flex min-h-0 flex-1 flex-col justify-end gap-4 overflow-hidden px-6 pb-10"
    >
      {bubbles.map((size, n) => (
        <Skeleton
          key={size + n}
          className={classNames('max-w-96 rounded-xl', size, n % 2 === 1 && 'self-end')}
        />
      ))}
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type RefObject } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

type EarlierProps = {
  state: 'idle' | 'loading' | 'failed'
  onLoad: () => void
  box: RefObject<HTMLDivElement | null>
}

/** What is above comes before one gets there; or could not be had. As tall either way. */
export function Earlier({ state, onLoad, box }: EarlierProps) {
  const t = useTranslations('conversation')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state !== 'idle' || !place.current) return
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && onLoad(),
      // A window and a half ahead of the eye.
      { root: box.current, rootMargin: '150% 0px 0px' },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [state, onLoad, box])
  return (
    <div ref={place} className="flex h-16 items-center justify-center px-6">
      {state === 'failed' ? (
        <Button look="quiet" size="s" onClick={onLoad}>
          {t('earlierFailed')}
        </Button>
      ) : (
        <Skeleton className="h-9 w-2/5 max-w-72 rounded-xl" />
      )}
    </div>
  )
}

/** What is between is on its way. */
export function Reaching() {
  const t = useTranslations('find')
  return (
    <p
      role="status"
      className="pointer-events-none absolute inset-x-0 top-14 mx-auto w-fit rounded-full bg-raised px-3 py-1 text-sm text-ink-muted shadow-high"
    >
      {t('loading')}
    </p>
  )
}

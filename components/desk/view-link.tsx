'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { classNames } from '#components/ui/class-names.ts'
import { railLink } from './rail-link.ts'
import type { InboxPlace } from '#lib/conversations/view.ts'

type ViewLinkProps = Omit<ComponentProps<'li'>, 'onClick'> & {
  to: Omit<InboxPlace, 'number'>
  onChoose?: (() => void) | undefined
}

/** A view in the sidebar: where it leads, and whether one is there. */
export function ViewLink({ to, onChoose, children, className, ...rest }: ViewLinkProps) {
  const { place } = useInboxPlace()
  const isCurrent = to.saved
    ? place?.saved === to.saved
    : !place?.saved && place?.teamId === to.teamId && (to.teamId !== null || place.view === to.view)
  return (
    <li {...rest} className={className}>
      <PlaceLink
        to={{ ...to, number: null }}
        onClick={onChoose}
        aria-current={isCurrent ? 'page' : undefined}
        className={railLink(isCurrent)}
      >
        {children}
      </PlaceLink>
    </li>
  )
}

const tones = {
  plain: 'text-ink-muted',
  quiet: 'text-ink-faint',
  /** Somebody calls for me. */
  call: 'rounded-full bg-accent-soft px-1.5 font-semibold text-accent-text',
}

export type CountTone = keyof typeof tones

/** Counted to a hundred and no further: nobody needs to know more, and the database need not count it. */
export function Count({ of, tone }: { of: number | undefined; tone: CountTone }) {
  const t = useTranslations('desk')
  if (!of) return null
  return (
    <span className={classNames('tabular text-xs', tones[tone])}>
      <span aria-hidden>{of >= 100 ? '99+' : of}</span>
      <span className="sr-only">{t('count', { count: Math.min(of, 100) })}</span>
    </span>
  )
}

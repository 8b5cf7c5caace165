'use client'

import { useTranslations } from 'next-intl'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'
import { stretchesOf } from '#lib/conversations/stretches.ts'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import type { Row } from '#lib/conversations/timeline-rows.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { MessageChangesProvider } from './message-changes.tsx'
import { NewMessagesPill, UnreadAbovePill } from './new-messages-pill.tsx'
import { TimelineStretch } from './timeline-stretch.tsx'
import { useStillRows } from './use-still-rows.ts'
import { useUnreadAbove } from './use-unread-above.ts'

type TimelineProps = {
  live: LiveTimeline
  rows: Row[]
  me: string
  outbox: DeskOutbox
  hasEarlier: boolean
  earlier: 'idle' | 'loading' | 'failed'
  onLoadEarlier: () => void
  /** The end of the timeline came into view or left it. */
  onEndVisible: (isVisible: boolean) => void
  /** Messages that came while the end was out of view. */
  unseen: number
  /** Under the last row: who is typing. Of constant height. */
  footer: ReactNode
}

/** Pixels within which the end counts as visible. */
const nearEnd = 60

/**
 * Messages, notes and events from the oldest to the newest. The box is reversed, so that its scroll
 * position counts from the end: it opens there (the server's page too), stays there, and nothing that is
 * loaded or measured above can move what one reads (docs/decisions, «A timeline without a virtual list»).
 */
export function Timeline(props: TimelineProps) {
  const { rows, me, outbox, hasEarlier, earlier, onLoadEarlier, onEndVisible } = props
  const t = useTranslations('conversation')
  const box = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const stretches = useMemo(() => stretchesOf(rows), [rows])
  useStillRows(box)

  const scrolled = useCallback(() => {
    const isVisible = (box.current?.scrollTop ?? 0) > -nearEnd
    setAtEnd(isVisible)
    onEndVisible(isVisible)
  }, [onEndVisible])
  const toEnd = () => box.current?.scrollTo({ top: 0 })

  const toUnread = useCallback(() => {
    const line = box.current?.querySelector('[data-unread-line]')
    if (!box.current || !line) return
    const below = line.getBoundingClientRect().top - box.current.getBoundingClientRect().top
    if (below < nearEnd) box.current.scrollBy({ top: below - nearEnd })
  }, [])
  const firstUnread = rows.find((row) => row.isFirstUnread)?.key ?? null
  const isUnreadAbove = useUnreadAbove(box, firstUnread)
  // Opened with news above the window: begin to read where they begin. A page that the server drew is
  // being looked at already and must not jump.
  const isHydrated = useIsHydrated()
  const [isFirstPaint] = useState(!isHydrated)
  useLayoutEffect(() => {
    if (!isFirstPaint) toUnread()
    scrolled()
  }, [isFirstPaint, toUnread, scrolled])

  // Whoever writes wants to see it, wherever they have scrolled to.
  const last = rows.at(-1)
  const ownKey = last?.kind === 'pending' ? last.key : null
  useLayoutEffect(() => {
    if (ownKey) box.current?.scrollTo({ top: 0 })
  }, [ownKey])

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={box}
        role="log"
        aria-label={t('timeline')}
        tabIndex={0}
        onScroll={scrolled}
        className="flex h-full flex-col-reverse overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]"
      >
        <div>
          {hasEarlier ? (
            <Earlier state={earlier} onLoad={onLoadEarlier} box={box} />
          ) : (
            <div className="h-4" />
          )}
          <MessageChangesProvider live={props.live}>
            {stretches.map((stretch) => (
              <TimelineStretch
                key={stretch.key}
                rows={stretch.rows}
                me={me}
                outbox={outbox}
                box={box}
              />
            ))}
          </MessageChangesProvider>
          {props.footer}
        </div>
      </div>
      {isUnreadAbove && <UnreadAbovePill onPress={toUnread} />}
      {!isAtEnd && <NewMessagesPill unseen={props.unseen} onPress={toEnd} />}
    </div>
  )
}

type EarlierProps = {
  state: TimelineProps['earlier']
  onLoad: () => void
  box: React.RefObject<HTMLDivElement | null>
}

/** What is above comes before one gets there; or could not be had. As tall either way. */
function Earlier({ state, onLoad, box }: EarlierProps) {
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

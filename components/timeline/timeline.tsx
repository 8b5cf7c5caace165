'use client'

import { useTranslations } from 'next-intl'
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'
import { patiently } from '#components/ui/patiently.ts'
import { stretchesOf } from '#lib/conversations/stretches.ts'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import type { Row } from '#lib/conversations/timeline-rows.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { Earlier, Reaching } from './earlier.tsx'
import { GalleryProvider } from './gallery.tsx'
import { MessageChangesProvider } from './message-changes.tsx'
import { NewMessagesPill, UnreadAbovePill } from './new-messages-pill.tsx'
import { SeenProvider } from './seen-provider.tsx'
import type { TimelineTool } from './timeline-tool.ts'
import { TimelineStretch } from './timeline-stretch.tsx'
import { useAddressed } from './use-addressed.ts'
import { rowAt, useJump, useTargetInView } from './use-jump.ts'
import { useStillRows } from './use-still-rows.ts'
import { useUnreadAbove } from './use-unread-above.ts'

const FindBar = lazy(
  patiently(() => import('./find-bar.tsx').then((module) => ({ default: module.FindBar }))),
)
const DateDialog = lazy(
  patiently(() => import('./date-dialog.tsx').then((module) => ({ default: module.DateDialog }))),
)

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
  /** The first unread message is further up than what was loaded; brings it. */
  unreadSeq: number | null
  /** What is open over it: the search, the choice of a day. */
  tool: TimelineTool
  onTool: (tool: TimelineTool) => void
  /** Under the last row: who is typing. Of constant height. */
  footer: ReactNode
}

/** Drawn at once: the newest, and those that an earlier page brings on top. */
const nearest = { above: 2, below: 3 }

/** Pixels within which the end counts as visible. */
const nearEnd = 60

/**
 * Messages, notes and events from the oldest to the newest. The box is reversed, so that its scroll
 * position counts from the end: it opens there (the server's page too), stays there, and nothing that is
 * loaded or measured above can move what one reads (docs/decisions, «A timeline without a virtual list»).
 */
export function Timeline(props: TimelineProps) {
  const { live, rows, me, outbox, hasEarlier, earlier, onLoadEarlier, onEndVisible, tool } = props
  const t = useTranslations('conversation')
  const db = useSupabase()
  const box = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const stretches = useMemo(() => stretchesOf(rows), [rows])
  useStillRows(box)
  const { jump, target, isReaching, isLit } = useJump(live)
  const targetKey = target ? (rowAt(rows, target.position)?.key ?? null) : null
  useTargetInView(box, target, targetKey)
  const isAddressed = useAddressed(live.conversationId, jump)

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
    if (!isFirstPaint && !isAddressed) toUnread()
    scrolled()
    // When it is opened, and not when its address changes.
  }, [isFirstPaint, live, toUnread, scrolled]) // eslint-disable-line react-hooks/exhaustive-deps

  // News that began further up than the newest page: they are brought, and reading begins there.
  const { unreadSeq } = props
  const reachUnread = useEffectEvent(async () => {
    if (unreadSeq === null) return
    const { positionOfMessage } = await import('#lib/conversations/find-queries.ts')
    const position = await positionOfMessage(db, live.conversationId, unreadSeq).catch(() => null)
    const place = box.current?.scrollTop
    const isReached = position !== null && (await live.reach(position))
    // Whoever has gone on reading meanwhile stays there; a pill leads up.
    if (isReached && box.current?.scrollTop === place) toUnread()
  })
  useEffect(() => {
    if (!isFirstPaint && !isAddressed) void reachUnread()
  }, [live]) // eslint-disable-line react-hooks/exhaustive-deps

  // Whoever writes wants to see it, wherever they have scrolled to.
  const last = rows.at(-1)
  const ownKey = last?.kind === 'pending' ? last.key : null
  useLayoutEffect(() => {
    if (ownKey) box.current?.scrollTo({ top: 0 })
  }, [ownKey])

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {tool === 'find' && (
        <Suspense fallback={<div className="h-11 shrink-0 border-b border-line" />}>
          <FindBar
            conversationId={live.conversationId}
            box={box}
            isReaching={isReaching}
            onJump={(position) => jump(position, false)}
            onClose={() => props.onTool(null)}
          />
        </Suspense>
      )}
      {tool === 'date' && (
        <Suspense fallback={null}>
          <DateDialog
            conversationId={live.conversationId}
            onJump={jump}
            onClose={() => props.onTool(null)}
          />
        </Suspense>
      )}
      <div
        ref={box}
        role="log"
        aria-label={t('timeline')}
        tabIndex={0}
        onScroll={scrolled}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]"
      >
        <div>
          {hasEarlier ? (
            <Earlier state={earlier} onLoad={onLoadEarlier} box={box} />
          ) : (
            <div className="h-4" />
          )}
          <SeenProvider live={live}>
            <MessageChangesProvider live={props.live}>
              <GalleryProvider rows={rows}>
                {stretches.map((stretch, n) => (
                  <TimelineStretch
                    key={stretch.key}
                    rows={stretch.rows}
                    me={me}
                    outbox={outbox}
                    box={box}
                    target={stretch.rows.some(({ key }) => key === targetKey) ? targetKey : null}
                    isLit={isLit}
                    startsFar={n >= nearest.above && n < stretches.length - nearest.below}
                  />
                ))}
              </GalleryProvider>
            </MessageChangesProvider>
          </SeenProvider>
          {props.footer}
        </div>
      </div>
      {isUnreadAbove && <UnreadAbovePill onPress={toUnread} />}
      {isReaching && <Reaching />}
      {!isAtEnd && <NewMessagesPill unseen={props.unseen} onPress={toEnd} />}
    </div>
  )
}

'use client'

import { ArrowDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { firstIndex, type Row } from '#lib/conversations/timeline-rows.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { TimelineRow } from './timeline-row.tsx'

type TimelineProps = {
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

type Context = Pick<TimelineProps, 'hasEarlier' | 'earlier' | 'onLoadEarlier' | 'footer'>

/** Messages, notes and events from the oldest to the newest, of which only what is near the eye is drawn. */
export function Timeline(props: TimelineProps) {
  const { rows, me, outbox, hasEarlier, earlier, onLoadEarlier, footer, onEndVisible } = props
  const t = useTranslations('conversation')
  const list = useRef<VirtuosoHandle>(null)
  const [openedAt] = useState(() => rows[0]?.position ?? 0)
  const [startsAt] = useState(() => rows.findIndex((row) => row.isFirstUnread))
  const [isAtEnd, setAtEnd] = useState(true)
  const [isPlaced, setPlaced] = useState(false)
  const isHydrated = useSyncExternalStore(never, yes, no)

  const seeEnd = useCallback(
    (isVisible: boolean) => {
      setAtEnd(isVisible)
      onEndVisible(isVisible)
    },
    [onEndVisible],
  )
  const toEnd = useCallback((behavior: 'auto' | 'smooth' = 'auto') => {
    list.current?.scrollToIndex({ index: 'LAST', align: 'end', behavior })
  }, [])

  // Whoever writes wants to see it, wherever they have scrolled to.
  const last = rows.at(-1)
  const ownKey = last?.kind === 'pending' ? last.key : null
  useEffect(() => {
    if (ownKey) requestAnimationFrame(() => toEnd())
  }, [ownKey, toEnd])

  return (
    <div className="relative min-h-0 flex-1">
      {isHydrated && (
        <Virtuoso<Row, Context>
          ref={list}
          role="log"
          aria-label={t('timeline')}
          tabIndex={0}
          className="overscroll-contain -outline-offset-2"
          style={{ height: '100%' }}
          context={{ hasEarlier, earlier, onLoadEarlier, footer }}
          components={parts}
          data={rows}
          computeItemKey={(_index, row) => row.key}
          firstItemIndex={firstIndex(rows, openedAt)}
          initialTopMostItemIndex={
            startsAt > 0 ? { index: startsAt, align: 'start', offset: -80 } : rows.length - 1
          }
          itemContent={(_index, row) => <TimelineRow row={row} me={me} outbox={outbox} />}
          alignToBottom
          atBottomThreshold={nearEnd}
          atBottomStateChange={seeEnd}
          followOutput={(isNearEnd) => (isNearEnd ? 'auto' : false)}
          increaseViewportBy={{ top: 800, bottom: 400 }}
          startReached={() => {
            if (earlier === 'idle') onLoadEarlier()
          }}
          rangeChanged={() => setPlaced(true)}
        />
      )}
      {/* The first paint, the server's too: the end of the timeline stands until the list has measured itself. */}
      {!isPlaced && (
        <div
          aria-hidden={isHydrated}
          className="absolute inset-0 flex flex-col justify-end overflow-hidden bg-surface"
        >
          {rows.slice(-drawnAtFirst).map((row) => (
            <TimelineRow key={row.key} row={row} me={me} outbox={outbox} />
          ))}
          {footer}
        </div>
      )}
      {!isAtEnd && isPlaced && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button
            look="plain"
            size="s"
            className="pointer-events-auto rounded-full bg-raised shadow-high"
            onClick={() => toEnd()}
          >
            <ArrowDown aria-hidden />
            {props.unseen > 0 ? t('newMessages', { count: props.unseen }) : t('toEnd')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** More than a tall window shows. */
const drawnAtFirst = 24
const never = () => () => undefined
const yes = () => true
const no = () => false

const parts = {
  Header: ({ context }: { context?: Context }) => {
    if (!context?.hasEarlier) return <div className="h-4" />
    return <EarlierPart context={context} />
  },
  Footer: ({ context }: { context?: Context }) => <>{context?.footer}</>,
}

/** What is above is on its way, or could not be had. As tall either way. */
function EarlierPart({ context }: { context: Context }) {
  const t = useTranslations('conversation')
  return (
    <div className="flex h-16 items-center justify-center px-6">
      {context.earlier === 'failed' ? (
        <Button look="quiet" size="s" onClick={context.onLoadEarlier}>
          {t('earlierFailed')}
        </Button>
      ) : (
        <Skeleton className="h-9 w-2/5 max-w-72 rounded-xl" />
      )}
    </div>
  )
}

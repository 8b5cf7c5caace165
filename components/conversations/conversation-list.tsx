'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { ConversationList as List } from '#lib/conversations/list.ts'
import type { useConversationList } from '#lib/conversations/use-conversation-list.ts'
import type { InboxPlace } from '#lib/conversations/view.ts'
import { ConversationRow, rowHeight } from './conversation-row.tsx'
import { EmptyList, FailedList, ListSkeleton } from './list-placeholders.tsx'
import { NewMessageNotice } from './new-message-notice.tsx'
import { stepTo, useListKeys } from './use-list-keys.ts'
import { useInboxPlace } from './use-inbox-place.ts'
import { useStillScroll } from './use-still-scroll.ts'

type ConversationListProps = {
  place: InboxPlace
  source: ReturnType<typeof useConversationList>
}

/** The conversations of a view: waits, fails, is empty, or shows its rows. */
export function ConversationList({ place, source }: ConversationListProps) {
  if (source.hasFailed) return <FailedList onRetry={source.retry} />
  if (!source.list) return <ListSkeleton />
  if (source.list.rows.length === 0) return <EmptyList view={place.view} />
  return (
    <>
      <Rows place={place} list={source.list} source={source} />
      <NewMessageNotice rows={source.list.rows} />
    </>
  )
}

/** How many rows from the end the next page is asked for: before anybody sees the end. */
const lookAhead = 12

function Rows({ place, list, source }: ConversationListProps & { list: List }) {
  const t = useTranslations('list')
  const { go } = useInboxPlace()
  const { rows, hasMore } = list
  const scroller = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLUListElement>(null)
  const virtual = useVirtualizer({
    count: rows.length + (hasMore ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? 'more',
    overscan: 6,
    // The server draws as many rows as a tall window shows.
    initialRect: { width: 340, height: 1000 },
  })
  const shown = virtual.getVirtualItems()
  const end = shown.at(-1)?.index ?? 0
  const { loadMore, hasFailedToLoadMore } = source
  useEffect(() => {
    if (end >= rows.length - lookAhead && !hasFailedToLoadMore) loadMore()
  }, [end, rows.length, hasFailedToLoadMore, loadMore])

  useStillScroll(scroller, rows)

  const open = rows.findIndex(({ number }) => number === place.number)
  // Where the open conversation stood before it left this view: J goes on from there.
  const lastOpen = useRef(-1)
  useEffect(() => {
    if (open >= 0) lastOpen.current = open
  }, [open])
  useListKeys(element, (step, isInList) => {
    const from =
      open >= 0 ? open : place.number === null ? -1 : lastOpen.current - (step === 1 ? 1 : 0)
    const index = stepTo(step, from, rows.length)
    const row = index === null ? undefined : rows[index]
    if (index === null || !row) return
    go({ ...place, number: row.number }, place.number === null ? 'push' : 'replace')
    virtual.scrollToIndex(index, { align: 'auto' })
    if (!isInList) return
    // The row may be drawn only after the scroll.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>(`[data-conversation="${row.id}"]`)?.focus(),
    )
  })
  const isOpenShown = shown.some(({ index }) => index === open)
  const tabStop = isOpenShown ? open : (shown[0]?.index ?? 0)

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul
        ref={element}
        aria-label={t('title')}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {shown.map(({ index, key, start, size }) => {
          const row = rows[index]
          return (
            <li
              key={key}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-1.5 top-0 py-px"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {row ? (
                <ConversationRow
                  conversation={row}
                  list={place}
                  isOpen={index === open}
                  isTabStop={index === tabStop}
                />
              ) : hasFailedToLoadMore ? (
                <Button look="quiet" block onClick={loadMore}>
                  {t('failed.retry')}
                </Button>
              ) : (
                <Skeleton className="mx-2.5 my-3 h-12" />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

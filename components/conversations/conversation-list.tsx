'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { ConversationList as List } from '#lib/conversations/list.ts'
import type { useConversationList } from '#lib/conversations/use-conversation-list.ts'
import type { InboxPlace } from '#lib/conversations/view.ts'
import { useSnoozeReasons } from '#lib/snooze/use-snooze-reasons.ts'
import { useUnseenMentions } from '#lib/mentions/use-unseen-mentions.ts'
import { ConversationRow, rowHeight } from './conversation-row.tsx'
import { EmptyList, FailedList, ListSkeleton } from './list-placeholders.tsx'
import { NewMessageNotice } from './new-message-notice.tsx'
import { stepTo, useListCommands } from './use-list-commands.ts'
import { useInboxPlace } from './use-inbox-place.ts'
import { useStillScroll } from './use-still-scroll.ts'
import { useWindowOfRows } from './use-window-of-rows.ts'
import { scrollToShow } from './window-of-rows.ts'

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
  const { rows } = list
  const hasMore = list.next !== null
  const db = useSupabase()
  const calling = useUnseenMentions(db, useDirectory().me.id)
  const scroller = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLUListElement>(null)
  const count = rows.length + (hasMore ? 1 : 0)
  const { first, end } = useWindowOfRows(scroller, count)
  const reasons = useSnoozeReasons(db, rows.slice(first, end))
  const { loadMore, hasFailedToLoadMore } = source
  useEffect(() => {
    if (end >= rows.length - lookAhead && !hasFailedToLoadMore && !list.isCut) loadMore()
  }, [end, rows.length, hasFailedToLoadMore, list.isCut, loadMore])

  useStillScroll(scroller, rows)

  const open = rows.findIndex(({ number }) => number === place.number)
  // Where the open conversation stood before it left this view: J goes on from there.
  const lastOpen = useRef(-1)
  useEffect(() => {
    if (open >= 0) lastOpen.current = open
  }, [open])
  // A row far away is drawn only once the list has scrolled to it.
  const toFocus = useRef<string | null>(null)
  useEffect(() => {
    if (toFocus.current === null) return
    const row = element.current?.querySelector<HTMLElement>(
      `[data-conversation="${toFocus.current}"]`,
    )
    if (!row) return
    row.focus({ preventScroll: true })
    toFocus.current = null
  })
  const press = useListCommands((step, isInList) => {
    const from =
      open >= 0 ? open : place.number === null ? -1 : lastOpen.current - (step === 1 ? 1 : 0)
    const index = stepTo(step, from, rows.length)
    const row = index === null ? undefined : rows[index]
    if (index === null || !row) return
    go({ ...place, number: row.number }, place.number === null ? 'push' : 'replace')
    show(scroller.current, index)
    if (isInList) toFocus.current = row.id
  })
  const tabStop = open >= first && open < end ? open : first

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul
        ref={element}
        aria-label={t('title')}
        onKeyDown={press}
        className="relative"
        style={{ height: count * rowHeight }}
      >
        {Array.from({ length: end - first }, (_, drawn) => {
          const index = first + drawn
          const row = rows[index]
          return (
            <li
              key={row?.id ?? 'more'}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-1.5 top-0 py-px"
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
            >
              {row ? (
                <ConversationRow
                  conversation={row}
                  list={place}
                  isOpen={index === open}
                  isTabStop={index === tabStop}
                  snoozeReason={reasons.get(row.id)}
                  isCalling={calling.includes(row.id)}
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

/** Scrolls no further than the row needs. */
function show(box: HTMLElement | null, row: number) {
  if (!box) return
  const { scrollTop: top, clientHeight: height } = box
  box.scrollTo({ top: scrollToShow(row, rowHeight, { top, height }) })
}

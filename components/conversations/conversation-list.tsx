'use client'

import { ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import type { ListSelection } from '#components/bulk/use-selection.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ConversationList as List } from '#lib/conversations/list.ts'
import type { useConversationList } from '#lib/conversations/use-conversation-list.ts'
import { pathOf, type InboxPlace } from '#lib/conversations/view.ts'
import { useDrafted } from '#lib/drafts/use-drafted.ts'
import { useSnoozeReasons } from '#lib/snooze/use-snooze-reasons.ts'
import { useUnseenMentions } from '#lib/mentions/use-unseen-mentions.ts'
import { ConversationRow } from './conversation-row.tsx'
import { EmptyList, FailedList, ListSkeleton } from './list-placeholders.tsx'
import { MoreRow } from './more-row.tsx'
import { NewMessageNotice } from './new-message-notice.tsx'
import { useRowHeight } from './row-height.ts'
import { RowMark } from './row-mark.tsx'
import { useHeldRows } from './use-held-rows.ts'
import { useListSteps } from './use-list-steps.ts'
import { usePrefetch } from './use-prefetch.ts'
import { useStillScroll } from './use-still-scroll.ts'
import { useWindowOfRows } from './use-window-of-rows.ts'

type ConversationListProps = {
  place: InboxPlace
  source: ReturnType<typeof useConversationList>
  selection: ListSelection
}

/** The conversations of a view: waits, fails, is empty, or shows its rows. */
export function ConversationList({ place, source, selection }: ConversationListProps) {
  if (source.hasFailed) return <FailedList onRetry={source.retry} />
  if (!source.list) return <ListSkeleton />
  if (source.list.rows.length === 0 && source.list.next === null) return <EmptyList place={place} />
  return (
    <>
      <Rows place={place} list={source.list} source={source} selection={selection} />
      <NewMessageNotice rows={source.list.rows} />
    </>
  )
}

/** How many rows from the end the next page is asked for: before anybody sees the end. */
const lookAhead = 12

function Rows({ place, list, source, selection }: ConversationListProps & { list: List }) {
  const t = useTranslations('list')
  const rowHeight = useRowHeight()
  // The same object for every conversation of the list: rows are drawn anew only where they change.
  const address = pathOf({ ...place, number: null })
  const shared = useMemo(() => place, [address]) // eslint-disable-line react-hooks/exhaustive-deps
  const hasMore = list.next !== null
  const { places, waiting, letGo, holdProps } = useHeldRows(list.rows)
  const db = useSupabase()
  const calling = useUnseenMentions(db, useDirectory().me.id)
  const drafted = useDrafted(db, place.number)
  const scroller = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLUListElement>(null)
  const count = places.length + (hasMore ? 1 : 0)
  const { first, end } = useWindowOfRows(scroller, count)
  const reasons = useSnoozeReasons(
    db,
    places.slice(first, end).flatMap(({ row }) => row ?? []),
  )
  const { loadMore, hasFailedToLoadMore } = source
  useEffect(() => {
    if (end >= places.length - lookAhead && !hasFailedToLoadMore && !list.isCut) loadMore()
  }, [end, places.length, hasFailedToLoadMore, list.isCut, loadMore])

  useStillScroll(scroller, places)

  const open = places.findIndex(({ row }) => row !== null && row.number === place.number)
  const { press, toMark } = useListSteps({ place, places, open, scroller, element, selection })
  const near = (at: number) => (open < 0 ? undefined : places[at]?.row?.id)
  const prefetch = usePrefetch([near(open + 1), near(open - 1)])
  const tabStop =
    open >= first && open < end
      ? open
      : places.findIndex(({ row }, at) => row !== null && at >= first)

  return (
    <div
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
      {...holdProps}
    >
      {waiting > 0 && (
        <div className="sticky top-1 z-10 flex h-0 justify-center">
          <Button
            size="s"
            look="primary"
            className="rounded-full!"
            onClick={() => {
              letGo()
              scroller.current?.scrollTo({ top: 0 })
            }}
          >
            <ArrowUp aria-hidden />
            {t('waitingNews', { count: waiting })}
          </Button>
        </div>
      )}
      <ul
        ref={element}
        aria-label={t('title')}
        onKeyDown={press}
        onPointerOver={prefetch}
        className="relative"
        style={{ height: count * rowHeight }}
      >
        {Array.from({ length: end - first }, (_, drawn) => {
          const index = first + drawn
          const at = places[index]
          const row = at?.row
          return (
            <li
              key={at?.id ?? 'more'}
              aria-setsize={hasMore ? -1 : places.length}
              aria-posinset={index + 1}
              className="group/row absolute inset-x-1.5 top-0 py-px"
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
            >
              {row ? (
                <>
                  <ConversationRow
                    conversation={row}
                    list={shared}
                    isOpen={index === open}
                    isTabStop={index === tabStop}
                    isCompact={rowHeight < 60}
                    snoozeReason={reasons.get(row.id)}
                    isCalling={calling.includes(row.id)}
                    isDrafted={drafted.has(row.id) && index !== open}
                  />
                  <RowMark
                    name={row.contactName ?? `№ ${row.number}`}
                    isOpen={index === open}
                    isMarking={selection.isMarking}
                    isOn={selection.has(row.id)}
                    onToggle={(isRange) => toMark(row.id, isRange)}
                  />
                </>
              ) : at ? (
                <p className="flex h-full items-center justify-center text-xs text-ink-faint">
                  {t('left')}
                </p>
              ) : (
                <MoreRow source={source} isCut={list.isCut === true} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

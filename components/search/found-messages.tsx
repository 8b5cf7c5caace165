'use client'

import { CloudOff, MessageSquare, SearchX } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { HitPage } from '#lib/search/hit.ts'
import { narrowedBy, type SearchPlace } from '#lib/search/search-place.ts'
import { useFoundMessages } from '#lib/search/use-search.ts'
import { HitRow } from './hit-row.tsx'
import { ResultLink } from './result-link.tsx'
import { ResultSkeleton } from './result-skeleton.tsx'

type FoundMessagesProps = { place: SearchPlace; onOpen: (path: string) => void }

/** The conversation with the number that was typed, and what was said with these words, page by page. */
export function FoundMessages({ place, onOpen }: FoundMessagesProps) {
  const t = useTranslations('search')
  const format = useFormatter()
  const found = useFoundMessages(useSupabase(), place)
  if (found.isError && !found.data)
    return (
      <EmptyState
        icon={<CloudOff />}
        title={t('failed')}
        action={<Button onClick={() => void found.refetch()}>{t('retry')}</Button>}
      />
    )
  if (!found.data) return <ResultSkeleton />
  const hits = found.data.pages.flatMap((page) => page.hits)
  const { numbered, asksNothing } = found.data.pages[0]!
  const reached = found.data.pages.at(-1)!.reached
  return (
    <section aria-labelledby="found-messages" className="flex flex-col gap-1">
      {numbered && <Numbered conversation={numbered} onOpen={onOpen} />}
      <h2 id="found-messages" className="px-2 text-xs font-medium text-ink-faint">
        {t('messages')}
      </h2>
      <ul
        aria-busy={found.isPlaceholderData}
        className={found.isPlaceholderData ? 'opacity-60' : ''}
      >
        {hits.map((hit) => (
          <li key={`${hit.conversation.id} ${hit.position}`}>
            <HitRow hit={hit} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {hits.length === 0 && !found.hasNextPage && (
        <EmptyState icon={<SearchX />} title={t(asksNothing ? 'asksNothing' : 'nothing')}>
          {t(
            asksNothing
              ? 'asksNothingText'
              : narrowedBy(place).length > 0
                ? 'nothingNarrowed'
                : 'nothingText',
          )}
        </EmptyState>
      )}
      {found.hasNextPage && (
        <div className="flex flex-col items-center gap-1.5 py-3">
          {reached && (
            <p className="text-xs text-ink-faint">
              {t('reached', { day: format.dateTime(new Date(reached), { dateStyle: 'long' }) })}
            </p>
          )}
          <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t(reached ? 'further' : 'more')}
          </Button>
        </div>
      )}
      <p role="status" className="sr-only">
        {found.isFetching ? '' : t('count', { count: hits.length })}
      </p>
    </section>
  )
}

function Numbered({
  conversation,
  onOpen,
}: {
  conversation: NonNullable<HitPage['numbered']>
  onOpen: (path: string) => void
}) {
  const t = useTranslations('search')
  return (
    <ResultLink href={`/inbox/all/${conversation.number}`} onOpen={onOpen}>
      <span className="flex items-center gap-2 text-sm font-medium">
        <MessageSquare aria-hidden className="size-4 text-ink-faint" />
        {t('conversation', { number: conversation.number })} ·{' '}
        {conversation.contactName ?? t('visitor')}
      </span>
      <span className="block truncate text-sm text-ink-muted">{conversation.preview}</span>
    </ResultLink>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useExactTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Markup } from '#components/markup/markup.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { parse } from '#lib/markup/parse.ts'
import type { Arrival } from '#lib/conversations/timeline.ts'
import { useMergedTimeline } from '#lib/merge/use-merge.ts'

/** What was said in a merged conversation: its newest messages and notes, to read. */
export function MergedLines({ id, number }: { id: string; number: number }) {
  const t = useTranslations('merge')
  const { data } = useMergedTimeline(useSupabase(), id, true)
  if (!data) return <Skeleton className="m-3 h-16" />
  const said = data.arrivals.filter(
    ({ event }) => event.type === 'message_sent' || event.type === 'note_written',
  )
  return (
    <ol
      aria-label={t('linesOf', { number })}
      className="flex max-h-96 flex-col gap-3 overflow-y-auto border-t border-line px-3 py-2.5"
    >
      {said.map((arrival) => (
        <Line key={arrival.event.position} arrival={arrival} />
      ))}
    </ol>
  )
}

function Line({ arrival: { event, message } }: { arrival: Arrival }) {
  const t = useTranslations('merge')
  const { member } = useDirectory()
  const exact = useExactTime()
  const author = message?.author.name ?? member(event.actor.id)?.name ?? t('visitor')
  const body = event.note?.body ?? message?.body ?? ''
  const isMembers = event.note !== null || message?.author.kind === 'member'
  return (
    <li className={event.note ? 'rounded-m bg-note px-2.5 py-1.5 text-note-ink' : undefined}>
      <p className="text-xs text-ink-muted">
        {author} · <time dateTime={event.occurredAt}>{exact(event.occurredAt)}</time>
        {event.note && ` · ${t('note')}`}
      </p>
      {message?.deletedAt ? (
        <p className="text-ink-faint italic">{t('deleted')}</p>
      ) : isMembers ? (
        <Markup blocks={parse(body)} />
      ) : (
        <p className="whitespace-pre-wrap wrap-anywhere">{body}</p>
      )}
      {message?.attachments.map((file) => (
        <p key={file.id} className="truncate text-xs text-ink-muted">
          {file.name}
        </p>
      ))}
    </li>
  )
}

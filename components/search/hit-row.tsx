'use client'

import { NotebookPen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { placeOfHit, type Hit } from '#lib/search/hit.ts'
import { ResultLink } from './result-link.tsx'
import { Snippet } from './snippet.tsx'

/** What somebody said, with the found words marked; leads into the conversation at that line. */
export function HitRow({ hit, onOpen }: { hit: Hit; onOpen: (path: string) => void }) {
  const t = useTranslations('search')
  const { member, team } = useDirectory()
  const { conversation, author } = hit
  const customer = conversation.contactName ?? t('visitor')
  const writer =
    author.kind === 'member' ? (member(author.id)?.name ?? t('formerMember')) : customer
  const teamName = team(conversation.teamId)?.name
  return (
    <ResultLink href={placeOfHit(hit)} onOpen={onOpen}>
      <span className="flex items-baseline gap-2 text-xs text-ink-faint">
        <span className="min-w-0 truncate">
          <span className="tabular">#{conversation.number}</span> · {customer}
          {teamName && ` · ${teamName}`} · {t(`status.${conversation.status}`)}
        </span>
        <RelativeTime at={hit.at} className="ml-auto shrink-0" />
      </span>
      <span className="mt-0.5 block text-sm break-words">
        <span className="font-medium">
          {hit.kind === 'note' && (
            <NotebookPen
              aria-label={t('note')}
              className="mr-1 inline size-3.5 align-[-2px] text-note-muted"
            />
          )}
          {writer}:
        </span>{' '}
        <Snippet pieces={hit.snippet} />
      </span>
    </ResultLink>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import type { ConversationMention } from '#lib/conversations/facts-queries.ts'
import { ConversationState } from './conversation-state.tsx'
import { PlaceLink } from './place-link.tsx'
import { useInboxPlace } from './use-inbox-place.ts'

/** A conversation in two lines that leads to it: number, state, how long ago; what was said last. */
export function ConversationLine({
  conversation,
  who,
}: {
  conversation: ConversationMention
  /** With whom it is, where that is not clear. */
  who?: ReactNode
}) {
  const t = useTranslations('details')
  const { place } = useInboxPlace()
  const to = {
    view: place?.view ?? ('all' as const),
    teamId: place?.teamId ?? null,
    number: conversation.number,
  }
  return (
    <PlaceLink to={to} className="block rounded-m px-2 py-1.5 hover:bg-hover">
      <span className="flex items-center gap-2 text-xs text-ink-faint">
        <span className="tabular">#{conversation.number}</span>
        <ConversationState conversation={conversation} />
        {who && <span className="truncate">{who}</span>}
        <RelativeTime at={conversation.lastMessageAt} className="ml-auto shrink-0" />
      </span>
      <span className="block truncate text-sm">{conversation.preview || t('noText')}</span>
    </PlaceLink>
  )
}

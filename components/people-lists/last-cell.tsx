'use client'

import { useTranslations } from 'next-intl'
import { ConversationState } from '#components/conversations/conversation-state.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import type { LastConversation } from '#lib/contacts/contact-list.ts'

/** The newest conversation: in which state, how long ago. */
export function LastCell({ last }: { last: LastConversation | null }) {
  const t = useTranslations('peopleLists')
  if (!last) return <span className="text-ink-faint">{t('noneYet')}</span>
  return (
    <span className="flex items-center gap-2">
      <ConversationState conversation={last} isIcon />
      <span className="tabular text-ink-muted">#{last.number}</span>
      <RelativeTime at={last.at} className="text-ink-faint" />
    </span>
  )
}

/** A number that was counted to a hundred and no further. */
export function Counted({ of }: { of: number }) {
  if (of === 0) return <span className="text-ink-faint">—</span>
  return <span className="tabular">{of >= 100 ? '99+' : of}</span>
}

'use client'

import { useTranslations } from 'next-intl'
import { ConversationState } from '#components/conversations/conversation-state.tsx'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { useConversationsOfContact } from '#lib/conversations/use-conversation-facts.ts'

/** The customer's other conversations, as far as the reader may see them. */
export function PreviousConversations({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const { place } = useInboxPlace()
  const { data } = useConversationsOfContact(useSupabase(), conversation.contactId)
  const others = data?.filter(({ id }) => id !== conversation.id)
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{t('previous')}</h3>
      {!others && <Skeleton className="h-12" />}
      {others?.length === 0 && <p className="text-sm text-ink-faint">{t('noPrevious')}</p>}
      <ul className="-mx-2 flex flex-col">
        {others?.map((other) => (
          <li key={other.id}>
            <PlaceLink
              to={{
                view: place?.view ?? 'all',
                teamId: place?.teamId ?? null,
                number: other.number,
              }}
              className="block rounded-m px-2 py-1.5 hover:bg-hover"
            >
              <span className="flex items-center gap-2 text-xs text-ink-faint">
                <span className="tabular">#{other.number}</span>
                <ConversationState conversation={other} />
                <RelativeTime at={other.lastMessageAt} className="ml-auto shrink-0" />
              </span>
              <span className="block truncate text-sm">{other.preview || t('noText')}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

'use client'

import { MessagesSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { ConversationsOf } from '#lib/conversations/facts-queries.ts'
import { useConversationsPages } from '#lib/conversations/use-conversation-facts.ts'
import { ConversationLine } from './conversation-line.tsx'

/** The conversations of a company or a person that the reader sees, page by page. */
export function ConversationPages({ of, title }: { of: ConversationsOf; title: string }) {
  const t = useTranslations('details')
  const pages = useConversationsPages(useSupabase(), of)
  const conversations = pages.data?.pages.flat()
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="pb-2 text-base font-semibold">{title}</h2>
      {!conversations && <Skeleton className="h-40" />}
      {conversations?.length === 0 && (
        <EmptyState icon={<MessagesSquare />} title={t('noConversations')}>
          {t('noConversationsText')}
        </EmptyState>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {conversations?.map((conversation) => (
          <li key={conversation.id}>
            <ConversationLine
              conversation={conversation}
              {...('company' in of && { who: conversation.contactName ?? t('visitor') })}
            />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          className="mt-3"
          busy={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('showMore')}
        </Button>
      )}
    </section>
  )
}

'use client'

import { ArrowLeft, CloudOff, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useConversationId } from '#lib/conversations/use-conversation-id.ts'
import { useInboxPlace } from './use-inbox-place.ts'

export type InitialConversation = { number: number; id: string | null }

/** The conversation with this number: found in a list at once, else asked for. */
export function OpenConversation({
  number,
  initial,
}: {
  number: number
  initial: InitialConversation | null
}) {
  const t = useTranslations()
  const db = useSupabase()
  const { place, go } = useInboxPlace()
  const { data: id, isError, refetch } = useConversationId(db, number, initial)
  const back = place && (
    <Button look="plain" onClick={() => go({ ...place, number: null })}>
      <ArrowLeft aria-hidden />
      {t('desk.toList')}
    </Button>
  )
  if (isError) {
    return (
      <EmptyState
        icon={<CloudOff />}
        title={t('list.failed.title')}
        action={<Button onClick={() => void refetch()}>{t('list.failed.retry')}</Button>}
      >
        {t('list.failed.text')}
      </EmptyState>
    )
  }
  if (id === null) {
    return (
      <EmptyState icon={<SearchX />} title={t('desk.notFound.title', { number })} action={back}>
        {t('errors.conversation_not_found')}
      </EmptyState>
    )
  }
  return null
}

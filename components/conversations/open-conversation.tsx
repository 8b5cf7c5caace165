'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, CloudOff, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { rowInLists } from '#lib/conversations/list-hearing.ts'
import { conversationIdByNumber } from '#lib/conversations/list-queries.ts'
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
  const client = useQueryClient()
  const { place, go } = useInboxPlace()
  const known =
    rowInLists(client, (row) => row.number === number)?.id ??
    (initial?.number === number ? initial.id : undefined)
  const {
    data: id,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['conversation-id', number],
    queryFn: () => conversationIdByNumber(db, number),
    initialData: known,
    staleTime: (query) => (query.state.data ? Infinity : 0),
  })
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

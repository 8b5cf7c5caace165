'use client'

import { CloudOff, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { TimelinePage } from '#lib/conversations/timeline.ts'
import { useConversationId } from '#lib/conversations/use-conversation-id.ts'
import { BackToList } from './back-to-list.tsx'
import { PaneSkeleton } from './pane-skeleton.tsx'

/** What the server found behind a number; `id` is null where there is nothing that one may see. */
export type InitialConversation = {
  number: number
  id: string | null
  timeline: TimelinePage | null
}

type OpenConversationProps = { number: number; initial: InitialConversation | null }

const loadPane = () =>
  import('./conversation-pane.tsx').then(({ ConversationPane }) => ({ default: ConversationPane }))
const ConversationPane = lazy(loadPane)

/** Brings the pane's code once the list is drawn, so that the first conversation opens at once. */
export function useEarlyPane() {
  useEffect(() => {
    const timer = setTimeout(() => void loadPane().catch(() => undefined), 300)
    return () => clearTimeout(timer)
  }, [])
}

/** The conversation with this number: found in a list at once, else asked for. */
export function OpenConversation({ number, initial }: OpenConversationProps) {
  const t = useTranslations()
  const { data: id, isError, refetch } = useConversationId(useSupabase(), number, initial)
  if (id) {
    return (
      <Suspense fallback={<PaneSkeleton />}>
        <ConversationPane
          conversationId={id}
          initial={initial?.id === id ? initial.timeline : null}
        />
      </Suspense>
    )
  }
  if (id === null) {
    return (
      <WithoutPane>
        <EmptyState icon={<SearchX />} title={t('desk.notFound.title', { number })}>
          {t('errors.conversation_not_found')}
        </EmptyState>
      </WithoutPane>
    )
  }
  if (!isError) return <PaneSkeleton />
  return (
    <WithoutPane>
      <EmptyState
        icon={<CloudOff />}
        title={t('list.failed.title')}
        action={<Button onClick={() => void refetch()}>{t('list.failed.retry')}</Button>}
      >
        {t('list.failed.text')}
      </EmptyState>
    </WithoutPane>
  )
}

/** A place without its conversation still leads back to the list. */
function WithoutPane({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="flex h-13 shrink-0 items-center border-b border-line px-2 sm:px-4">
        <BackToList />
      </header>
      {children}
    </>
  )
}

'use client'

import { CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useOutboxOwner } from '#components/view-as/use-outbox-owner.ts'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import type { TimelinePage } from '#lib/conversations/timeline.ts'
import { useReturn } from '#lib/conversations/use-return.ts'
import { useLiveTimeline } from '#lib/conversations/use-live-timeline.ts'
import { useDeskOutbox } from '#lib/outbox/use-desk-outbox.ts'
import { BackToList } from './back-to-list.tsx'
import { LostPane } from './lost-pane.tsx'
import { OpenPane } from './open-pane.tsx'
import { PaneSkeleton } from './pane-skeleton.tsx'

type ConversationPaneProps = {
  conversationId: string
  /** The newest page of its timeline, where the server brought it. */
  initial?: TimelinePage | null
}

/** A conversation: its header, timeline, composer and details. Fills its place. */
export function ConversationPane(props: ConversationPaneProps) {
  return <Pane key={props.conversationId} {...props} />
}

function Pane({ conversationId, initial }: ConversationPaneProps) {
  const t = useTranslations('conversation')
  const db = useSupabase()
  const { me } = useDirectory()
  const viewing = useViewing()?.topic
  const outbox = useDeskOutbox(db, useOutboxOwner())
  const { live, state } = useLiveTimeline(db, {
    conversationId,
    reader: me.id,
    readerName: me.name,
    viewing,
    initial,
    outbox,
  })
  const { timeline, phase } = state
  useReturn(live, phase === 'lost')

  if (timeline) return <OpenPane live={live} state={state} timeline={timeline} outbox={outbox} />
  if (phase === 'lost') {
    return (
      <Bare>
        <LostPane
          conversationId={conversationId}
          cause={state.lostBy ?? 'unknown'}
          outbox={outbox}
        />
      </Bare>
    )
  }
  if (phase === 'failed') {
    return (
      <Bare>
        <EmptyState
          icon={<CloudOff />}
          title={t('unreachable.title')}
          action={<Button onClick={() => void live.compare()}>{t('failed.retry')}</Button>}
        >
          {t('unreachable.text')}
        </EmptyState>
      </Bare>
    )
  }
  return <PaneSkeleton />
}

function Bare({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-13 shrink-0 items-center border-b border-line px-2 sm:px-4">
        <BackToList />
      </header>
      {children}
    </div>
  )
}

'use client'

import { MessagesSquare } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo } from 'react'
import { useSelection } from '#components/bulk/use-selection.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { onlookerOf } from '#components/desk/onlooker.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { FirstSteps } from '#components/first-steps/first-steps.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import type { ConversationList as List } from '#lib/conversations/list.ts'
import { useConversationList } from '#lib/conversations/use-conversation-list.ts'
import { listKey, pathOf, type InboxPlace, type ListKey } from '#lib/conversations/view.ts'
import { ConversationList } from './conversation-list.tsx'
import { ListHeader } from './list-header.tsx'
import { OpenConversation, useEarlyPane, type InitialConversation } from './open-conversation.tsx'
import { useInboxPlace } from './use-inbox-place.ts'

const BulkBar = dynamic(
  patiently(() => import('#components/bulk/bulk-bar.tsx').then((file) => file.BulkBar)),
  { loading: () => null },
)
const none: Conversation[] = []

type InboxScreenProps = {
  /** Where the page was asked for, and what the server found there. */
  initial: { place: InboxPlace; list: List | undefined; conversation: InitialConversation | null }
}

/** List and conversation side by side; on a narrow screen one at a time. */
export function InboxScreen({ initial }: InboxScreenProps) {
  const t = useTranslations()
  const db = useSupabase()
  const { me, team, views } = useDirectory()
  const onlooker = useMemo(() => onlookerOf(me), [me])
  const place = useInboxPlace().place ?? initial.place
  const { view } = place
  const address = addressOf(place)
  const list = listKey(view, place.teamId, place.filters, place.sort)
  const source = useConversationList(
    db,
    list,
    onlooker,
    address === addressOf(initial.place) ? initial.list : undefined,
  )
  const selection = useSelection(address, source.list?.rows ?? none)
  const saved = views.find(({ id }) => id === place.saved)
  const title = saved?.name ?? team(place.teamId)?.name ?? t(`desk.view.${view}`)
  useEffect(() => {
    document.title = `${title} · Otklik`
  }, [title])
  useEarlyPane()
  const isOpen = place.number !== null
  return (
    <main className="flex min-w-0 flex-1">
      <section
        aria-label={t('list.title')}
        className={classNames(
          'w-full shrink-0 flex-col border-line bg-surface md:flex md:w-80 md:border-r xl:w-88',
          isOpen ? 'hidden' : 'flex',
        )}
      >
        <ListHeader place={place} selection={selection} />
        <ConversationList key={address} place={place} source={source} selection={selection} />
        {selection.isMarking && <BulkBar selection={selection} />}
      </section>
      <section
        aria-label={t('desk.conversation')}
        className={classNames(
          'min-w-0 flex-1 flex-col bg-surface md:flex',
          isOpen ? 'flex' : 'hidden',
        )}
      >
        {place.number === null ? (
          <FirstSteps>
            <EmptyState icon={<MessagesSquare />} title={t('desk.nothingOpen.title')}>
              {t.rich('desk.nothingOpen.text', { keys: () => <Kbd keys={['J', 'K']} /> })}
            </EmptyState>
          </FirstSteps>
        ) : (
          <OpenConversation number={place.number} initial={initial.conversation} />
        )}
      </section>
    </main>
  )
}

/** What makes a list another one: not which conversation is open, nor the name it was saved under. */
function addressOf({ view, teamId, filters, sort }: ListKey): string {
  return pathOf({ ...listKey(view, teamId, filters, sort), number: null })
}

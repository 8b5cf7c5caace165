'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState, type ReactNode } from 'react'
import { BrandMark } from '#components/ui/brand-mark.tsx'
import { Notices } from '#components/notices/notices.tsx'
import { UnsentNotice } from '#components/outbox/unsent-notice.tsx'
import { CommandCenter, CommandsButton } from '#components/commands/command-center.tsx'
import { LoadLink } from '#components/load/load-link.tsx'
import { PeopleLinks, usePeopleCommands } from '#components/people-lists/people-links.tsx'
import { SearchLink, useSearchCommand } from '#components/search/search-link.tsx'
import { SettingsLink } from '#components/settings/settings-link.tsx'
import { SetByOthers } from '#components/availability/set-by-others.tsx'
import { useWelcomeBack } from '#components/availability/use-welcome-back.ts'
import { useWakeToast } from '#components/snooze/use-wake-toast.ts'
import { Drawer } from '#components/ui/drawer.tsx'
import { useOutboxOwner } from '#components/view-as/use-outbox-owner.ts'
import { ViewAsBanner } from '#components/view-as/view-as-banner.tsx'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { ViewingOverNotice } from '#components/view-as/viewing-over-notice.tsx'
import { useHeartbeat } from '#lib/availability/use-presence.ts'
import type { MyTopics, ViewCounts } from '#lib/conversations/list-queries.ts'
import { useLiveLists } from '#lib/conversations/use-live-lists.ts'
import { useLiveDirectory } from '#lib/members/use-live-directory.ts'
import { usePreferences } from '#lib/preferences/use-preferences.ts'
import { useDeskOutbox } from '#lib/outbox/use-desk-outbox.ts'
import { useViewCounts } from '#lib/conversations/use-view-counts.ts'
import { AccountMenu } from './account-menu.tsx'
import { useDirectory } from './directory-provider.tsx'
import { LiveStatus } from './live-status.tsx'
import { onlookerOf } from './onlooker.ts'
import { OpenViews } from './open-views.tsx'
import { useStanding, useSupabase } from './supabase-provider.tsx'
import { useMentionToast } from './use-mention-toast.ts'
import { useOnline } from './use-online.ts'
import { ViewsNav } from './views-nav.tsx'

type DeskShellProps = {
  workspaceName: string
  counts: ViewCounts
  topics: MyTopics
  children: ReactNode
}

/** The frame of the desk: views on the left, the work beside them. Stays while the work changes. */
export function DeskShell({ workspaceName, counts, topics, children }: DeskShellProps) {
  const t = useTranslations('desk')
  const db = useSupabase()
  const { me } = useDirectory()
  const onlooker = useMemo(() => onlookerOf(me), [me])
  // What an earlier page could not send goes out now, whichever conversation it is for.
  useDeskOutbox(db, useOutboxOwner())
  const isUnheard = useLiveLists(db, onlooker, topics, {
    onMentioned: useMentionToast(),
    onAccessChanged: useStanding().doubt,
  })
  const isOnline = useOnline()
  const isCutOff = isUnheard || !isOnline
  useLiveDirectory(db, topics.member)
  // Through another's eyes one is not that other.
  const isViewing = useViewing() !== null
  useHeartbeat(db, me.id, !isViewing)
  useWelcomeBack()
  useWakeToast()
  useSearchCommand()
  usePeopleCommands()
  const current = useViewCounts(db, counts)
  const { preferences } = usePreferences(db)
  const [isOpen, setOpen] = useState(false)
  const troubles = (
    <>
      <LiveStatus isCutOff={isCutOff} />
      <UnsentNotice isCutOff={isCutOff} />
    </>
  )
  const pane = (close?: () => void) => (
    <>
      <div className="flex h-13 shrink-0 items-center gap-2.5 px-4">
        <BrandMark className="size-6" />
        <span className="min-w-0 flex-1 truncate text-base font-semibold tracking-tight">
          {workspaceName}
        </span>
        <CommandsButton />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto py-1">
        <SearchLink onChoose={close} />
        <ViewsNav counts={current} onChoose={close} />
        <PeopleLinks onChoose={close} />
      </div>
      <div className="shrink-0 p-2">
        {!close && troubles}
        <LoadLink onChoose={close} />
        <SettingsLink onChoose={close} />
        <SetByOthers />
        <AccountMenu />
      </div>
    </>
  )
  return (
    <CommandCenter>
      <OpenViews value={() => setOpen(true)}>
        <div data-density={preferences.density} className="flex h-dvh flex-col overflow-hidden">
          {!isViewing && <Notices mentions={current.mentions} />}
          <ViewAsBanner />
          <ViewingOverNotice />
          {/* Where the views, which say so beside the work, are out of sight. */}
          <div className="has-[p,button]:pt-1 lg:hidden">{troubles}</div>
          <div className="flex min-h-0 flex-1">
            <aside
              aria-label={t('sidebar')}
              className="hidden w-54 shrink-0 flex-col border-r border-line bg-canvas lg:flex"
            >
              {pane()}
            </aside>
            <Drawer title={t('views')} open={isOpen} onOpenChange={setOpen}>
              {pane(() => setOpen(false))}
            </Drawer>
            {children}
          </div>
        </div>
      </OpenViews>
    </CommandCenter>
  )
}

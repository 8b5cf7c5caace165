'use client'

import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { Composer, type ComposerHandle } from '#components/composer/composer.tsx'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { onlookerOf } from '#components/desk/onlooker.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { CategoryFact } from '#components/details/category-fact.tsx'
import { Details } from '#components/details/details.tsx'
import { DetailsDrawer } from '#components/details/details-drawer.tsx'
import { Participants } from '#components/details/participants.tsx'
import { useDetailsOpen } from '#components/details/use-details-open.ts'
import { RoutingSection } from '#components/routing/routing-section.tsx'
import { SleepLine } from '#components/snooze/sleep-line.tsx'
import { SnoozeButton } from '#components/snooze/snooze-button.tsx'
import { ConversationTags } from '#components/tags/conversation-tags.tsx'
import { TaggingCommand } from '#components/tags/tagging-command.tsx'
import { useToggleTag } from '#components/tags/use-toggle-tag.ts'
import { Timeline } from '#components/timeline/timeline.tsx'
import type { TimelineTool } from '#components/timeline/timeline-tool.ts'
import { TypingIndicator } from '#components/timeline/typing-indicator.tsx'
import { useAttention } from '#components/timeline/use-attention.ts'
import { useTimelineRows } from '#components/timeline/use-timeline-rows.ts'
import { useUnreadLine } from '#components/timeline/use-unread-line.ts'
import { useUnseen } from '#components/timeline/use-unseen.ts'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { patiently } from '#components/ui/patiently.ts'
import { useSetCategory } from '#lib/categories/use-set-category.ts'
import type { LiveTimelineState } from '#lib/conversations/live-timeline-state.ts'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import { mentionsAsOf } from '#lib/conversations/timeline-mentions.ts'
import {
  hasEarlier,
  unreadSeqAbove,
  lastPositionOf,
  participantsAsOf,
  type Timeline as TimelineOf,
} from '#lib/conversations/timeline.ts'
import { useReading } from '#lib/conversations/use-reading.ts'
import { mayI } from '#lib/members/member.ts'
import { useMergeNews } from '#lib/merge/use-merge-news.ts'
import { useSayLooking } from '#lib/notices/use-say-looking.ts'
import { useSeeingMention } from '#lib/mentions/use-unseen-mentions.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { useOutboxEntries } from '#lib/outbox/use-desk-outbox.ts'
import { useRoutingFacts } from '#lib/routing/use-routing-facts.ts'
import { OpenedTo } from './opened-to.tsx'
import { PaneHeader } from './conversation-pane-header.tsx'
import { useLater } from './use-later.ts'
import { usePaneCommands } from './use-pane-commands.ts'
import { usePaneVerbs } from './use-pane-verbs.ts'

const SimilarBanner = lazy(
  patiently(() =>
    import('#components/merge/similar-banner.tsx').then((module) => ({
      default: module.SimilarBanner,
    })),
  ),
)
const MergedBar = lazy(
  patiently(() =>
    import('#components/merge/merged-bar.tsx').then((module) => ({ default: module.MergedBar })),
  ),
)

type OpenPaneProps = {
  live: LiveTimeline
  state: LiveTimelineState
  timeline: TimelineOf
  outbox: DeskOutbox
}

/** A conversation that is here: what is done in it and what is seen of it. */
export function OpenPane({ live, state, timeline, outbox }: OpenPaneProps) {
  const db = useSupabase()
  const { me } = useDirectory()
  const onlooker = useMemo(() => onlookerOf(me), [me])
  const verbs = usePaneVerbs(live)
  const composer = useRef<ComposerHandle>(null)
  const [isAssigning, setAssigning] = useState(false)
  const [isSnoozing, setSnoozing] = useState(false)
  const facts = useRoutingFacts(db, timeline)
  const setCategory = useSetCategory(db, live)
  useMergeNews(lastPositionOf(timeline, 'conversation_split'))
  const details = useDetailsOpen()
  const [tool, setTool] = useState<TimelineTool>(null)
  const isLater = useLater()

  const [isEndVisible, setEndVisible] = useState(true)
  const isLookedAt = useAttention() && isEndVisible
  const unreadAfter = useUnreadLine(state.isCurrent ? timeline : null, isLookedAt)
  const isViewing = useViewing() !== null
  // Through another's eyes nothing counts as read.
  useReading(db, live, timeline, onlooker, isLookedAt && !isViewing)
  const seeing = {
    conversationId: live.conversationId,
    me: me.id,
    readSeq: timeline.conversation.myReadSeq,
  }
  useSeeingMention(db, seeing, isLookedAt && !isViewing)
  useSayLooking(live.conversationId, isLookedAt)
  const entries = useOutboxEntries(outbox, live.conversationId)
  const rows = useTimelineRows(timeline, entries, unreadAfter)
  const unseen = useUnseen(timeline, isEndVisible)

  const conversation = { ...timeline.conversation, ...state.patch }
  const toggleTag = useToggleTag(live, conversation)
  const closeOrReopen = () =>
    void (conversation.status === 'closed' ? verbs.reopen() : verbs.close())

  const takeIt = () => {
    const isFree = conversation.assigneeId === null
    if (mayI(me, isFree ? 'reply' : 'assign')) void verbs.claim()
  }
  const isAsleep = conversation.status === 'snoozed'
  const snooze = (until: Date | null, reason: string) => {
    const slept = conversation.snoozedUntil
    const before = { until: slept ? new Date(slept) : null, reason: facts?.snoozeReason ?? '' }
    void verbs.snooze(until, reason, isAsleep ? before : null)
  }

  usePaneCommands(conversation, {
    write: (tab) => composer.current?.write(tab),
    assign: () => setAssigning(true),
    takeIt,
    snooze: () => setSnoozing(true),
    closeOrReopen,
    toggleDetails: details.toggle,
    setCategory,
    give: verbs.give,
    setPriority: verbs.setPriority,
  })

  const loadEarlier = useCallback(() => void live.loadEarlier(), [live])

  const more = (
    <>
      <RoutingSection
        facts={facts}
        onPriority={(priority) => void verbs.setPriority(priority)}
        onUrgentAt={(at) => void verbs.setUrgentAt(at)}
      />
      <OpenedTo
        conversationId={live.conversationId}
        asOf={mentionsAsOf(timeline)}
        onTakeBack={verbs.takeBack}
      />
      <Participants
        conversationId={live.conversationId}
        asOf={participantsAsOf(timeline)}
        viewers={state.viewers}
      />
    </>
  )
  const about = (
    <Details
      conversation={conversation}
      attributesAsOf={lastPositionOf(timeline, 'conversation_attributes_set')}
      about={<CategoryFact conversation={conversation} onChange={setCategory} />}
    >
      <ConversationTags conversation={conversation} onToggle={toggleTag} />
      {more}
    </Details>
  )

  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <PaneHeader
          conversation={conversation}
          viewers={state.viewers}
          isAssigning={isAssigning}
          onAssigning={setAssigning}
          onAssign={(assignee, note) => void verbs.give(assignee, note)}
          onClaim={() => void verbs.claim()}
          snooze={
            <SnoozeButton
              isAsleep={isAsleep}
              reason={facts?.snoozeReason ?? ''}
              open={isSnoozing}
              onOpenChange={setSnoozing}
              onChoose={snooze}
            />
          }
          onCloseOrReopen={closeOrReopen}
          isDetailsOpen={details.isOpen}
          onToggleDetails={details.toggle}
          onTool={setTool}
        />
        <Suspense fallback={null}>
          {isLater && <SimilarBanner conversation={conversation} />}
        </Suspense>
        <TaggingCommand conversation={conversation} onToggle={toggleTag} />
        {isAsleep && (
          <SleepLine
            conversation={conversation}
            facts={facts}
            onWake={() => void verbs.wake()}
            onSnooze={snooze}
          />
        )}
        <Timeline
          live={live}
          rows={rows}
          me={me.id}
          outbox={outbox}
          hasEarlier={hasEarlier(timeline)}
          earlier={state.earlier}
          onLoadEarlier={loadEarlier}
          onEndVisible={setEndVisible}
          unreadSeq={unreadSeqAbove(timeline, unreadAfter)}
          tool={tool}
          onTool={setTool}
          unseen={unseen}
          footer={
            <TypingIndicator typists={state.typists} contactName={conversation.contactName} />
          }
        />
        {conversation.mergedIntoId === null ? (
          <Composer
            handle={composer}
            timeline={timeline}
            outbox={outbox}
            onTyping={live.typing}
            onSent={live.stoppedTyping}
          />
        ) : (
          <Suspense fallback={null}>
            <MergedBar conversation={conversation} into={conversation.mergedIntoId} />
          </Suspense>
        )}
      </div>
      {details.isBeside && (
        <aside className="hidden w-78 shrink-0 overflow-y-auto overscroll-contain border-l border-line xl:block">
          {isLater && about}
        </aside>
      )}
      <DetailsDrawer open={details.isDrawerOpen} onOpenChange={details.setDrawerOpen}>
        {about}
      </DetailsDrawer>
    </div>
  )
}

'use client'

import { Flag, PanelRight, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useContactName } from '#components/details/use-contact-name.ts'
import { ClaimButton } from '#components/routing/claim-button.tsx'
import type { TimelineTool } from '#components/timeline/timeline-tool.ts'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { tooltip } from '#components/ui/tooltip.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import type { Assignee } from './assignees.ts'
import { BackToList } from './back-to-list.tsx'
import { AssigneePicker } from './conversation-pane-assignee.tsx'
import { Viewers } from './conversation-pane-viewers.tsx'
import { ConversationState } from './conversation-state.tsx'
import { PaneMenu } from './pane-menu.tsx'

type PaneHeaderProps = {
  conversation: Conversation
  viewers: readonly string[]
  isAssigning: boolean
  onAssigning: (isAssigning: boolean) => void
  onAssign: (assignee: Assignee, note?: string) => void
  onClaim: () => void
  snooze: ReactNode
  onCloseOrReopen: () => void
  isDetailsOpen: boolean
  onToggleDetails: () => void
  onTool: (tool: TimelineTool) => void
}

/** Who it is with, how it stands, whose it is, who else looks. */
export function PaneHeader(props: PaneHeaderProps) {
  const { conversation } = props
  const t = useTranslations()
  const { me } = useDirectory()
  const isClosed = conversation.status === 'closed'
  const mayClose = mayI(me, 'close') && conversation.mergedIntoId === null
  const name = useContactName(conversation)
  return (
    <header className="@container flex h-13 shrink-0 items-center gap-1 border-b border-line px-1 sm:gap-2 sm:px-4">
      <BackToList />
      <div className="relative min-w-0 flex-1">
        <h1 className="flex items-baseline gap-1.5 text-base font-semibold">
          <span className="truncate">{name}</span>
          <span className="tabular shrink-0 text-xs font-normal text-ink-faint max-sm:hidden">
            #{conversation.number}
          </span>
        </h1>
        <ConversationState conversation={conversation} className="-mt-0.5 flex max-w-full" />
        {/* Where there is no room for the button at the end, the name is it. */}
        <button
          type="button"
          aria-label={t('details.toggle')}
          aria-expanded={props.isDetailsOpen}
          onClick={props.onToggleDetails}
          className="absolute inset-0 rounded-m sm:hidden"
        />
      </div>
      <Viewers viewers={props.viewers} />
      <AssigneePicker
        conversation={conversation}
        open={props.isAssigning}
        onOpenChange={props.onAssigning}
        onChoose={props.onAssign}
      />
      <ClaimButton conversation={conversation} onClaim={props.onClaim} />
      {mayClose && !isClosed && props.snooze}
      {mayClose && (
        <Button
          size="s"
          onClick={props.onCloseOrReopen}
          {...tooltip(t(isClosed ? 'conversation.reopen' : 'conversation.close'), ['E'])}
          aria-label={t(isClosed ? 'conversation.reopen' : 'conversation.close')}
        >
          {isClosed ? <RotateCcw aria-hidden /> : <Flag aria-hidden />}
          <span className="@max-md:hidden">
            {t(isClosed ? 'conversation.reopenShort' : 'conversation.closeShort')}
          </span>
        </Button>
      )}
      <PaneMenu conversation={conversation} onTool={props.onTool} />
      <IconButton
        label={t('details.toggle')}
        aria-expanded={props.isDetailsOpen}
        onClick={props.onToggleDetails}
        className="max-sm:hidden"
      >
        <PanelRight aria-hidden />
      </IconButton>
    </header>
  )
}

'use client'

import { ChevronDown, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { tooltip } from '#components/ui/tooltip.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import { AssigneeChoice } from './assignee-choice.tsx'
import type { Assignee } from './assignees.ts'

type AssigneePickerProps = {
  conversation: Conversation
  open: boolean
  onOpenChange: (open: boolean) => void
  onChoose: (assignee: Assignee, note?: string) => void
}

/** Whose the conversation is, and the way to give it to somebody else. */
export function AssigneePicker({ conversation, onChoose, ...control }: AssigneePickerProps) {
  const t = useTranslations('conversation')
  const { me, member, team } = useDirectory()
  const assignee = member(conversation.assigneeId)
  const teamName = team(conversation.teamId)?.name
  const name = assignee ? (assignee.id === me.id ? t('me') : assignee.name) : t('nobody')
  const where = teamName && t('inTeam', { team: teamName })
  const face = (
    <>
      {assignee ? (
        <Avatar name={assignee.name} src={assignee.avatarUrl} seed={assignee.id} size="s" />
      ) : (
        <UserRound aria-hidden />
      )}
      <span className="sr-only">{t('assignee')}: </span>
      <span className="max-w-32 truncate @max-md:sr-only xl:max-w-40">{name}</span>
      {where && <span className="sr-only">, {where}</span>}
    </>
  )
  const hint = [`${t('assignee')}: ${name}`, where].filter(Boolean).join(', ')
  if (!mayI(me, 'assign')) {
    return (
      <span title={hint} className="flex items-center gap-1.5 px-2 text-xs text-ink-muted">
        {face}
      </span>
    )
  }
  return (
    <Popover
      {...control}
      align="end"
      label={t('assign')}
      className="w-80 max-w-[calc(100vw-1rem)] p-0!"
      trigger={
        <Button size="s" look="quiet" {...tooltip(hint, ['A'])}>
          {face}
          <ChevronDown aria-hidden className="max-sm:hidden" />
        </Button>
      }
    >
      <AssigneeChoice
        conversation={conversation}
        onChoose={(chosen, note) => {
          control.onOpenChange(false)
          onChoose(chosen, note)
        }}
      />
    </Popover>
  )
}

'use client'

import { Check, UserRoundX, UsersRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ReachableAvatar } from '#components/availability/reachable-avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import type { ColleagueLoad } from '#lib/availability/use-colleague-loads.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import type { Assignee } from './assignees.ts'

type AssigneeOptionProps = {
  assignee: Assignee
  conversation: Conversation
  /** Of the member, where it is known. */
  load: ColleagueLoad | undefined
}

/** A person with reachability and load, a team, or nobody. */
export function AssigneeOption({ assignee, conversation, load }: AssigneeOptionProps) {
  const t = useTranslations('conversation')
  if (assignee.kind === 'nobody') {
    return (
      <>
        <UserRoundX aria-hidden className="size-5 p-0.5 text-ink-muted" />
        {t('unassign')}
      </>
    )
  }
  if (assignee.kind === 'team') {
    return (
      <>
        <UsersRound aria-hidden className="size-5 p-0.5 text-ink-muted" />
        <span className="min-w-0 flex-1 truncate">{t('team', { team: assignee.team.name })}</span>
        {conversation.teamId === assignee.team.id && <Check aria-hidden className="size-4" />}
      </>
    )
  }
  const { member, isMe } = assignee
  const availability = load?.availability ?? member.availability
  return (
    <>
      <ReachableAvatar member={member} availability={availability} size="s" />
      <span className="min-w-0 flex-1 truncate">
        {member.name}
        {isMe && <span className="text-ink-faint"> · {t('me')}</span>}
        {availability !== 'online' && <ReachableWord availability={availability} />}
      </span>
      {load && <Load load={load} />}
      {isMe && conversation.assigneeId !== member.id && <Kbd keys={['I']} />}
      {conversation.assigneeId === member.id && <Check aria-hidden className="size-4" />}
    </>
  )
}

function ReachableWord({ availability }: Pick<ColleagueLoad, 'availability'>) {
  const t = useTranslations('availability')
  return <span className="text-ink-faint"> · {t(`${availability}.short`)}</span>
}

function Load({ load: { open, capacity } }: { load: ColleagueLoad }) {
  const t = useTranslations('routing')
  return (
    <span
      title={t('load', { open, capacity })}
      className={classNames(
        'tabular shrink-0 text-xs',
        open >= capacity ? 'text-waiting' : 'text-ink-faint',
      )}
    >
      <span aria-hidden>
        {open}/{capacity}
      </span>
      <span className="sr-only">{t('load', { open, capacity })}</span>
    </span>
  )
}

'use client'

import { Check, UserRoundX, UsersRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { assigneesLike, keyOf, type Assignee } from './assignees.ts'

/** People and teams, found by typing; arrows and Enter choose. */
export function AssigneeChoice({
  conversation,
  onChoose,
}: {
  conversation: Conversation
  onChoose: (assignee: Assignee) => void
}) {
  const t = useTranslations('conversation')
  const directory = useDirectory()
  const [query, setQuery] = useState('')
  const [pointed, setPointed] = useState(0)
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const offered = assigneesLike(query, directory, conversation.assigneeId !== null)
  const current = offered[Math.min(pointed, offered.length - 1)]
  const optionId = (assignee: Assignee) => `${listId}-${keyOf(assignee)}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [pointed])

  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) setPointed((pointed + step + offered.length) % Math.max(1, offered.length))
    else if (event.key === 'Enter' && current) onChoose(current)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current && optionId(current)}
        aria-label={t('findAssignee')}
        placeholder={t('findAssignee')}
        value={query}
        className="w-full border-b border-line bg-transparent px-3 py-2.5 text-sm outline-none"
        onChange={(event) => {
          setQuery(event.target.value)
          setPointed(0)
        }}
        onKeyDown={press}
      />
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('assign')}
        className="max-h-72 overflow-y-auto overscroll-contain p-1"
      >
        {offered.map((assignee) => (
          <li
            key={keyOf(assignee)}
            id={optionId(assignee)}
            role="option"
            aria-selected={assignee === current}
            className={classNames(
              'flex h-8 items-center gap-2 rounded-m px-2 text-sm select-none pointer-coarse:h-10',
              assignee === current && 'bg-hover',
            )}
            onPointerMove={() => setPointed(offered.indexOf(assignee))}
            onClick={() => onChoose(assignee)}
          >
            <Choice assignee={assignee} conversation={conversation} />
          </li>
        ))}
      </ul>
      {offered.length === 0 && (
        <p role="status" className="px-3 pb-3 text-sm text-ink-faint">
          {t('nobodyFound')}
        </p>
      )}
    </>
  )
}

function Choice({ assignee, conversation }: { assignee: Assignee; conversation: Conversation }) {
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
  return (
    <>
      <Avatar name={member.name} src={member.avatarUrl} seed={member.id} size="s" />
      <span className="min-w-0 flex-1 truncate">
        {member.name}
        {isMe && <span className="text-ink-faint"> · {t('me')}</span>}
        {member.availability !== 'online' && (
          <span className="text-ink-faint"> · {t(`availability.${member.availability}`)}</span>
        )}
      </span>
      {isMe && conversation.assigneeId !== member.id && <Kbd keys={['I']} />}
      {conversation.assigneeId === member.id && <Check aria-hidden className="size-4" />}
    </>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { FullWarning } from '#components/routing/full-warning.tsx'
import { MoveNote } from '#components/routing/move-note.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { useColleagueLoads } from '#lib/availability/use-colleague-loads.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { AssigneeOption } from './assignee-option.tsx'
import { assigneesLike, keyOf, type Assignee } from './assignees.ts'

/**
 * People and teams, found by typing; arrows and Enter choose. A team asks for a word to it, somebody who
 * has enough already for a second press.
 */
export function AssigneeChoice({
  conversation,
  onChoose,
}: {
  conversation: Conversation
  /** The note is for a team. */
  onChoose: (assignee: Assignee, note?: string) => void
}) {
  const t = useTranslations('conversation')
  const directory = useDirectory()
  const [query, setQuery] = useState('')
  const [pointed, setPointed] = useState(0)
  const [asked, setAsked] = useState<Assignee | null>(null)
  const loads = useColleagueLoads(useSupabase())
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const offered = assigneesLike(query, directory, conversation.assigneeId !== null)
  const current = offered[Math.min(pointed, offered.length - 1)]
  const optionId = (assignee: Assignee) => `${listId}-${keyOf(assignee)}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [pointed])

  const loadOf = (to: Assignee) => (to.kind === 'member' ? loads?.get(to.member.id) : undefined)
  const choose = (to: Assignee) => {
    const load = loadOf(to)
    const isNew = to.kind === 'member' && to.member.id !== conversation.assigneeId
    const isFull = isNew && load !== undefined && load.open >= load.capacity
    if (isFull || (to.kind === 'team' && to.team.id !== conversation.teamId)) setAsked(to)
    else onChoose(to)
  }

  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) setPointed((pointed + step + offered.length) % Math.max(1, offered.length))
    else if (event.key === 'Enter' && current) choose(current)
    else return
    event.preventDefault()
  }

  const back = () => setAsked(null)
  if (asked?.kind === 'team')
    return (
      <MoveNote team={asked.team.name} onMove={(note) => onChoose(asked, note)} onBack={back} />
    )
  const load = asked && loadOf(asked)
  if (asked?.kind === 'member' && load)
    return (
      <FullWarning
        name={asked.member.name}
        isMe={asked.isMe}
        load={load}
        onGive={() => onChoose(asked)}
        onBack={back}
      />
    )

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
            onClick={() => choose(assignee)}
          >
            <AssigneeOption
              assignee={assignee}
              conversation={conversation}
              load={loadOf(assignee)}
            />
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

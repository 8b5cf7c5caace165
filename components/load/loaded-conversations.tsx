'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { pathOf } from '#lib/conversations/view.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { LoadedConversation, TeamLoad } from '#lib/load/load.ts'
import { useLoadVerbs } from '#lib/load/use-load.ts'
import { mayI } from '#lib/members/member.ts'

type LoadedConversationsProps = {
  label: string
  conversations: LoadedConversation[] | undefined
  team: TeamLoad
  none: string
}

/** Conversations that a supervisor opens or gives to somebody of the team. */
export function LoadedConversations(props: LoadedConversationsProps) {
  const t = useTranslations('load')
  const { me } = useDirectory()
  if (!props.conversations) return <Skeleton className="h-8 w-full" />
  if (props.conversations.length === 0)
    return <p className="text-sm text-ink-faint">{props.none}</p>
  return (
    <ul aria-label={props.label} className="flex flex-col gap-1">
      {props.conversations.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={pathOf({ view: 'all', teamId: null, number: one.number })}
            className="flex min-w-40 flex-1 items-baseline gap-2 rounded-s px-1 py-1 text-sm hover:bg-hover"
          >
            <span className="shrink-0 font-medium">
              {one.contactName ?? t('visitor', { number: one.number })}
            </span>
            <span className="min-w-0 flex-1 truncate text-ink-faint">{one.preview}</span>
            {one.waitingSince && (
              <RelativeTime at={one.waitingSince} className="shrink-0 text-xs text-waiting" />
            )}
          </Link>
          {mayI(me, 'assign') && <GiveTo conversation={one} team={props.team} />}
        </li>
      ))}
    </ul>
  )
}

function GiveTo({ conversation, team }: { conversation: LoadedConversation; team: TeamLoad }) {
  const t = useTranslations('load')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useLoadVerbs(useSupabase())
  const [chosen, setChosen] = useState<string | null>(null)
  const give = async (member: string) => {
    const name = team.members.find(({ id }) => id === member)?.name ?? ''
    setChosen(member)
    const answer = await verbs.give(conversation.id, member)
    setChosen(null)
    if (!answer.ok)
      return notify({ title: t('notGiven'), description: say(answer.reason), important: true })
    const { open, capacity, isOver } = answer.value
    notify({
      title: t('given', { name, number: conversation.number }),
      ...(isOver && { description: t('over', { open, capacity }), important: true }),
    })
  }
  return (
    <Select
      aria-label={t('giveOne', { number: conversation.number })}
      className="w-44"
      value={chosen ?? conversation.assigneeId ?? ''}
      disabled={chosen !== null}
      onChange={(event) => void give(event.target.value)}
    >
      <option value="" disabled>
        {t('give')}
      </option>
      {team.members.map((agent) => (
        <option key={agent.id} value={agent.id}>
          {t('giveTo', { name: agent.name, open: agent.open, capacity: agent.capacity })}
        </option>
      ))}
    </Select>
  )
}

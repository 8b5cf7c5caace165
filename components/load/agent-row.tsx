'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { AgentLoad, TeamLoad } from '#lib/load/load.ts'
import { useLoadVerbs, useOpenWith } from '#lib/load/use-load.ts'
import { availabilities, mayI, type Availability } from '#lib/members/member.ts'
import { CapacityBar } from './capacity-bar.tsx'
import { LoadedConversations } from './loaded-conversations.tsx'

/** An agent: whether work comes, how much is open, and what it is. */
export function AgentRow({ agent, team }: { agent: AgentLoad; team: TeamLoad }) {
  const t = useTranslations('load')
  const word = useTranslations('availability')
  const say = useReason()
  const { notify } = useToast()
  const { me, member } = useDirectory()
  const verbs = useLoadVerbs(useSupabase())
  const [chosen, setChosen] = useState<Availability | null>(null)
  const [isUnfolded, setUnfolded] = useState(false)

  const set = async (availability: Availability) => {
    setChosen(availability)
    const answer = await verbs.setAvailability(agent.id, availability)
    if (!answer.ok) notify({ title: t('notSet'), description: say(answer.reason), important: true })
    setChosen(null)
  }

  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Avatar name={agent.name} src={member(agent.id)?.avatarUrl ?? null} seed={agent.id} />
        <div className="min-w-32 flex-1">
          <p className="truncate text-sm font-medium">{agent.name}</p>
          <p className="text-xs text-ink-faint">
            {t(`source.${agent.source}`)} · <RelativeTime at={agent.since} />
            {!agent.isPrimary && ` · ${t('secondary')}`}
          </p>
        </div>
        <Button
          size="s"
          look="quiet"
          aria-expanded={isUnfolded}
          disabled={agent.open === 0 && !isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <CapacityBar open={agent.open} capacity={agent.capacity} />
          <span className="tabular">{t('of', { part: agent.open, whole: agent.capacity })}</span>
        </Button>
        <Select
          aria-label={t('availabilityOf', { name: agent.name })}
          className="w-44"
          value={chosen ?? agent.availability}
          disabled={chosen !== null || !mayI(me, 'read_load')}
          onChange={(event) => void set(event.target.value as Availability)}
        >
          {availabilities.map((availability) => (
            <option key={availability} value={availability}>
              {word(`${availability}.name`)}
            </option>
          ))}
        </Select>
      </div>
      {isUnfolded && <OpenConversations agent={agent} team={team} />}
    </li>
  )
}

function OpenConversations({ agent, team }: { agent: AgentLoad; team: TeamLoad }) {
  const t = useTranslations('load')
  const { data } = useOpenWith(useSupabase(), agent)
  return (
    <div className="pt-2 pl-10">
      <LoadedConversations
        label={t('openWith', { name: agent.name })}
        conversations={data}
        team={team}
        none={t('noneSeen')}
      />
    </div>
  )
}

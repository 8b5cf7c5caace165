'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Person } from '#lib/members/person.ts'
import { belongingTo, type Belonging } from '#lib/teams/roster.ts'
import type { Team } from '#lib/teams/team.ts'
import { useTeamVerbs } from '#lib/teams/use-teams.ts'

type BelongingSelectProps = {
  team: Team
  person: Person
  /** Its name for readers: the team on a person's page, the person on a team's. */
  label: string
  isReadOnly?: boolean
}

/** How somebody belongs to a team; a choice holds at once, and goes back if it is refused. */
export function BelongingSelect({ team, person, label, isReadOnly }: BelongingSelectProps) {
  const t = useTranslations('teams')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useTeamVerbs(useSupabase())
  const [chosen, setChosen] = useState<Belonging | null>(null)
  const now = belongingTo(team.id, person.memberships)

  const put = async (belonging: Belonging) => {
    setChosen(belonging)
    const answer = await verbs.put(team.id, person.id, belonging)
    setChosen(null)
    if (answer.ok) return
    notify({ title: t('notPut'), description: say(answer.reason), important: true })
  }

  return (
    <Select
      aria-label={label}
      className="w-44"
      value={chosen ?? now}
      disabled={isReadOnly || chosen !== null}
      onChange={(event) => void put(event.target.value as Belonging)}
    >
      <option value="primary">{t('belonging.primary')}</option>
      <option value="secondary">{t('belonging.secondary')}</option>
      <option value="none">{t('belonging.none')}</option>
    </Select>
  )
}

'use client'

import { Archive, UsersRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Person } from '#lib/members/person.ts'
import { usePeople } from '#lib/members/use-people.ts'
import { ArchiveTeam } from './archive-team.tsx'
import { TeamMembers } from './team-members.tsx'
import { TeamName } from './team-name.tsx'

/** One team: its name, who is in it, and its end. */
export function TeamScreen({ id, initial }: { id: string; initial: Person[] }) {
  const t = useTranslations('teams')
  const { team: teamOf, me } = useDirectory()
  const people = usePeople(useSupabase(), initial)
  const [isArchiving, setArchiving] = useState(false)
  const back = { href: '/settings/teams', label: t('title') }
  const team = teamOf(id)
  if (!team || team.isArchived) {
    return (
      <SettingsPage title={team?.name ?? t('team')} back={back}>
        <EmptyState icon={<UsersRound />} title={t(team ? 'isArchived' : 'noSuchTeam')}>
          {t(team ? 'isArchivedText' : 'noSuchTeamText')}
        </EmptyState>
      </SettingsPage>
    )
  }
  const isClosedToMe = me.role.scope !== 'all' && !me.teamIds.includes(id)
  return (
    <SettingsPage
      title={team.name}
      back={back}
      actions={
        <Button onClick={() => setArchiving(true)}>
          <Archive aria-hidden />
          {t('archive')}
        </Button>
      }
    >
      <TeamName key={team.name} team={team} />
      {isClosedToMe && <Callout>{t('closedToMe')}</Callout>}
      <TeamMembers team={team} people={people} isReadOnly={isClosedToMe} />
      {isArchiving && <ArchiveTeam team={team} onClose={() => setArchiving(false)} />}
    </SettingsPage>
  )
}

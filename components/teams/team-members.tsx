'use client'

import { useTranslations } from 'next-intl'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import type { Person } from '#lib/members/person.ts'
import { belongingTo } from '#lib/teams/roster.ts'
import type { Team } from '#lib/teams/team.ts'
import { AddMembers } from './add-members.tsx'
import { BelongingSelect } from './belonging-select.tsx'

type TeamMembersProps = { team: Team; people: Person[]; isReadOnly: boolean }

/** Who works in a team, and who could. */
export function TeamMembers({ team, people, isReadOnly }: TeamMembersProps) {
  const t = useTranslations('teams')
  const active = people.filter(({ isDeactivated }) => !isDeactivated)
  const isInIt = (person: Person) => belongingTo(team.id, person.memberships) !== 'none'
  const members = active.filter(isInIt)
  return (
    <SettingsSection title={t('membersTitle')} description={t('membersText')}>
      {members.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('nobody')}</p>
      ) : (
        <RowList label={t('membersTitle')}>
          {members.map((person) => (
            <Row
              key={person.id}
              icon={<Avatar name={person.name} src={person.avatarUrl} seed={person.id} />}
              title={person.name}
              description={person.email}
            >
              <BelongingSelect
                team={team}
                person={person}
                label={person.name}
                isReadOnly={isReadOnly}
              />
            </Row>
          ))}
        </RowList>
      )}
      {!isReadOnly && (
        <AddMembers team={team} people={active.filter((person) => !isInIt(person))} />
      )}
    </SettingsSection>
  )
}

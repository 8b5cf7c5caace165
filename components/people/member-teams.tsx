'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { usePermission } from '#components/desk/use-permission.ts'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { BelongingSelect } from '#components/teams/belonging-select.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import type { Person } from '#lib/members/person.ts'

/** In which teams somebody works, set at once where one may. */
export function MemberTeams({ person }: { person: Person }) {
  const t = useTranslations('people')
  const { teams, me } = useDirectory()
  const mayManage = usePermission('manage_teams')
  const open = teams.filter(({ isArchived }) => !isArchived)
  const inIt = (id: string) => person.memberships.some(({ teamId }) => teamId === id)
  const shown = mayManage ? open : open.filter(({ id }) => inIt(id))
  return (
    <SettingsSection title={t('teams')} description={t('teamsText')}>
      {shown.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('inNoTeam')}</p>
      ) : (
        <RowList label={t('teams')}>
          {shown.map((team) => (
            <Row key={team.id} title={team.name}>
              <BelongingSelect
                team={team}
                person={person}
                label={team.name}
                isReadOnly={
                  !mayManage || (me.role.scope !== 'all' && !me.teamIds.includes(team.id))
                }
              />
            </Row>
          ))}
        </RowList>
      )}
    </SettingsSection>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { SettingsTabs } from '#components/settings/settings-tabs.tsx'
import type { AgentRouting } from '#lib/routing-settings/agent-routing.ts'
import { routingParts, type RoutingPart } from '#lib/routing-settings/routing-part.ts'
import type { TeamRouting, Weights } from '#lib/routing-settings/routing-settings.ts'
import { AgentsSection } from './agents-section.tsx'
import { FormulaForm } from './formula-form.tsx'
import { TeamRoutingCard } from './team-routing-card.tsx'

type RoutingScreenProps = {
  part: RoutingPart
  teams: TeamRouting[]
  agents: AgentRouting[]
  weights: Weights
}

/** Teams that stand open: more of them would be a long way to the last one. */
const mostOpen = 2

/** How conversations find an agent: how each team gives them out, when it works, and what goes first. */
export function RoutingScreen({ part, teams, agents, weights }: RoutingScreenProps) {
  const t = useTranslations('routing')
  const parts = routingParts.map((each) => ({ part: each, name: t(`part.${each}`) }))
  return (
    <SettingsPage title={t('settingsTitle')} description={t('description')}>
      <SettingsTabs label={t('part.label')} parts={parts} current={part} />
      {part === 'teams' && (
        <SettingsSection title={t('teams')}>
          {teams.map((team) => (
            <TeamRoutingCard key={team.id} team={team} isOpen={teams.length <= mostOpen} />
          ))}
        </SettingsSection>
      )}
      {part === 'agents' && <AgentsSection initial={agents} />}
      {part === 'order' && <FormulaForm teams={teams} weights={weights} />}
    </SettingsPage>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import type { AgentRouting } from '#lib/routing-settings/agent-routing.ts'
import type { TeamRouting, Weights } from '#lib/routing-settings/routing-settings.ts'
import { AgentsSection } from './agents-section.tsx'
import { FormulaForm } from './formula-form.tsx'
import { TeamRoutingCard } from './team-routing-card.tsx'

type RoutingScreenProps = { teams: TeamRouting[]; agents: AgentRouting[]; weights: Weights }

/** How conversations find an agent: how each team gives them out, when it works, and what goes first. */
export function RoutingScreen({ teams, agents, weights }: RoutingScreenProps) {
  const t = useTranslations('routing')
  return (
    <SettingsPage title={t('settingsTitle')} description={t('description')}>
      <section aria-labelledby="routing-teams" className="flex flex-col gap-3">
        <h2 id="routing-teams" className="text-base font-semibold tracking-tight">
          {t('teams')}
        </h2>
        {teams.map((team) => (
          <TeamRoutingCard key={team.id} team={team} />
        ))}
      </section>
      <AgentsSection initial={agents} />
      <FormulaForm teams={teams} weights={weights} />
    </SettingsPage>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import type { TeamRouting, Weights } from '#lib/routing-settings/routing-settings.ts'
import { FormulaForm } from './formula-form.tsx'
import { TeamRoutingCard } from './team-routing-card.tsx'

/** How conversations find an agent: how each team gives them out, when it works, and what goes first. */
export function RoutingScreen({ teams, weights }: { teams: TeamRouting[]; weights: Weights }) {
  const t = useTranslations('routing')
  return (
    <SettingsPage title={t('title')} description={t('description')}>
      <section aria-labelledby="routing-teams" className="flex flex-col gap-3">
        <h2 id="routing-teams" className="text-base font-semibold tracking-tight">
          {t('teams')}
        </h2>
        {teams.map((team) => (
          <TeamRoutingCard key={team.id} team={team} />
        ))}
      </section>
      <FormulaForm teams={teams} weights={weights} />
    </SettingsPage>
  )
}

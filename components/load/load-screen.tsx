'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { everybodyIn, oldestOf, strengthOf, type LoadOverview } from '#lib/load/load.ts'
import { useLoad } from '#lib/load/use-load.ts'
import { AlertList } from './alert-list.tsx'
import { DayTrend } from './day-trend.tsx'
import { Figure } from './figure.tsx'
import { TeamCard } from './team-card.tsx'

/** Live: who waits, who works, how the day goes; and what a supervisor does about it. */
export function LoadScreen({ first }: { first: LoadOverview }) {
  const t = useTranslations('load')
  const db = useSupabase()
  const { teams } = useLoad(db, first).data
  const [unfolded, setUnfolded] = useState<string | null>(null)
  const strength = strengthOf(everybodyIn(teams))
  const oldest = oldestOf(teams)
  const sum = (of: 'waiting' | 'drainPerHour') => teams.reduce((all, team) => all + team[of], 0)
  return (
    <SettingsPage title={t('title')} description={t('description')} back={null} wide>
      {teams.length === 0 ? (
        <EmptyState title={t('noTeams')}>{t('noTeamsText')}</EmptyState>
      ) : (
        <>
          <AlertList teams={teams} />
          <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-l border border-line bg-line lg:grid-cols-4">
            <Figure label={t('waiting')} value={sum('waiting')} />
            <Figure
              label={t('oldest')}
              value={oldest === null ? '—' : <RelativeTime at={oldest} />}
            />
            <Figure
              label={t('agentsOnline')}
              value={t('of', { part: strength.online, whole: strength.members })}
            />
            <Figure
              label={t('openOfCapacity')}
              value={t('of', { part: strength.open, whole: strength.capacity })}
            />
          </dl>
          <ul aria-label={t('teams')} className="flex flex-col gap-3">
            {teams.map((team) => (
              <TeamCard
                key={team.id}
                team={team}
                isUnfolded={unfolded === team.id}
                onUnfold={(unfold) => setUnfolded(unfold ? team.id : null)}
              />
            ))}
          </ul>
          <DayTrend teams={teams} />
        </>
      )}
    </SettingsPage>
  )
}

'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDeferredValue, useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { TeamRouting, Weights } from '#lib/routing-settings/routing-settings.ts'
import { useFormulaPreview } from '#lib/routing-settings/use-routing-settings.ts'

/** The queue of a team as it stands and as it would: nothing is saved by looking. */
export function FormulaPreview({
  teams,
  weights,
}: {
  teams: TeamRouting[]
  weights: Weights | null
}) {
  const t = useTranslations('routing.preview')
  const format = useFormatter()
  const [team, setTeam] = useState(teams[0]?.id ?? '')
  const { data } = useFormulaPreview(useSupabase(), useDeferredValue(weights), team)
  if (teams.length === 0) return null
  return (
    <div className="flex flex-col gap-2 rounded-m bg-canvas p-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="flex-1 text-sm font-medium">{t('title')}</h3>
        <Select
          aria-label={t('team')}
          className="w-44"
          value={team}
          onChange={(event) => setTeam(event.target.value)}
        >
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {data === undefined && weights !== null && <Skeleton className="h-16 w-full" />}
      {data && data.length === 0 && <p className="text-sm text-ink-faint">{t('nobody')}</p>}
      <ol aria-label={t('title')} className="flex flex-col text-sm">
        {data?.map((place) => (
          <li
            key={place.conversationId}
            className="tabular flex items-baseline gap-3 border-t border-line py-1 first:border-0"
          >
            <span className="w-6 text-right font-semibold">{place.placeThen}</span>
            <span className="min-w-0 flex-1 truncate">
              {place.contactName ?? t('visitor', { number: place.number })}
            </span>
            <span className="text-xs text-ink-faint">
              {place.placeNow === place.placeThen
                ? t('same')
                : t('from', { place: place.placeNow })}
            </span>
            <span className="w-20 text-right text-xs text-ink-muted">
              {t('points', {
                points: format.number(place.scoreThen, { maximumFractionDigits: 1 }),
              })}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

'use client'

import { useFormatter, useTimeZone, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { patiently } from '#components/ui/patiently.ts'
import { clock } from '#lib/kernel/clock.ts'
import { dayOf, type TeamLoad, type TrendStep } from '#lib/load/load.ts'
import { useTrend } from '#lib/load/use-load.ts'

/** A hundred kilobytes: for who looks at it. */
const TrendChart = dynamic(
  patiently(() => import('./trend-chart.tsx').then((part) => part.TrendChart)),
  {
    ssr: false,
    loading: () => <Skeleton className="h-64 w-full" />,
  },
)

/** How a day went: who waited, who worked, how much they had. */
export function DayTrend({ teams }: { teams: TeamLoad[] }) {
  const t = useTranslations('load.trend')
  const zone = useTimeZone() ?? 'UTC'
  const today = dayOf(clock.ms(), zone)
  const [team, setTeam] = useState('')
  const [day, setDay] = useState(today)
  const { data } = useTrend(useSupabase(), team || null, day, zone)
  return (
    <section aria-labelledby="trend" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="trend" className="flex-1 text-base font-semibold tracking-tight">
          {t('title')}
        </h2>
        <Select
          aria-label={t('team')}
          className="w-44"
          value={team}
          onChange={(event) => setTeam(event.target.value)}
        >
          <option value="">{t('all')}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Input
          type="date"
          aria-label={t('day')}
          className="max-w-44"
          value={day}
          max={today}
          onChange={(event) => setDay(event.target.value || today)}
        />
      </div>
      {data === undefined ? (
        <Skeleton className="h-64 w-full" />
      ) : data.length === 0 ? (
        <div className="h-64 rounded-l border border-line">
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        </div>
      ) : (
        <>
          <div aria-hidden className="rounded-l border border-line p-3">
            <TrendChart steps={data} zone={zone} />
          </div>
          <TrendTable steps={data} zone={zone} />
        </>
      )}
    </section>
  )
}

/** The same for who does not see the picture, hour by hour. */
function TrendTable({ steps, zone }: { steps: TrendStep[]; zone: string }) {
  const t = useTranslations('load.trend')
  const format = useFormatter()
  const columns = ['waiting', 'assigned', 'online', 'open', 'capacity'] as const
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-ink-muted">{t('table')}</summary>
      <div className="overflow-x-auto pt-2">
        <table className="tabular w-full text-left text-xs">
          <thead className="text-ink-faint">
            <tr>
              <th scope="col">{t('time')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 font-medium">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps
              .filter((_, n) => n % 12 === 0 || n === steps.length - 1)
              .map((step) => (
                <tr key={step.at} className="border-t border-line">
                  <th scope="row" className="py-1 font-normal">
                    {format.dateTime(new Date(step.at), {
                      hour: 'numeric',
                      minute: '2-digit',
                      timeZone: zone,
                    })}
                  </th>
                  {columns.map((column) => (
                    <td key={column} className="px-2">
                      {step[column]}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

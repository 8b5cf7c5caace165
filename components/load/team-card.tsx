'use client'

import { ChevronDown } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { strengthOf, type TeamLoad } from '#lib/load/load.ts'
import { AgentRow } from './agent-row.tsx'
import { CapacityBar } from './capacity-bar.tsx'
import { Figure } from './figure.tsx'
import { WaitingList } from './waiting-list.tsx'

type TeamCardProps = { team: TeamLoad; isUnfolded: boolean; onUnfold: (unfold: boolean) => void }

/** A team in one line of figures; unfolded, who waits in it and who works in it. */
export function TeamCard({ team, isUnfolded, onUnfold }: TeamCardProps) {
  const t = useTranslations('load')
  const format = useFormatter()
  const inside = useId()
  const strength = strengthOf(team.members)
  return (
    <li className="overflow-hidden rounded-l border border-line bg-surface">
      <h2>
        <button
          type="button"
          aria-expanded={isUnfolded}
          aria-controls={inside}
          onClick={() => onUnfold(!isUnfolded)}
          className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-left text-sm font-semibold hover:bg-hover"
        >
          <ChevronDown
            aria-hidden
            className={classNames(
              'size-4 text-ink-faint transition-transform duration-(--quick)',
              !isUnfolded && '-rotate-90',
            )}
          />
          {team.name}
          {team.alerts.length > 0 && (
            <Badge tone="danger">{t('alerts', { count: team.alerts.length })}</Badge>
          )}
          {!team.isOpen && (
            <Badge>
              {team.opensAt === null
                ? t('shut')
                : t('opensAt', {
                    at: format.dateTime(new Date(team.opensAt), {
                      weekday: 'short',
                      hour: 'numeric',
                      minute: '2-digit',
                    }),
                  })}
            </Badge>
          )}
          <Badge>{t(`routing.${team.routing}`)}</Badge>
        </button>
      </h2>
      <dl className="grid grid-cols-2 gap-px border-t border-line bg-line sm:grid-cols-4">
        <Figure label={t('waiting')} value={team.waiting} />
        <Figure
          label={t('oldest')}
          value={team.oldestSince === null ? '—' : <RelativeTime at={team.oldestSince} />}
        />
        <Figure label={t('drain')} value={t('perHour', { count: team.drainPerHour })} />
        <Figure
          label={t('agentsOnline')}
          value={
            <span className="flex items-center gap-2">
              {t('of', { part: strength.online, whole: strength.members })}
              <CapacityBar open={strength.open} capacity={strength.capacity} />
            </span>
          }
        />
      </dl>
      <div id={inside} hidden={!isUnfolded} className="border-t border-line">
        {isUnfolded && (
          <div className="grid grid-cols-1 gap-px bg-line min-[88rem]:grid-cols-2">
            <WaitingList team={team} />
            <section aria-label={t('agents')} className="bg-surface px-4 py-3">
              <h3 className="pb-2 text-xs font-medium text-ink-faint">{t('agents')}</h3>
              {team.members.length === 0 && (
                <p className="text-sm text-ink-faint">{t('noAgents')}</p>
              )}
              <ul className="flex flex-col divide-y divide-line">
                {team.members.map((agent) => (
                  <AgentRow key={agent.id} agent={agent} team={team} />
                ))}
              </ul>
            </section>
          </div>
        )}
      </div>
    </li>
  )
}

import { useTranslations } from 'next-intl'
import { useAge } from '#components/desk/relative-time.tsx'
import { Callout } from '#components/ui/callout.tsx'
import type { TeamLoad } from '#lib/load/load.ts'

/** What is over its threshold now. An alert clears by itself. */
export function AlertList({ teams }: { teams: TeamLoad[] }) {
  const t = useTranslations('load.alert')
  const age = useAge()
  const alerts = teams.flatMap((team) => team.alerts.map((alert) => ({ team, alert })))
  if (alerts.length === 0) return null
  return (
    <div role="status" className="flex flex-col gap-2">
      {alerts.map(({ team, alert }) => (
        <Callout key={alert.id} tone="danger">
          {t(alert.kind, { team: team.name, value: alert.value, since: age(alert.raisedAt) })}
        </Callout>
      ))}
    </div>
  )
}

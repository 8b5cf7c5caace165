import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RoutingScreen } from '#components/routing/routing-screen.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { holdsAny } from '#lib/permissions/queries.ts'
import { routingPartIn } from '#lib/routing-settings/routing-part.ts'
import { agentRoutings, routingFormula, teamRoutings } from '#lib/routing-settings/queries.ts'

type Props = { searchParams: Promise<{ part?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('routing'))('settingsTitle') }
}

/** `/settings/routing?part=agents`: how conversations find an agent. */
export default async function RoutingPage({ searchParams }: Props) {
  const { part } = await searchParams
  const t = await getTranslations('routing')
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_routing').catch(nullForStrangers)
  return (
    <SettingsGate needs="manage_routing" title={t('settingsTitle')}>
      {mayOpen ? (
        <RoutingScreen
          part={routingPartIn(part)}
          teams={await teamRoutings(db)}
          agents={await agentRoutings(db)}
          weights={await routingFormula(db)}
        />
      ) : null}
    </SettingsGate>
  )
}
